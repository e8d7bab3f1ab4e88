import { date, inCapitals, oneOf, optional, text, workedOut } from '../pothos-plugin-neo4j/model/index.ts';
import * as nodes from './nodes.ts';
import { record, relationship } from './record.ts';
import * as words from './vocabularies.ts';

export * from './compliance-relationships.ts';

export const holdsPresidency = relationship('HOLDS_PRESIDENCY', {
  description: 'The member that presides in a year.',
  from: nodes.member,
  to: nodes.presidency,
  properties: record,
  atMostOne: 'from',
});

export const ofCountry = relationship('OF_COUNTRY', {
  description: 'The country that a member is.',
  from: nodes.member,
  to: nodes.country,
  properties: record,
  atMostOne: 'both',
});

export const organizes = relationship('ORGANIZES', {
  description: 'The presidency that an event belongs to.',
  from: nodes.presidency,
  to: nodes.event,
  properties: record,
  atMostOne: 'from',
});

export const hosts = relationship('HOSTS', {
  description: 'The member that receives an event; of one that was not held, the member that was to.',
  from: nodes.member,
  to: nodes.event,
  properties: record,
});

export const chairs = relationship('CHAIRS', {
  description: 'A person who receives and leads an event; of one that was not held, who was to.',
  from: nodes.person,
  to: nodes.event,
  properties: { ...record, role: oneOf(words.participationRole, 'The role in which the person leads the event.') },
});

export const takesPlaceIn = relationship('TAKES_PLACE_IN', {
  description: 'The most exact place that is known for an event.',
  from: nodes.event,
  to: nodes.place,
  properties: record,
  atMostOne: 'to',
});

export const alsoTakesPlaceIn = relationship('ALSO_TAKES_PLACE_IN', {
  description: 'A further place of an event that was held in several.',
  from: nodes.event,
  to: nodes.place,
  properties: record,
});

export const liesIn = relationship('LIES_IN', {
  description: 'The larger place that a place is part of.',
  from: nodes.place,
  to: nodes.place,
  properties: record,
  atMostOne: 'to',
});

export const inCountry = relationship('IN_COUNTRY', {
  description: 'The country that a place is in.',
  from: nodes.place,
  to: nodes.country,
  properties: record,
  atMostOne: 'to',
});

export const sameSiteAs = relationship('SAME_SITE_AS', {
  description: 'Two places that are one site under different names.',
  from: nodes.place,
  to: nodes.place,
  properties: record,
});

export const participatesIn = relationship('PARTICIPATES_IN', {
  description: 'A member that takes part in an event, and why it is recorded as doing so.',
  from: nodes.member,
  to: nodes.event,
  properties: { ...record, basis: oneOf(words.participationBasis) },
});

export const attends = relationship('ATTENDS', {
  description:
    'A person, country, organization or delegation at an event, or one that was to come: `status` says which. Only `ATTENDED` has taken part.',
  from: nodes.participant,
  to: nodes.event,
  properties: {
    ...record,
    role: oneOf(words.participationRole),
    capacity: optional(text('The office or function in which it takes part, as the source words it.')),
    status: oneOf(words.participationStatus),
    representing: optional(inCapitals(text('The code of the member, country or organization it speaks for.'))),
    note: optional(text('A remark on this participation.')),
  },
  repeats: true,
  indexes: ['representing'],
});

export const guestAt = relationship('GUEST_AT', {
  description:
    'A country that came to an event without being a member of the group at the time: by a person, a delegation or as a country. Whoever was only invited or announced is not among them.',
  from: nodes.country,
  to: nodes.event,
  properties: record,
});

export const heldOffice = relationship('HELD_OFFICE', {
  description: 'A term of a person in an office.',
  from: nodes.person,
  to: nodes.office,
  properties: {
    ...record,
    startDate: optional(date('The first day of the term.')),
    startDatePrecision: optional(oneOf(words.datePrecision)),
    endDate: optional(date('The last day of the term; absent where it goes on or is not known.')),
    endDatePrecision: optional(oneOf(words.datePrecision)),
    lastKnownDate: workedOut(
      optional(
        date(
          'The last day on which a source shows the term, where its end is not known and nothing shows it in the last year of the facts. A term with a beginning and neither this nor an end goes on.',
        ),
      ),
    ),
    lastKnownDatePrecision: workedOut(optional(oneOf(words.datePrecision))),
  },
  repeats: true,
});

export const officeOf = relationship('OFFICE_OF', {
  description: 'The member, country or organization that an office belongs to.',
  from: nodes.office,
  to: nodes.represented,
  properties: record,
  atMostOne: 'to',
});

export const addresses = relationship('ADDRESSES', {
  description: 'A priority that an event takes up.',
  from: nodes.event,
  to: nodes.priority,
  properties: { ...record, emphasis: oneOf(words.emphasis) },
});

