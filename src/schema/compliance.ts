import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import type { GraphFieldBuilder } from '../pothos-plugin-neo4j/plugin/index.ts';
import { builder } from './builder.ts';
import { inPlaceOf } from './deprecated.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

/** Where a score or a figure is known from. Its names begin with what it is, since entities have connections of sources. */
function grounds(t: GraphFieldBuilder<Types, typeof nodes.assessment>, prefix: string) {
  const sources = { to: nodes.source, by: 'slug', description: 'The sources it rests on.' } as const;
  return {
    slug: t.property('slug'),
    [`${prefix}Sources`]: t.reference('sources', { ...sources, condition: 'sources' }),
    [`${prefix}Confidence`]: t.property('confidence', { condition: 'confidence' }),
    sources: t.reference('sources', { ...sources, ...inPlaceOf(`${prefix}Sources`) }),
    confidence: t.property('confidence', inPlaceOf(`${prefix}Confidence`)),
  };
}

builder.graphNode(nodes.assessment, {
  order: { fields: ['score', 'slug'], default: [] },
  dimensions: {
    score: { property: 'score', description: 'The score: 1, 0 or -1.' },
    member: { way: relationships.scores, description: 'The member that was scored.' },
    commitment: { way: relationships.assesses, description: 'The commitment that was assessed.' },
    year: { way: relationships.assesses, property: 'year', description: 'The year the commitment was made.' },
    issueArea: {
      way: relationships.assesses,
      property: 'issueArea',
      description: 'The issue area of the commitment, as the G7 Research Group files it.',
    },
    priority: {
      way: [relationships.assesses, relationships.concerns],
      description: 'The priorities that the commitment serves.',
    },
    event: { way: [relationships.assesses, relationships.agreed], description: 'The event that made the commitment.' },
  },
  averages: {
    averageScore: {
      property: 'score',
      description:
        'The mean of the scores, from -1 (none of the commitments kept) over 0 (work in progress, or kept in part) to 1 (all kept in full).',
    },
  },
  fields: (t) => ({
    score: t.property('score'),
    commitment: t.relation(relationships.assesses, { description: 'The commitment that was assessed.' }),
    member: t.relation(relationships.scores, { description: 'The member that was scored.' }),
    ...grounds(t, 'assessment'),
  }),
});

builder.graphNode(nodes.summitResult, {
  order: { fields: ['kind', 'value', 'sampleSize', 'slug'], default: [] },
  dimensions: {
    kind: { property: 'kind', description: 'What the figure measures.' },
    scale: { property: 'scale', description: 'The scale of the figure.' },
    report: { property: 'report', description: 'The report it stands in.' },
    event: { way: relationships.resultOf, description: 'The summit it is about.' },
    year: { way: relationships.resultOf, property: 'year', description: 'The year of the summit it is about.' },
    member: {
      way: { relationship: relationships.resultFor, to: nodes.member },
      description: 'The member it is limited to.',
    },
    priority: {
      way: { relationship: relationships.resultFor, to: nodes.priority },
      description: 'The priority it is limited to.',
    },
  },
  fields: (t) => ({
    resultKind: t.property('kind', { condition: 'kind' }),
    kind: t.property('kind', inPlaceOf('resultKind')),
    scale: t.property('scale'),
    value: t.property('value'),
    sampleSize: t.property('sampleSize'),
    derived: t.property('derived'),
    sourceValue: t.property('sourceValue'),
    sourceSampleSize: t.property('sourceSampleSize'),
    valueNote: t.property('valueNote'),
    method: t.property('method'),
    report: t.property('report'),
    assessedCommitments: t.property('assessedCommitments'),
    commitmentsMade: t.property('commitmentsMade'),
    note: t.property('note'),
    event: t.relation(relationships.resultOf, { description: 'The summit whose commitments it is about.' }),
    member: t.relation(
      { relationship: relationships.resultFor, to: nodes.member },
      { description: 'The member it is limited to; null where it covers all members.' },
    ),
    priority: t.relation(
      { relationship: relationships.resultFor, to: nodes.priority },
      { description: 'The priority it is limited to; null where it covers all issues.' },
    ),
    ...grounds(t as unknown as GraphFieldBuilder<Types, typeof nodes.assessment>, 'result'),
  }),
});
