import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { builder } from './builder.ts';
import { inPlaceOf } from './deprecated.ts';
import { provenance } from './entity.ts';

builder.graphNode(nodes.place, {
  dimensions: {
    kind: { property: 'kind', description: 'What it is.' },
    country: { way: relationships.inCountry, description: 'The country it is in.' },
    event: { way: relationships.takesPlaceIn, description: 'The events held there.' },
  },
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    placeKind: t.property('kind', { condition: 'kind' }),
    kind: t.property('kind', inPlaceOf('placeKind')),
    latitude: t.property('latitude'),
    longitude: t.property('longitude'),
    geonamesId: t.property('geonamesId'),
    gazetteerName: t.property('gazetteerName'),
    country: t.relation(relationships.inCountry, { description: 'The country it is in.' }),
    partOf: t.relation(
      { relationship: relationships.liesIn, direction: 'out' },
      { description: 'The larger place it is part of.' },
    ),
    parts: t.relatedConnection(
      { relationship: relationships.liesIn, direction: 'in' },
      { description: 'The places that are part of it.', edge: provenance },
    ),
    sameSiteAs: t.relatedConnection(
      { relationship: relationships.sameSiteAs, direction: 'out' },
      { description: 'Records of the same site under another name.', edge: provenance },
    ),
    events: t.relatedConnection(relationships.takesPlaceIn, {
      description: 'The events held there.',
      edge: provenance,
    }),
    furtherEvents: t.relatedConnection(relationships.alsoTakesPlaceIn, {
      description: 'The events that were held there among other places.',
      edge: provenance,
    }),
  }),
});
