import {
  abstractNode,
  date,
  dateTime,
  enumeration,
  type GraphModel,
  integer,
  listOf,
  node,
  oneOf,
  optional,
  relationship,
  text,
} from '../../../src/pothos-plugin-neo4j/model/index.ts';

const colour = enumeration('Colour', 'Whether a work was made in colour.', {
  COLOUR: 'In colour.',
  BLACK_AND_WHITE: 'In shades of grey.',
});

export const language = node('Language', {
  description: 'A language that is spoken in works.',
  key: 'code',
  properties: { code: text('A short code.'), name: text('The name in English.') },
  orders: ['name'],
});

export const person = node('Person', {
  description: 'Somebody who works on films, or writes about them.',
  key: 'slug',
  properties: {
    slug: text('A readable identifier.'),
    name: text('The full name.'),
    born: optional(date('The day of birth.')),
  },
  orders: ['name'],
});

export const studio = node('Studio', {
  description: 'A company that produces works.',
  key: 'slug',
  properties: {
    slug: text('A readable identifier.'),
    name: text('The name.'),
    registration: integer('The number in the register of companies.'),
    founded: optional(integer('The year of foundation.')),
  },
  unique: ['registration'],
  orders: ['name'],
});

export const work = abstractNode('Work', {
  description: 'What people make: a film, a series, a short.',
  key: 'slug',
  properties: {
    slug: text('A readable identifier.'),
    title: text('The title.'),
    subtitle: optional(text('What stands beneath the title.')),
    year: optional(integer('The year of release.')),
    released: optional(date('The day of release.')),
    addedAt: dateTime('When it was added to the catalogue.'),
    colour: oneOf(colour),
    originalLanguage: optional(text('The code of the language it was made in.')),
    languages: listOf(text('The codes of the languages it can be heard in.')),
  },
  orders: ['title', 'addedAt'],
});

export const film = node('Film', {
  description: 'A film of full length.',
  parents: [work],
  properties: { minutes: integer('How long it is.') },
  orders: ['title', 'minutes'],
});

export const series = node('Series', {
  description: 'A work in episodes.',
  parents: [work],
  properties: { seasons: integer('How many seasons there are.') },
  orders: ['title'],
});

export const short = node('Short', {
  description: 'A film that is over soon.',
  parents: [work],
  properties: { minutes: integer('How long it is.') },
  orders: ['title'],
});

export const actedIn = relationship('ACTED_IN', {
  description: 'A part in a work. One person can have several parts in one work.',
  from: person,
  to: work,
  properties: {
    key: text('Tells this part from every other.'),
    part: optional(text('The name of the part.')),
    billing: optional(integer('The place in the credits.')),
    scenes: integer('The number of scenes.'),
    spokenIn: optional(text('The code of the language it is spoken in.')),
  },
  repeats: true,
  otherEnds: false,
  key: 'key',
});

export const reviewed = relationship('REVIEWED', {
  description: 'What somebody thought of a work.',
  from: person,
  to: work,
  properties: {
    stars: integer('From 1 to 5.'),
    publishedOn: optional(date('The day it was published.')),
    headline: optional(text('What it is headed.')),
  },
  repeats: false,
});

export const produced = relationship('PRODUCED', {
  description: 'Made a work possible.',
  from: studio,
  to: work,
  properties: {},
  repeats: false,
  otherEnds: false,
});

export const follows = relationship('FOLLOWS', {
  description: 'Tells the story on.',
  from: film,
  to: film,
  properties: {},
  atMostOne: 'both',
});

export const films: GraphModel = {
  nodes: [language, person, studio, work, film, series, short],
  relationships: [actedIn, reviewed, produced, follows],
};
