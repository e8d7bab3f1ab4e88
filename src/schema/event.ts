import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import type { RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import { builder } from './builder.ts';
import { attendance, provenance, roles } from './entity.ts';
import { lineageFields } from './lineage.ts';
import { locationField } from './location.ts';

const out = <R extends RelationshipModel>(relationship: R) => ({ relationship, direction: 'out' }) as const;
const back = <R extends RelationshipModel>(relationship: R) => ({ relationship, direction: 'in' }) as const;

const chronological = {
  fields: ['startDate', 'name'],
  default: [{ field: 'startDate', direction: 'ASC' }],
} as const;

builder.graphInterface(nodes.event, {
  isComplete: true,
  order: chronological,
  dimensions: {
    kind: { property: 'kind', description: 'The kind of event.' },
    status: { property: 'status', description: 'Its status.' },
    year: { property: 'year', description: 'The year.' },
    format: { property: 'format', description: 'How participants met.' },
    forum: { property: 'forum', description: 'The forum.' },
    presidency: { way: relationships.organizes, description: 'The presidency.' },
    host: { way: relationships.hosts, description: 'The member that received it.' },
    place: { way: relationships.takesPlaceIn, description: 'The place.' },
    country: {
      way: [relationships.takesPlaceIn, relationships.inCountry],
      description: 'The country it took place in.',
    },
    portfolio: { property: 'portfolios', description: 'The fields that those who met are responsible for.' },
    priority: { way: relationships.addresses, description: 'The priorities it took up.' },
    guestCountry: { way: relationships.guestAt, description: 'The countries that came as guests.' },
    chair: { way: relationships.chairs, description: 'The people who received and led it.' },
    member: { way: relationships.participatesIn, description: 'The members that took part.' },
    participant: { way: relationships.attends, description: 'Who took part, people and others.' },
    represented: {
      way: relationships.attends,
      through: { property: 'representing', to: nodes.represented, by: 'code' },
      description: 'Whom the participants spoke for: members, guest countries, organizations.',
    },
  },
  fields: (t) => ({
    kind: t.property('kind'),
    status: t.property('status'),
    year: t.property('year'),
    startDate: t.property('startDate'),
    endDate: t.property('endDate'),
    // A rule of the load holds that it is there; the model lets it be absent, as filters ask with `isNull`.
    datePrecision: t.property('datePrecision', { nullable: false }),
    dateNote: t.property('dateNote'),
    format: t.property('format'),
    portfolios: t.property('portfolios'),
    forum: t.property('forum'),
    outcome: t.property('outcome'),
    hostStatement: t.property('hostStatement'),
    furtherTopics: t.property('furtherTopics'),
    placeNote: t.property('placeNote'),
    compositionNote: t.property('compositionNote'),
    prioritiesNote: t.property('prioritiesNote'),
    emphasisNote: t.property('emphasisNote'),
    lineageNote: t.property('lineageNote'),
    reportedCommitmentCount: t.property('reportedCommitmentCount'),
    recordedCommitmentCount: t.property('recordedCommitmentCount'),
    coverage: t.property('coverage'),
    presidency: t.relation(relationships.organizes, { description: 'The presidency it belongs to.' }),
    place: t.relation(relationships.takesPlaceIn, { description: 'The most exact place that is known.' }),
    location: locationField(t),
    follows: t.relation(out(relationships.follows), { description: 'The event before it in its series.' }),
    partOf: t.relation(out(relationships.partOf), { description: 'The event it belongs to.' }),
    hosts: t.relatedConnection(relationships.hosts, {
      description: 'The members that received it.',
      edge: provenance,
    }),
    hostPersons: t.relatedConnection(relationships.chairs, {
      description: 'The people who received and led it.',
      edge: (e) => ({ role: e.property('role'), ...provenance(e) }),
    }),
    furtherPlaces: t.relatedConnection(relationships.alsoTakesPlaceIn, {
      description: 'Further places it was held in.',
      edge: provenance,
    }),
    members: t.relatedConnection(relationships.participatesIn, {
      description: 'The members that took part, and why they are recorded as having done so.',
      edge: (e) => ({ basis: e.property('basis'), ...provenance(e) }),
    }),
    guestCountries: t.relatedConnection(relationships.guestAt, {
      description: 'The countries that came as guests.',
      edge: provenance,
    }),
    participants: t.relatedConnection(relationships.attends, {
      description: 'The people, countries, organizations and delegations that took part, and in which role.',
      edge: attendance,
      links: roles,
      orderByEdge: ['role'],
    }),
    priorities: t.relatedConnection(relationships.addresses, {
      description: 'The priorities it took up, and with what emphasis.',
      edge: (e) => ({ emphasis: e.property('emphasis'), ...provenance(e) }),
      orderByEdge: ['emphasis'],
    }),
    documents: t.relatedConnection(relationships.issued, {
      description: 'The documents it issued.',
      edge: provenance,
    }),
    commitments: t.relatedConnection(relationships.agreed, {
      description: 'The commitments it made.',
      edge: provenance,
    }),
    statements: t.relatedConnection(relationships.madeAt, {
      description: 'What people said at or about it.',
      edge: provenance,
    }),
    buildsOn: t.relatedConnection(out(relationships.buildsOn), {
      description: 'The earlier events whose results it carries on.',
      edge: provenance,
    }),
    builtOnBy: t.relatedConnection(back(relationships.buildsOn), {
      description: 'The later events that carry its results on.',
      edge: provenance,
    }),
    takesUp: t.relatedConnection(relationships.takesUp, {
      description: 'The earlier commitments that its own commitments follow up.',
      edge: provenance,
    }),
    parts: t.relatedConnection(back(relationships.partOf), {
      description: 'The events that belong to it.',
      edge: provenance,
    }),
    bilateralMeetings: t.relatedConnection(
      { relationship: relationships.onTheMarginsOf, direction: 'in' },
      { description: 'The bilateral meetings held beside it.', edge: provenance },
    ),
    ...lineageFields(t, nodes.event, relationships.buildsOn, {
      ancestors: 'The earlier events that it builds on, directly or over others.',
      descendants: 'The later events that build on it, directly or over others.',
    }),
    results: t.relatedConnection(relationships.resultOf, {
      description: 'The figures on how its commitments were kept.',
    }),
    followedBy: t.relatedConnection(back(relationships.follows), {
      description: 'The events that come after it in a series.',
      edge: provenance,
    }),
    establishedGroups: t.relatedConnection(relationships.establishedAt, {
      description: 'The working groups that it set up.',
      edge: provenance,
    }),
    workingGroups: t.relatedConnection(relationships.activeAt, {
      description: 'The working groups that prepared it, met at it or reported to it.',
      edge: provenance,
    }),
  }),
});

builder.graphNode(nodes.summit, {
  order: chronological,
  fields: (t) => ({ number: t.property('number') }),
});

builder.graphNode(nodes.ministerialMeeting, {
  order: chronological,
  fields: () => ({}),
});

builder.graphNode(nodes.seniorOfficialsMeeting, { order: chronological, fields: () => ({}) });

builder.graphNode(nodes.bilateralMeeting, {
  order: chronological,
  fields: (t) => ({
    onTheMarginsOf: t.relation(
      { relationship: relationships.onTheMarginsOf, direction: 'out' },
      { description: 'The larger event it was held beside.' },
    ),
  }),
});

builder.graphNode(nodes.leadersMeeting, { order: chronological, fields: () => ({}) });
