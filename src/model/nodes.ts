import {
  abstractNode,
  date,
  float,
  inCapitals,
  integer,
  internal,
  listOf,
  node,
  oneOf,
  optional,
  sortedBy,
  text,
  workedOut,
} from '../pothos-plugin-neo4j/model/index.ts';
import { namesIndex, searchIndex, searchProperties, textIndex } from './search-properties.ts';
import * as words from './vocabularies.ts';

export * from './compliance-nodes.ts';
export * from './dataset-nodes.ts';

const datePrecision = optional(oneOf(words.datePrecision));

const sortKeyDescription =
  'Sorted as a reader expects: É beside E, without regard to case and punctuation, numbers by their value; by 200 letters.';

export const entity = abstractNode('Entity', {
  description: 'Anything the graph knows: every record that facts and sources are kept for.',
  properties: {
    slug: text('A readable identifier, unique over the whole graph, such as `summit-2025-kananaskis`.'),
    name: sortedBy('sortName', text('The name in English.')),
    sortName: internal(text(sortKeyDescription)),
    caption: workedOut(
      text(
        'What it is in one line, worked out from the facts, such as `Summit · Kananaskis, Canada · 15–17 Jun 2025`: tells apart what a name does not.',
      ),
    ),
    description: optional(text('What it is or was about, in a few sentences.')),
    note: optional(text('A remark of the compilers, for example on sources that disagree.')),
    url: optional(text('Where to read about it on the web.')),
    wikidataId: optional(text('The identifier in Wikidata, such as `Q16`.')),
    confidence: optional(oneOf(words.confidence)),
    formerSlugs: listOf(text('The slugs it had before: look-ups, ids and search still find it by them.')),
    alternativeNames: listOf(text('Other names: former ones, short ones, those in other words.')),
    ...searchProperties,
  },
  key: 'slug',
  orders: ['name'],
  fullText: [searchIndex, namesIndex, textIndex],
});

export const represented = abstractNode('Represented', {
  description: 'Whom a person can speak for: a member, a country or an organization.',
  parents: [entity],
  properties: {
    code: inCapitals(text('A short code: ISO 3166 for countries (`JP`), `EU`, or an acronym (`NATO`).')),
  },
  unique: ['code'],
  orders: ['name'],
});

export const participant = abstractNode('Participant', {
  description: 'Who can take part in an event: a person, a member, a country or an organization.',
  parents: [entity],
  properties: {},
  orders: ['name'],
});

export const member = node('Member', {
  description: 'A member of the Group of Seven, past or present.',
  parents: [represented, participant],
  properties: {
    officialName: text('The formal name of the state or union.'),
    kind: oneOf(words.memberKind),
    joinedYear: integer('The year of its first summit.'),
    leftYear: optional(integer('The year its membership ended.')),
    capital: optional(text('Its capital or seat.')),
    isoAlpha3: optional(inCapitals(text('The three-letter code of ISO 3166-1.'))),
    isoNumeric: optional(text('The numeric code of ISO 3166-1.')),
    codeNote: optional(text('A remark on its codes.')),
    standing: text('How the records describe its membership, such as `former member`.'),
  },
  unique: ['code'],
  orders: ['name', 'code', 'joinedYear'],
});

export const country = node('Country', {
  description: 'A country, once: of members, guests and places. It is also Represented unless a member stands for it.',
  parents: [represented, participant],
  properties: {
    isoAlpha3: optional(inCapitals(text('The three-letter code of ISO 3166-1, such as `JPN`.'))),
    isoNumeric: optional(text('The three digits of ISO 3166-1, such as `392`: they are its code in UN M49 too.')),
    region: optional(text('The region of UN M49 in which it lies, such as `Asia`.')),
    regionCode: optional(text('The three digits of that region in UN M49, such as `142`.')),
    subregion: optional(text('The subregion of UN M49 in which it lies, such as `Eastern Asia`.')),
    subregionCode: optional(text('The three digits of that subregion in UN M49, such as `030`.')),
  },
  unique: ['code'],
  orders: ['name', 'code'],
});

