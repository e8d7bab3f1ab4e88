import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { builder } from './builder.ts';
import { inPlaceOf } from './deprecated.ts';
import { provenance } from './entity.ts';

const byDate = { fields: ['date', 'name'], default: [{ field: 'date', direction: 'ASC' }] } as const;

builder.graphNode(nodes.document, {
  dimensions: {
    kind: { property: 'kind', description: 'The kind of document.' },
    year: { way: relationships.issued, property: 'year', description: 'The year of the event it comes from.' },
    event: { way: relationships.issued, description: 'The event it comes from.' },
    priority: { way: relationships.covers, description: 'The priorities it deals with.' },
  },
  order: byDate,
  fields: (t) => ({
    documentKind: t.property('kind', { condition: 'kind' }),
    kind: t.property('kind', inPlaceOf('documentKind')),
    date: t.property('date'),
    datePrecision: t.property('datePrecision'),
    reportedCommitmentCount: t.property('reportedCommitmentCount'),
    event: t.relation(relationships.issued, { description: 'The event it comes from.' }),
    commitments: t.relatedConnection(relationships.contains, {
      description: 'The commitments in it.',
      edge: provenance,
    }),
    priorities: t.relatedConnection(relationships.covers, {
      description: 'The priorities it deals with.',
      edge: provenance,
    }),
  }),
});

builder.graphNode(nodes.statement, {
  dimensions: {
    speaker: { way: relationships.made, description: 'Who made it.' },
    event: { way: relationships.madeAt, description: 'The event it was made at or about.' },
    year: { way: relationships.madeAt, property: 'year', description: 'The year of that event.' },
    priority: { way: relationships.mentions, description: 'The priorities it speaks of.' },
  },
  order: byDate,
  fields: (t) => ({
    summary: t.property('summary'),
    date: t.property('date'),
    datePrecision: t.property('datePrecision'),
    speaker: t.relation(relationships.made, { description: 'Who made it.' }),
    event: t.relation(relationships.madeAt, { description: 'The event it was made at or about.' }),
    priorities: t.relatedConnection(relationships.mentions, {
      description: 'The priorities it speaks of.',
      edge: provenance,
    }),
  }),
});
