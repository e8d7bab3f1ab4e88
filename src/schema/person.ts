import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import type { GraphFieldBuilder } from '../pothos-plugin-neo4j/plugin/index.ts';
import { builder } from './builder.ts';
import { attendance, provenance, roles } from './entity.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

const terms = {
  name: 'terms',
  type: 'Term',
  description: 'The terms that fulfil the filter, in the order of the list.',
};

function term(t: GraphFieldBuilder<Types, typeof relationships.heldOffice>) {
  return {
    startDate: t.property('startDate'),
    startDatePrecision: t.property('startDatePrecision'),
    endDate: t.property('endDate'),
    endDatePrecision: t.property('endDatePrecision'),
    lastKnownDate: t.property('lastKnownDate'),
    lastKnownDatePrecision: t.property('lastKnownDatePrecision'),
    ...provenance(t),
  };
}

builder.graphNode(nodes.person, {
  dimensions: {
    category: { property: 'category', description: 'The capacity in which the person entered the graph.' },
    event: { way: relationships.attends, description: 'The events the person took part in.' },
    office: { way: relationships.heldOffice, description: 'The offices the person held.' },
    member: {
      way: [relationships.heldOffice, { relationship: relationships.officeOf, to: nodes.member }],
      description: 'The members for which the person held an office.',
    },
    represented: {
      way: relationships.attends,
      through: { property: 'representing', to: nodes.represented, by: 'code' },
      description: 'Whom the person spoke for at events.',
    },
    year: { way: relationships.attends, property: 'year', description: 'The years in which the person took part.' },
    chaired: { way: relationships.chairs, description: 'The events the person received and led.' },
  },
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    category: t.property('category'),
    offices: t.relatedConnection(relationships.heldOffice, {
      description: 'The offices the person held, each once; an edge tells of the first term, and of all under `terms`.',
      edge: term,
      links: terms,
      orderByEdge: ['startDate'],
    }),
    events: t.relatedConnection(relationships.attends, {
      description: 'The events the person took part in, and in which role.',
      edge: attendance,
      links: roles,
    }),
    hostedEvents: t.relatedConnection(relationships.chairs, {
      description: 'The events the person received and led.',
      edge: (e) => ({ role: e.property('role'), ...provenance(e) }),
    }),
    statements: t.relatedConnection(relationships.made, {
      description: 'The statements the person made.',
      edge: provenance,
    }),
  }),
});

builder.graphNode(nodes.office, {
  dimensions: {
    portfolio: { property: 'portfolio', description: 'The field it is responsible for.' },
    of: { way: relationships.officeOf, description: 'The member, country or organization it belongs to.' },
    holder: { way: relationships.heldOffice, description: 'The people who held it.' },
  },
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    portfolio: t.property('portfolio'),
    of: t.relation(relationships.officeOf, {
      description: 'The member, country or organization it belongs to.',
    }),
    holders: t.relatedConnection(relationships.heldOffice, {
      description: 'The people who held it, each once; an edge tells of the first term, and of all under `terms`.',
      edge: term,
      links: terms,
      orderByEdge: ['startDate'],
    }),
  }),
});