export const organization = node('Organization', {
  description: 'An international organization that is invited to or works with the group.',
  parents: [represented, participant],
  properties: {
    kind: text('What kind of body it is.'),
    foundedYear: optional(integer('The year it was founded.')),
  },
  unique: ['code'],
  orders: ['name', 'code'],
});

export const person = node('Person', {
  description: 'A person who held an office, took part in an event or made a statement.',
  parents: [participant],
  properties: { category: oneOf(words.personCategory) },
  orders: ['name'],
});

export const office = node('Office', {
  description: 'An office that people hold for a member, a country or an organization.',
  parents: [entity],
  properties: { portfolio: optional(text('The field it is responsible for, such as `interior-security`.')) },
  orders: ['name'],
});

export const presidency = node('Presidency', {
  description: 'The year in which one member sets the agenda and organizes the meetings.',
  parents: [entity],
  properties: {
    year: integer('The calendar year.'),
    forum: oneOf(words.forum),
    themes: listOf(text('The themes the presidency chose.')),
  },
  unique: ['year'],
  orders: ['year', 'name'],
});

export const event = abstractNode('Event', {
  description: 'A meeting: a summit, a meeting of leaders, ministers or officials, or a bilateral meeting.',
  parents: [entity],
  properties: {
    kind: oneOf(words.eventKind),
    status: oneOf(words.eventStatus),
    year: integer('The calendar year it belongs to.'),
    startDate: date('The first day.'),
    endDate: date('The last day.'),
    datePrecision,
    format: optional(oneOf(words.eventFormat)),
    portfolios: listOf(
      text('The fields that those who meet are responsible for, such as `interior-security`; none for leaders.'),
    ),
    forum: optional(oneOf(words.forum)),
    outcome: optional(text('What came out of it, in a few sentences.')),
    hostStatement: optional(text('What the host said, in a few sentences.')),
    furtherTopics: optional(text('Topics that a source adds to the agenda.')),
    dateNote: optional(text('A remark on its dates.')),
    placeNote: optional(text('The place as it is recorded, where that differs from the names of the places.')),
    compositionNote: optional(text('A remark on which members are recorded as taking part.')),
    prioritiesNote: optional(text('A remark on how complete its priorities are.')),
    emphasisNote: optional(text('Why some priorities count as its main focus.')),
    lineageNote: optional(text('A remark on what it builds on.')),
    reportedCommitmentCount: optional(
      integer(
        'How many commitments it made, as a source counts them: from 1976 to 2020 the sum over the issue areas of the dataset of the G7 Research Group. Absent where no source gives a number.',
      ),
    ),
    recordedCommitmentCount: workedOut(
      integer('How many of its commitments are on record: up to 2020 nearly only those that were scored.'),
    ),
    coverage: workedOut(
      optional(
        float(
          'What part of its commitments is on record, from 0 to 1: `recordedCommitmentCount` of `reportedCommitmentCount`. Absent where nobody reports how many it made: what is on record is then a number without a whole.',
        ),
      ),
    ),
  },
  orders: ['startDate', 'name'],
});

export const summit = node('Summit', {
  description: 'The yearly meeting of leaders.',
  parents: [event],
  properties: { number: integer('Its place in the series that began with Rambouillet 1975.') },
});

export const leadersMeeting = node('LeadersMeeting', {
  description: 'A meeting of leaders outside the yearly summit.',
  parents: [event],
  properties: {},
});

export const ministerialMeeting = node('MinisterialMeeting', {
  description: 'A meeting of ministers who share one or more portfolios.',
  parents: [event],
  properties: {},
});

export const seniorOfficialsMeeting = node('SeniorOfficialsMeeting', {
  description: 'A meeting of officials.',
  parents: [event],
  properties: {},
});

export const bilateralMeeting = node('BilateralMeeting', {
  description: 'A meeting of two sides.',
  parents: [event],
  properties: {},
});

