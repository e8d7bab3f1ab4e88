import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { builder } from './builder.ts';
import { inPlaceOf } from './deprecated.ts';
import { citations } from './entity.ts';

builder.graphNode(nodes.source, {
  dimensions: {
    publisher: { property: 'publisher', description: 'Who published it.' },
    kind: { property: 'kind', description: 'What it is and how it was read.' },
  },
  order: { fields: ['name', 'publisher', 'date', 'accessedDate'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    title: t.property('title'),
    publisher: t.property('publisher'),
    via: t.property('via'),
    sourceKind: t.property('kind', { condition: 'kind' }),
    kind: t.property('kind', inPlaceOf('sourceKind')),
    sourceDate: t.property('date', { condition: 'date' }),
    date: t.property('date', inPlaceOf('sourceDate')),
    sourceDatePrecision: t.property('datePrecision', { condition: 'datePrecision' }),
    datePrecision: t.property('datePrecision', inPlaceOf('sourceDatePrecision')),
    accessedDate: t.property('accessedDate'),
    licence: t.property('licence'),
    entities: t.relatedConnection(
      { relationship: relationships.sourcedFrom, direction: 'in' },
      {
        description: 'The records that rest on it.',
        edge: (e) => ({ supports: e.property('supports') }),
        links: citations,
      },
    ),
  }),
});
