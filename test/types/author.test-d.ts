import { describe, expectTypeOf, it } from 'vitest';
import { relationship } from '../../src/pothos-plugin-neo4j/model/index.ts';
import type { Way } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from '../plugin/films/model.ts';
import { filmsBuilder } from '../plugin/films/schema.ts';

// The TypeScript compiler checks this file. It never runs. If the line after `@ts-expect-error` compiles, because a signature has
// become too wide, the comment itself is an error.

const builder = filmsBuilder();
const order = { fields: ['title', 'year'], default: [{ field: 'year', direction: 'DESC' }] } as const;

describe('the fields of a type', () => {
  builder.graphNode(model.film, {
    order,
    fields: (t) => ({
      title: t.property('title'),
      minutes: t.property('minutes'),
      // @ts-expect-error: the model has no such property.
      titel: t.property('titel'),
      // @ts-expect-error: the property belongs to people.
      born: t.property('born'),
      original: t.reference('originalLanguage', { to: model.language, by: 'code', description: '.' }),
      // @ts-expect-error: the model has no such property that could hold a key.
      country: t.reference('country', { to: model.language, by: 'code', description: '.' }),
      // @ts-expect-error: languages have no such property.
      dubbed: t.reference('languages', { to: model.language, by: 'slug', description: '.' }),
      studio: t.relation(model.produced, { description: '.' }),
      // @ts-expect-error: a way consists of relationships, not of labels.
      language: t.relation(model.language, { description: '.' }),
      // @ts-expect-error: the direction is 'out' or 'in'.
      follows: t.relation({ relationship: model.follows, direction: 'up' }, { description: '.' }),
      // @ts-expect-error: `description` is required.
      silent: t.relation(model.produced, {}),
    }),
  });
});

describe('a relation', () => {
  const lives = relationship('LIVES_IN', { description: '.', from: model.person, to: model.studio, properties: {} });
  const description = '.';
  builder.graphNode(model.film, {
    order,
    fields: (t) => ({
      // From either end, from an abstract label of films, and to a narrower label.
      studio: t.relation(model.produced, { description }),
      cast: t.relatedConnection(model.actedIn, { description }),
      otherFilms: t.relatedConnection([model.actedIn, { relationship: model.actedIn, to: model.film }], {
        description,
      }),
      before: t.relation([{ relationship: model.follows, direction: 'out' }, model.produced], { description }),
      // @ts-expect-error: the relationship does not join films.
      home: t.relation(lives, { description }),
      // @ts-expect-error: the same as a connection.
      homes: t.relatedConnection(lives, { description }),
      // @ts-expect-error: the relationship leads to works, not from them.
      acts: t.relatedConnection({ relationship: model.actedIn, direction: 'out' }, { description }),
      // @ts-expect-error: the first step leads to a studio, and the second does not join studios.
      languages: t.relatedConnection([model.produced, model.reviewed], { description }),
      // @ts-expect-error: the first step leads to a person, and the second does not join people.
      longWay: t.relatedConnection([model.actedIn, { relationship: model.follows, direction: 'in' }], { description }),
      people: t.relatedConnection(model.actedIn, {
        description,
        edge: (e) => ({
          // @ts-expect-error: an edge has no relations.
          studio: e.relation(model.produced, { description }),
        }),
      }),
    }),
  });
  builder.graphInterface(model.work, {
    order,
    // The interface of films can have a relationship of films.
    fields: (t) => ({ follows: t.relation({ relationship: model.follows, direction: 'out' }, { description }) }),
  });
  // The type of this way is too wide. The build of the schema checks it.
  const anyWay: Way = model.produced;
  builder.graphNode(model.film, { order, fields: (t) => ({ any: t.relation(anyWay, { description }) }) });
});

describe('a resolver of the author', () => {
  builder.graphNode(model.series, {
    order,
    fields: (t) => ({
      summary: t.needs('title', 'subtitle', 'year', 'colour', 'languages', 'seasons').string({
        resolve: (row) => {
          expectTypeOf(row).toEqualTypeOf<{
            readonly title: string;
            readonly subtitle: string | null;
            readonly year: number | null;
            readonly colour: 'COLOUR' | 'BLACK_AND_WHITE';
            readonly languages: readonly string[];
            readonly seasons: number;
          }>();
          return row.title;
        },
      }),
      exposed: t.needs('seasons').exposeInt('seasons'),
      // @ts-expect-error: the model has no such property.
      wrong: t.needs('titel').string({ resolve: () => '' }),
      stale: t.needs('title').string({
        // @ts-expect-error: the resolver reads a property that `needs` does not name.
        resolve: ({ title, seasons }) => `${title} ${seasons}`,
      }),
      // @ts-expect-error: a subtitle can be null, and the field cannot.
      certain: t.needs('subtitle').string({ nullable: false, resolve: ({ subtitle }) => subtitle }),
      // @ts-expect-error: without `needs` the object has no properties.
      careless: t.string({ resolve: ({ title }) => title }),
      // @ts-expect-error: the same for `expose`.
      bare: t.exposeString('title'),
    }),
  });
});

