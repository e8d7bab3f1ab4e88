import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { RunStatement } from '../../../src/pothos-plugin-neo4j/compiler/index.ts';
import { integer, node, optional, relationship, text } from '../../../src/pothos-plugin-neo4j/model/index.ts';
import GraphPlugin, {
  cypher,
  found,
  knowledge,
  known,
  parameter,
  relayOptions,
  self,
  value,
} from '../../../src/pothos-plugin-neo4j/plugin/index.ts';

// 1. The model of the graph. The schema takes its descriptions, types and nullability from it, and the indexes follow too.

const person = node('Person', {
  description: 'Somebody who acts in films.',
  key: 'slug',
  properties: { slug: text('A readable identifier.'), name: text('The full name.') },
  orders: ['name'],
});

const film = node('Film', {
  description: 'A film.',
  key: 'slug',
  properties: {
    slug: text('A readable identifier.'),
    title: text('The title.'),
    year: integer('The year of release.'),
    minutes: optional(integer('How long it is.')),
  },
  orders: ['title', 'year'],
});

const actedIn = relationship('ACTED_IN', {
  description: 'A part in a film. One person can have several in one film.',
  from: person,
  to: film,
  properties: { key: text('Tells this part from every other.'), part: optional(text('The name of the part.')) },
  repeats: true,
  key: 'key',
});

export const model = { nodes: [person, film], relationships: [actedIn] };

// 2. A builder. `run` runs the statement of a request.

const builder = new SchemaBuilder<{ Context: { run: RunStatement } }>({
  plugins: [RelayPlugin, GraphPlugin],
  relay: relayOptions,
  graph: { run: (context) => context.run },
});

// 3. Types. Every connection has pages in both directions, a filter and orderings.

builder.graphNode(film, {
  order: { fields: ['title', 'year', 'minutes'], default: [{ field: 'year', direction: 'DESC' }] },
  dimensions: { year: { property: 'year', description: 'The year of release.' } },
  fields: (t) => ({
    title: t.property('title'),
    year: t.property('year'),
    minutes: t.property('minutes'),
    cast: t.relatedConnection(actedIn, {
      description: 'Who acts in it. An edge shows the first part, and `links` shows all parts.',
      edge: (e) => ({ part: e.property('part') }),
      orderByEdge: ['part'],
    }),
    // A resolver of your own names the properties that it reads. Others are errors of the TypeScript compiler.
    label: t.needs('title', 'year').string({
      description: 'The title with the year.',
      resolve: ({ title, year }) => `${title} (${year})`,
    }),
  }),
});

const partnership = knowledge('Partnership', { films: integer('The number of films that both act in.') });

builder.graphNode(person, {
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({
    name: t.property('name'),
    films: t.relatedConnection(actedIn, { description: 'The films the person acts in.' }),
    // Cypher of your own becomes part of the one statement. Values are parameters.
    filmsSince: t.cypher({
      description: 'How many films since a year.',
      type: 'integer',
      args: { year: t.arg.int({ required: true }) },
      body: ({ year }) => cypher`
        MATCH (${self})-[:${actedIn}]->(film) WHERE film.year >= ${parameter('integer', year)}
        RETURN count(DISTINCT film) AS ${value}`,
    }),
    partners: t.connectionFromCypher({
      description: 'Who acted in the same films, most often first.',
      of: person,
      knows: partnership,
      edge: (e) => ({ films: e.property('films') }),
      order: [{ name: 'films', direction: 'DESC' }],
      body: () => cypher`
        MATCH (${self})-[:${actedIn}]->(film)<-[:${actedIn}]-(other) WHERE other <> ${self}
        WITH other, count(DISTINCT film) AS films
        RETURN other AS ${found}, {films: films} AS ${known}`,
    }),
  }),
});

// 4. Root fields. The Relay plugin adds `node` and `nodes`.

builder.queryType({
  fields: (t) => ({
    film: t.graphLookup(film, { by: 'slug', description: 'One film.' }),
    films: t.graphConnection(film, { description: 'All films.' }),
    people: t.graphConnection(person, { description: 'All people.' }),
  }),
});

export const schema = builder.toSchema();
