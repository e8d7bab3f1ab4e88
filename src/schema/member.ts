import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { builder } from './builder.ts';
import { inPlaceOf } from './deprecated.ts';
import { attendance, provenance, roles } from './entity.ts';

const byName = { fields: ['name', 'code'], default: [{ field: 'name', direction: 'ASC' }] } as const;

builder.graphNode(nodes.member, {
  dimensions: {
    kind: { property: 'kind', description: 'Whether it is a state or a union.' },
  },
  order: { fields: ['name', 'code', 'joinedYear', 'leftYear'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    officialName: t.property('officialName'),
    memberKind: t.property('kind', { condition: 'kind' }),
    kind: t.property('kind', inPlaceOf('memberKind')),
    standing: t.property('standing'),
    joinedYear: t.property('joinedYear'),
    leftYear: t.property('leftYear'),
    capital: t.property('capital'),
    isoAlpha3: t.property('isoAlpha3'),
    isoNumeric: t.property('isoNumeric'),
    codeNote: t.property('codeNote'),
    country: t.relation(relationships.ofCountry, { description: 'The country it is; null for a union.' }),
    presidencies: t.relatedConnection(relationships.holdsPresidency, {
      description: 'The years it presided.',
      edge: provenance,
    }),
    hostedEvents: t.relatedConnection(relationships.hosts, {
      description: 'The events it received.',
      edge: provenance,
    }),
    events: t.relatedConnection(relationships.participatesIn, {
      description: 'The events it took part in, and why it is recorded as having done so.',
      edge: (e) => ({ basis: e.property('basis'), ...provenance(e) }),
    }),
    offices: t.relatedConnection(relationships.officeOf, {
      description: 'The offices people hold for it.',
      edge: provenance,
    }),
    assessments: t.relatedConnection(relationships.scores, {
      description: 'The scores of how it kept commitments, one for each that was assessed.',
    }),
    results: t.relatedConnection(
      { relationship: relationships.resultFor, direction: 'in' },
      { description: 'The figures on how it kept the commitments of each summit.' },
    ),
    representatives: t.relatedConnection([relationships.officeOf, relationships.heldOffice], {
      description: 'The people who have held an office for it.',
    }),
  }),
});

builder.graphNode(nodes.country, {
  dimensions: {
    guestAt: { way: relationships.guestAt, description: 'The events it came to as a guest.' },
    region: { property: 'region', description: 'The region of UN M49.' },
    subregion: { property: 'subregion', description: 'The subregion of UN M49.' },
  },
  order: byName,
  fields: (t) => ({
    isoAlpha3: t.property('isoAlpha3'),
    isoNumeric: t.property('isoNumeric'),
    region: t.property('region'),
    regionCode: t.property('regionCode'),
    subregion: t.property('subregion'),
    subregionCode: t.property('subregionCode'),
    member: t.relation(relationships.ofCountry, { description: 'The member it is; null where it is none.' }),
    guestAt: t.relatedConnection(relationships.guestAt, {
      description: 'The events it came to as a guest.',
      edge: provenance,
    }),
    events: t.relatedConnection(relationships.attends, {
      description: 'The events it was recorded at without a person being named.',
      edge: attendance,
      links: roles,
    }),
    offices: t.relatedConnection(relationships.officeOf, {
      description: 'The offices people hold for it; for a member country see its member.',
      edge: provenance,
    }),
    places: t.relatedConnection(relationships.inCountry, {
      description: 'The places in it.',
      edge: provenance,
    }),
  }),
});

builder.graphNode(nodes.organization, {
  dimensions: {
    kind: { property: 'kind', description: 'The kind of body.' },
    event: { way: relationships.attends, description: 'The events it was recorded at without a person being named.' },
    priority: { way: relationships.specializesIn, description: 'The priorities that are its field.' },
  },
  order: { fields: ['name', 'code', 'foundedYear'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    organizationKind: t.property('kind', { condition: 'kind' }),
    kind: t.property('kind', inPlaceOf('organizationKind')),
    foundedYear: t.property('foundedYear'),
    priorities: t.relatedConnection(relationships.specializesIn, {
      description: 'The priorities that are its field.',
      edge: provenance,
    }),
    events: t.relatedConnection(relationships.attends, {
      description: 'The events it was recorded at without a person being named.',
      edge: attendance,
      links: roles,
    }),
    offices: t.relatedConnection(relationships.officeOf, {
      description: 'The offices people hold in it.',
      edge: provenance,
    }),
  }),
});
