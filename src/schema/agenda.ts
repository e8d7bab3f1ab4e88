import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { builder } from './builder.ts';
import { inPlaceOf } from './deprecated.ts';
import { provenance } from './entity.ts';
import { lineageFields } from './lineage.ts';

const byName = { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] } as const;

builder.graphNode(nodes.priority, {
  order: byName,
  dimensions: {
    event: { way: relationships.addresses, description: 'The events that took it up.' },
    year: { way: relationships.addresses, property: 'year', description: 'The years in which an event took it up.' },
    broader: {
      way: { relationship: relationships.broader, direction: 'out' },
      description: 'The wider subject it belongs to.',
    },
  },
  within: relationships.broader,
  fields: (t) => ({
    definition: t.property('definition'),
    broader: t.relation(
      { relationship: relationships.broader, direction: 'out' },
      { description: 'The wider subject it belongs to.' },
    ),
    narrower: t.relatedConnection(
      { relationship: relationships.broader, direction: 'in' },
      { description: 'The narrower subjects that belong to it.', edge: provenance },
    ),
    ...lineageFields(t, nodes.priority, relationships.broader, {
      ancestors: 'The wider subjects that it belongs to, near and far.',
      descendants: 'The narrower subjects that belong to it, near and far.',
    }),
    events: t.relatedConnection(relationships.addresses, {
      description: 'The events that took it up, and with what emphasis.',
      edge: (e) => ({ emphasis: e.property('emphasis'), ...provenance(e) }),
      orderByEdge: ['emphasis'],
    }),
    presidencies: t.relatedConnection(relationships.prioritizes, {
      description: 'The presidencies that set it, or had an event with it as its main focus.',
      edge: provenance,
    }),
    documents: t.relatedConnection(relationships.covers, {
      description: 'The documents that deal with it.',
      edge: provenance,
    }),
    commitments: t.relatedConnection(relationships.concerns, {
      description: 'The commitments that serve it.',
      edge: provenance,
    }),
    statements: t.relatedConnection(relationships.mentions, {
      description: 'The statements that speak of it.',
      edge: provenance,
    }),
    organizations: t.relatedConnection(relationships.specializesIn, {
      description: 'The organizations whose field it is.',
      edge: provenance,
    }),
    workingGroups: t.relatedConnection(relationships.worksOn, {
      description: 'The working groups that work on it.',
      edge: provenance,
    }),
    results: t.relatedConnection(relationships.resultFor, {
      description: 'The figures on how the commitments of summits that serve it were kept.',
    }),
  }),
});

builder.graphNode(nodes.commitment, {
  order: { fields: ['year', 'name', 'complianceAverage'], default: [{ field: 'year', direction: 'ASC' }] },
  dimensions: {
    memberScore: {
      way: relationships.assesses,
      property: 'score',
      description: 'The scores that members got for it, each once.',
    },
    takenUpBy: { way: relationships.takesUp, description: 'The events whose own commitments follow it up.' },
    year: { property: 'year', description: 'The year.' },
    issueArea: { property: 'issueArea', description: 'The issue area of the G7 Research Group.' },
    priority: { way: relationships.concerns, description: 'The priorities it serves.' },
    event: { way: relationships.agreed, description: 'The event that made it.' },
    document: { way: relationships.contains, description: 'The document it stands in.' },
  },
  fields: (t) => ({
    summary: t.property('summary'),
    year: t.property('year'),
    issueArea: t.property('issueArea'),
    issueAreaCommitmentCount: t.property('issueAreaCommitmentCount'),
    researchGroupId: t.property('researchGroupId'),
    researchGroupIdNote: t.property('researchGroupIdNote'),
    complianceAverage: t.property('complianceAverage'),
    complianceScoreCount: t.property('complianceScoreCount'),
    sourceComplianceAverage: t.property('sourceComplianceAverage'),
    complianceNote: t.property('complianceNote'),
    document: t.relation(relationships.contains, { description: 'The document it stands in.' }),
    event: t.relation(relationships.agreed, { description: 'The event that made it.' }),
    priorities: t.relatedConnection(relationships.concerns, {
      description: 'The priorities it serves.',
      edge: provenance,
    }),
    buildsOn: t.relatedConnection(
      { relationship: relationships.followsUp, direction: 'out' },
      { description: 'The earlier commitments it carries on.', edge: provenance },
    ),
    builtOnBy: t.relatedConnection(
      { relationship: relationships.followsUp, direction: 'in' },
      { description: 'The later commitments that carry it on.', edge: provenance },
    ),
    ...lineageFields(t, nodes.commitment, relationships.followsUp, {
      ancestors: 'The earlier commitments that it carries on, directly or over others.',
      descendants: 'The later commitments that carry it on, directly or over others.',
    }),
    assessments: t.relatedConnection(relationships.assesses, {
      description: 'The scores of how members kept it, one for each member that was assessed.',
    }),
    takenUpBy: t.relatedConnection(relationships.takesUp, {
      description: 'The events whose own commitments follow it up.',
      edge: provenance,
    }),
  }),
});

builder.graphNode(nodes.workingGroup, {
  dimensions: {
    kind: { property: 'kind', description: 'The kind of body.' },
    foundedYear: { property: 'foundedYear', description: 'The year it was founded.' },
    priority: { way: relationships.worksOn, description: 'The priorities it works on.' },
    event: { way: relationships.activeAt, description: 'The events it prepared, met at or reported to.' },
  },
  order: { fields: ['name', 'foundedYear'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    workingGroupKind: t.property('kind', { condition: 'kind' }),
    kind: t.property('kind', inPlaceOf('workingGroupKind')),
    foundedYear: t.property('foundedYear'),
    foundedNote: t.property('foundedNote'),
    mandate: t.property('mandate'),
    parent: t.relation(
      { relationship: relationships.subgroupOf, direction: 'out' },
      { description: 'The group it belongs to or grew out of.' },
    ),
    subgroups: t.relatedConnection(
      { relationship: relationships.subgroupOf, direction: 'in' },
      { description: 'The groups that belong to it or grew out of it.', edge: provenance },
    ),
    establishedAt: t.relatedConnection(relationships.establishedAt, {
      description: 'The events that set it up.',
      edge: provenance,
    }),
    events: t.relatedConnection(relationships.activeAt, {
      description: 'The events it prepared, met at or reported to.',
      edge: provenance,
    }),
    priorities: t.relatedConnection(relationships.worksOn, {
      description: 'The priorities it works on.',
      edge: provenance,
    }),
  }),
});