describe('a connection', () => {
  builder.graphNode(model.person, {
    order: { fields: ['name', 'born'], default: [{ field: 'name', direction: 'ASC' }] },
    fields: (t) => ({
      parts: t.relatedConnection(model.actedIn, {
        description: '.',
        edge: (e) => ({
          part: e.property('part'),
          // @ts-expect-error: the relationship has no such property.
          role: e.property('role'),
          // @ts-expect-error: the property belongs to the node.
          title: e.property('title'),
          credit: e.needs('part', 'scenes').string({
            resolve: (row) => {
              expectTypeOf(row).toEqualTypeOf<{ readonly part: string | null; readonly scenes: number }>();
              return row.part;
            },
          }),
        }),
        orderByEdge: ['part', 'billing'],
      }),
      wrong: t.relatedConnection(model.actedIn, {
        description: '.',
        // @ts-expect-error: the relationship has no such property.
        orderByEdge: ['role'],
      }),
      // In a way of several relationships, the edge reads the last.
      reviewersOfWorks: t.relatedConnection([model.actedIn, model.reviewed], {
        description: '.',
        edge: (e) => ({ stars: e.property('stars') }),
        orderByEdge: ['stars'],
      }),
      wrongOfWorks: t.relatedConnection([model.actedIn, { relationship: model.reviewed, direction: 'in' }], {
        description: '.',
        // @ts-expect-error: the property belongs to the first relationship.
        orderByEdge: ['billing'],
      }),
    }),
  });
});

describe('the order of a type', () => {
  const fields = () => ({});
  builder.graphNode(model.short, { order: { fields: ['minutes'], default: [] }, fields });
  // @ts-expect-error: the model has no such property.
  builder.graphNode(model.short, { order: { fields: ['seconds'], default: [] }, fields });
  builder.graphNode(model.short, {
    // @ts-expect-error: the model has no such property, also for the default order.
    order: { fields: ['minutes'], default: [{ field: 'seconds', direction: 'ASC' }] },
    fields,
  });
  builder.graphNode(model.short, {
    // @ts-expect-error: the direction is 'ASC' or 'DESC'.
    order: { fields: ['minutes'], default: [{ field: 'minutes', direction: 'UP' }] },
    fields,
  });
});

describe('what a list can be counted by', () => {
  const description = '.';
  const led = relationship('LED', { description, from: model.person, to: model.studio, properties: {} });
  builder.graphInterface(model.work, {
    order,
    dimensions: { year: { property: 'year', description }, studio: { way: model.produced, description } },
    fields: () => ({}),
  });
  builder.graphInterface(model.work, {
    order,
    // @ts-expect-error: works do not have this property, only films do.
    dimensions: { length: { property: 'minutes', description } },
    fields: () => ({}),
  });
  builder.graphInterface(model.work, {
    order,
    dimensions: {
      actors: { way: model.actedIn, description },
      born: { way: model.actedIn, property: 'born', description },
      studios: { way: [model.actedIn, model.actedIn, model.produced], description },
      // @ts-expect-error: the relationship does not join works.
      bosses: { way: led, description },
      // @ts-expect-error: a person has no such property.
      titles: { way: model.actedIn, property: 'title', description },
    },
    fields: () => ({}),
  });
});

describe('root fields', () => {
  builder.queryFields((t) => ({
    film: t.graphLookup(model.film, { by: 'slug', description: '.' }),
    // @ts-expect-error: the model has no such property.
    filmByNumber: t.graphLookup(model.film, { by: 'isan', description: '.' }),
    films: t.graphConnection(model.film, { description: '.' }),
    // @ts-expect-error: a root list is for nodes, not for relationships.
    parts: t.graphConnection(model.actedIn, { description: '.' }),
  }));
});

it('needs the names of things that are there', () => {
  // @ts-expect-error: `graphNode` takes a label, not a relationship.
  builder.graphNode(model.actedIn, { fields: () => ({}) });
});

describe('who sees a type', () => {
  builder.graphNode(model.short, {
    order,
    visible: ({ currentKey }) => currentKey === undefined,
    fields: () => ({}),
  });
  builder.graphNode(model.studio, {
    // @ts-expect-error: the context has no such property.
    visible: ({ user }) => user !== undefined,
    fields: () => ({}),
  });
  builder.graphNode(model.language, {
    // @ts-expect-error: a string could inject Cypher.
    visible: () => 'n.code = 1',
    fields: () => ({}),
  });
});