export const place = node('Place', {
  description: 'A country, region, city or venue where events take place.',
  parents: [entity],
  properties: {
    kind: oneOf(words.placeKind),
    latitude: optional(float('Degrees north, WGS 84.')),
    longitude: optional(float('Degrees east, WGS 84.')),
    geonamesId: optional(integer('The identifier in GeoNames.')),
    gazetteerName: optional(text('The name in the gazetteer, where it differs.')),
  },
  orders: ['name'],
});

export const priority = node('Priority', {
  description: 'A subject the group works on, in a hierarchy from broad to narrow.',
  parents: [entity],
  properties: {
    definition: text('What the subject covers.'),
  },
  orders: ['name'],
});

export const document = node('Document', {
  description: 'A document that an event issued, or the set of documents of a summit.',
  parents: [entity],
  properties: {
    kind: text(
      'What kind of document it is, in lower-case words: `communiqué`, `declaration`, `statement`, `ministerial communiqué`, `charter` and others. `documents { countBy(dimension: KIND) { key } }` lists them.',
    ),
    date: date('The day of issue.'),
    datePrecision: oneOf(words.datePrecision),
    reportedCommitmentCount: optional(integer('The number of commitments that a source counts in it.')),
  },
  orders: ['date', 'name'],
});

export const commitment = node('Commitment', {
  description: 'Something the members undertook to do, paraphrased.',
  parents: [entity],
  properties: {
    summary: text('The undertaking in other words than the document.'),
    year: integer('The year it was made.'),
    issueArea: optional(text('The issue area the G7 Research Group files it under.')),
    issueAreaCommitmentCount: workedOut(
      optional(
        integer(
          'How many commitments the G7 Research Group counts in that issue area in all years up to 2020, in this graph or not: the whole of which those on record are a part.',
        ),
      ),
    ),
    researchGroupId: optional(text('The number the G7 Research Group gives it.')),
    researchGroupIdNote: optional(text('A remark on that number.')),
    complianceAverage: workedOut(
      optional(
        float(
          'How it was kept, from -1 to 1: the mean of its scores in the graph, one for each member that was scored. Absent where nobody was.',
        ),
      ),
    ),
    complianceScoreCount: workedOut(integer('The number of scores that `complianceAverage` is the mean of.')),
    sourceComplianceAverage: optional(
      float(
        'The average that the source of the scores states, as it is rounded there. It does not always agree with the scores.',
      ),
    ),
    complianceNote: workedOut(
      optional(
        text('How the average of the source differs from the mean of the scores, where rounding does not explain it.'),
      ),
    ),
  },
  orders: ['year', 'name'],
});

export const statement = node('Statement', {
  description: 'Something a person said at or about an event, paraphrased.',
  parents: [entity],
  properties: {
    summary: text('What was said, in other words.'),
    date: date('The day it was said.'),
    datePrecision: oneOf(words.datePrecision),
  },
  orders: ['date', 'name'],
});

export const workingGroup = node('WorkingGroup', {
  description: 'A group, network, initiative or mechanism that works on behalf of or with the group.',
  parents: [entity],
  properties: {
    kind: text('What kind of body it is, such as `working group` or `coalition`.'),
    foundedYear: optional(integer('The year it was founded.')),
    foundedNote: optional(text('How it was founded.')),
    mandate: optional(text('What it is there for.')),
  },
  orders: ['name'],
});

export const source = node('Source', {
  description: 'Where facts come from: a page, a dataset, or what the compilers knew beforehand.',
  parents: [entity],
  properties: {
    title: text('The title of the page or dataset.'),
    publisher: sortedBy('sortPublisher', text('Who published it.')),
    sortPublisher: internal(text(sortKeyDescription)),
    via: optional(
      text('Where it was read, where that was not at the publisher: a site that passes it on, an archive or a copy.'),
    ),
    kind: oneOf(words.sourceKind),
    date: optional(date('The date the page shows.')),
    datePrecision,
    accessedDate: date('The day it was read.'),
    licence: optional(text('The licence of its data.')),
  },
  orders: ['name', 'publisher', 'accessedDate'],
});
