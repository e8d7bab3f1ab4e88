import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { builder } from './builder.ts';
import { inPlaceOf } from './deprecated.ts';
import { provenance } from './entity.ts';

builder.graphNode(nodes.presidency, {
  dimensions: {
    forum: { property: 'forum', description: 'The name and size of the group in that year.' },
    member: { way: relationships.holdsPresidency, description: 'The member that presides.' },
    priority: {
      way: [relationships.organizes, relationships.addresses],
      description: 'The priorities that the events of the year took up.',
    },
  },
  order: { fields: ['year', 'name'], default: [{ field: 'year', direction: 'ASC' }] },
  fields: (t) => ({
    year: t.property('year'),
    presidencyForum: t.property('forum', { condition: 'forum' }),
    forum: t.property('forum', inPlaceOf('presidencyForum')),
    themes: t.property('themes'),
    member: t.relation(relationships.holdsPresidency, { description: 'The member that presides.' }),
    summit: t.relation(
      { relationship: relationships.organizes, to: nodes.summit },
      { description: 'The summit of the year.' },
    ),
    events: t.relatedConnection(relationships.organizes, {
      description: 'The events of the year.',
      edge: provenance,
    }),
    priorities: t.relatedConnection(relationships.prioritizes, {
      description: 'The priorities of the presidency: those it set, and the main focus of each of its events.',
      edge: provenance,
    }),
  }),
});