export const prioritizes = relationship('PRIORITIZES', {
  description: 'A priority of a presidency: the main focus of one of its events, or set by the presidency itself.',
  from: nodes.presidency,
  to: nodes.priority,
  properties: record,
});

export const broader = relationship('BROADER', {
  description: 'The wider subject that a priority belongs to.',
  from: nodes.priority,
  to: nodes.priority,
  properties: record,
  atMostOne: 'to',
});

export const issued = relationship('ISSUED', {
  description: 'The event that a document comes from.',
  from: nodes.event,
  to: nodes.document,
  properties: record,
  atMostOne: 'from',
});

export const covers = relationship('COVERS', {
  description: 'A priority that a document deals with.',
  from: nodes.document,
  to: nodes.priority,
  properties: record,
});

export const contains = relationship('CONTAINS', {
  description: 'The document that a commitment stands in.',
  from: nodes.document,
  to: nodes.commitment,
  properties: record,
  atMostOne: 'from',
});

export const agreed = relationship('AGREED', {
  description: 'The event that made a commitment.',
  from: nodes.event,
  to: nodes.commitment,
  properties: record,
  atMostOne: 'from',
});

export const concerns = relationship('CONCERNS', {
  description:
    'A priority that a commitment serves. Nearly every commitment is filed under its main one alone, so that counts by priority are the least there can be.',
  from: nodes.commitment,
  to: nodes.priority,
  properties: record,
});

export const partOf = relationship('PART_OF', {
  description: 'The event that an event belongs to.',
  from: nodes.event,
  to: nodes.event,
  properties: record,
  atMostOne: 'to',
});

export const follows = relationship('FOLLOWS', {
  description: 'The event before an event in the same series.',
  from: nodes.event,
  to: nodes.event,
  properties: record,
  atMostOne: 'to',
});

export const buildsOn = relationship('BUILDS_ON', {
  description: 'An earlier event whose results an event carries on.',
  from: nodes.event,
  to: nodes.event,
  properties: record,
});

export const takesUp = relationship('TAKES_UP', {
  description: 'An earlier commitment that one of the own commitments of an event follows up.',
  from: nodes.event,
  to: nodes.commitment,
  properties: record,
});

export const followsUp = relationship('FOLLOWS_UP', {
  description:
    'An earlier commitment that a commitment carries on. Recorded only for commitments since 2019: where there is none, none was looked for.',
  from: nodes.commitment,
  to: nodes.commitment,
  properties: record,
});

export const onTheMarginsOf = relationship('ON_THE_MARGINS_OF', {
  description: 'The larger event that a bilateral meeting was held beside.',
  from: nodes.bilateralMeeting,
  to: nodes.event,
  properties: record,
  atMostOne: 'to',
});

export const made = relationship('MADE', {
  description: 'The speaker of a statement.',
  from: nodes.person,
  to: nodes.statement,
  properties: record,
  atMostOne: 'from',
});

export const madeAt = relationship('MADE_AT', {
  description: 'The event at or about which a statement was made.',
  from: nodes.statement,
  to: nodes.event,
  properties: record,
  atMostOne: 'to',
});

export const mentions = relationship('MENTIONS', {
  description: 'A priority that a statement speaks of.',
  from: nodes.statement,
  to: nodes.priority,
  properties: record,
});

export const establishedAt = relationship('ESTABLISHED_AT', {
  description: 'The event that set up a working group.',
  from: nodes.workingGroup,
  to: nodes.event,
  properties: record,
});

export const activeAt = relationship('ACTIVE_AT', {
  description: 'An event that a working group prepared, met at or reported to, or that dealt with it.',
  from: nodes.workingGroup,
  to: nodes.event,
  properties: record,
});

export const worksOn = relationship('WORKS_ON', {
  description: 'A priority that a working group works on.',
  from: nodes.workingGroup,
  to: nodes.priority,
  properties: record,
});

export const specializesIn = relationship('SPECIALIZES_IN', {
  description: 'A priority that is the field of an organization.',
  from: nodes.organization,
  to: nodes.priority,
  properties: record,
});

export const subgroupOf = relationship('SUBGROUP_OF', {
  description: 'The working group that a group belongs to or grew out of.',
  from: nodes.workingGroup,
  to: nodes.workingGroup,
  properties: record,
  atMostOne: 'to',
});

export const sourcedFrom = relationship('SOURCED_FROM', {
  description: 'A source that a record, or a part of it, rests on.',
  from: nodes.entity,
  to: nodes.source,
  properties: {
    key: record.key,
    supports: optional(text('The part of the record that it supports; the whole record where absent.')),
  },
  repeats: true,
});
