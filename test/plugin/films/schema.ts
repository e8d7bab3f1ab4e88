import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { CurrentKey, RunStatement } from '../../../src/pothos-plugin-neo4j/compiler/index.ts';
import { integer } from '../../../src/pothos-plugin-neo4j/model/index.ts';
import GraphPlugin, {
  cypher,
  found,
  knowledge,
  known,
  link,
  parameter,
  relayOptions,
  self,
  value,
} from '../../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from './model.ts';

interface Types {
  Context: { readonly run: RunStatement; readonly currentKey?: CurrentKey | undefined };
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: { Date: { Input: string; Output: string }; DateTime: { Input: string; Output: string } };
}

/** Pages are small, so that few records make several pages. */
export const defaultPageSize = 3;
export const maximumPageSize = 40;

/** A builder with the options that the plugin needs. */
export function filmsBuilder(): PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<Types>> {
  const builder = new SchemaBuilder<Types>({
    plugins: [RelayPlugin, GraphPlugin],
    graph: {
      run: (context) => context.run,
      currentKey: (context) => context.currentKey,
      defaultPageSize,
      maximumPageSize,
    },
    relay: relayOptions,
  });
  for (const name of ['Date', 'DateTime'] as const) builder.scalarType(name, { serialize: String });
  builder.queryType({});
  return builder;
}

const builder = filmsBuilder();

/** Works of more than an hour. */
const longWork = builder.graphUnion('LongWork', {
  description: 'A film of full length or a series.',
  of: model.work,
  members: [model.film, model.series],
});

const distance = knowledge('Distance', { distance: integer('How many films lie between, and one more.') });
const pairing = knowledge('Pairing', { works: integer('The number of works that both act in.') });

const beginning = knowledge('Beginning', { left: integer('How many letters stand behind those that were typed.') });

/** A part of a text. None of its fields reads the graph. */
const TextPart = builder.objectRef<{ readonly text: string; readonly length: number }>('TextPart').implement({
  description: 'A part of a text.',
  fields: (t) => ({
    text: t.exposeString('text', { nullable: false }),
    length: t.exposeInt('length', { nullable: false }),
  }),
});
const textPart = (text: string) => ({ text, length: text.length });

const pair = builder.graphRow(pairing, {
  description: 'Somebody, and how often somebody else acted beside.',
  fields: (t) => ({
    works: t.property('works'),
    together: t.cypher({
      description: 'The number of works that both act in, in words.',
      type: 'integer',
      body: () => cypher`RETURN ${link}.works AS ${value}`,
      read: (works) => (works === 1 ? 'once' : `${String(works)} times`),
      as: 'String',
    }),
    others: t.cypher({
      description: 'The number of works that it acts in without that one.',
      type: 'integer',
      body: () => cypher`
        MATCH (${self})-[:${model.actedIn}]->(work) WITH count(DISTINCT work) AS works
        RETURN works - ${link}.works AS ${value}`,
    }),
    person: t.found(model.person, { description: 'Who acted beside.' }),
  }),
});

const ofWorks = ['title', 'subtitle', 'year', 'released', 'addedAt', 'colour'] as const;
const byYear = [{ field: 'year', direction: 'DESC' }] as const;

builder.graphInterface(model.work, {
  isComplete: true,
  order: { fields: ofWorks, default: [{ field: 'title', direction: 'ASC' }] },
  fields: (t) => ({
    slug: t.property('slug'),
    title: t.property('title'),
    subtitle: t.property('subtitle'),
    year: t.property('year'),
    released: t.property('released'),
    addedAt: t.property('addedAt'),
    colour: t.property('colour'),
    original: t.reference('originalLanguage', {
      to: model.language,
      by: 'code',
      description: 'The language it was made in.',
    }),
    languages: t.reference('languages', {
      to: model.language,
      by: 'code',
      description: 'The languages it can be heard in.',
    }),
    studio: t.relation(model.produced, { description: 'The first of the studios that produced it.' }),
    studios: t.relatedConnection(model.produced, { description: 'All studios that produced it.' }),
    cast: t.relatedConnection(model.actedIn, {
      description: 'Who acts in it.',
      edge: (e) => ({
        part: e.property('part'),
        billing: e.property('billing'),
        scenes: e.property('scenes'),
        spokenIn: e.reference('spokenIn', { to: model.language, by: 'code', description: 'The language of the part.' }),
        credit: e.needs('part', 'billing').string({
          resolve: ({ part, billing }) => `${billing ?? '-'}: ${part ?? '-'}`,
        }),
        scenesOfAll: e.cypher({
          description: 'The number of scenes of all parts in the work.',
          type: 'integer',
          body: () => cypher`
            MATCH (work)<-[part:${model.actedIn}]-() WHERE work = endNode(${link}) RETURN sum(part.scenes) AS ${value}`,
        }),
      }),
      orderByEdge: ['part', 'billing', 'scenes'],
    }),
    reviewers: t.relatedConnection(model.reviewed, {
      description: 'Who reviewed it.',
      edge: (e) => ({
        stars: e.property('stars'),
        publishedOn: e.property('publishedOn'),
        headline: e.property('headline'),
      }),
      orderByEdge: ['stars', 'publishedOn', 'headline'],
    }),
  }),
});

builder.graphNode(model.film, {
  order: { fields: [...ofWorks, 'minutes'], default: byYear },
  dimensions: {
    actor: { way: model.actedIn, description: 'Who acts in it.' },
    language: {
      way: model.actedIn,
      through: { property: 'spokenIn', to: model.language, by: 'code' },
      description: 'The languages that are spoken in it.',
    },
    follows: {
      way: { relationship: model.follows, direction: 'out' },
      description: 'The film whose story it tells on.',
    },
  },
  averages: { averageMinutes: { property: 'minutes', description: 'How long they are on average.' } },
  fields: (t) => ({
    minutes: t.property('minutes'),
    follows: t.relation(
      { relationship: model.follows, direction: 'out' },
      { description: 'The film whose story it tells on.' },
    ),
    studioBefore: t.relation([{ relationship: model.follows, direction: 'out' }, model.produced], {
      description: 'The studio of the film before.',
    }),
    summary: t.needs('title', 'minutes').string({
      resolve: ({ title, minutes }) => `${title}, ${minutes} minutes`,
    }),
    predecessors: t.connectionFromCypher({
      description: 'The films whose story it tells on, directly or by others.',
      of: model.film,
      knows: distance,
      args: { within: t.arg.int({ defaultValue: 9, required: true }) },
      edge: (e) => ({ distance: e.property('distance') }),
      order: [{ name: 'distance', direction: 'ASC' }],
      orderByEdge: ['distance'],
      body: ({ within }) => cypher`
        MATCH way = (${self})-[:${model.follows}]->+(earlier:${model.film})
        WHERE length(way) <= ${parameter('integer', within)}
        RETURN earlier AS ${found}, {distance: length(way)} AS ${known}`,
    }),
  }),
});

builder.graphNode(model.series, {
  order: { fields: ofWorks, default: byYear },
  fields: (t) => ({ seasons: t.property('seasons') }),
});

builder.graphNode(model.short, {
  order: { fields: ofWorks, default: byYear },
  fields: (t) => ({ minutes: t.property('minutes') }),
});

builder.graphNode(model.person, {
  order: { fields: ['name', 'born'], default: [{ field: 'name', direction: 'ASC' }] },
  dimensions: { work: { way: model.actedIn, description: 'The works it acts in.' } },
  fields: (t) => ({
    slug: t.property('slug'),
    name: t.property('name'),
    born: t.property('born'),
    parts: t.relatedConnection(model.actedIn, {
      description: 'The works it acts in.',
      edge: (e) => ({ part: e.property('part'), billing: e.property('billing'), scenes: e.property('scenes') }),
      orderByEdge: ['part', 'billing', 'scenes'],
    }),
    reviews: t.relatedConnection(model.reviewed, {
      description: 'The works it reviewed.',
      edge: (e) => ({ stars: e.property('stars') }),
      orderByEdge: ['publishedOn'],
    }),
    studios: t.relatedConnection([model.actedIn, model.produced], {
      description: 'The studios of the works it acts in, each once.',
    }),
    scenes: t.cypher({
      description: 'In how many scenes of works that are at least so long it is seen.',
      type: 'integer',
      args: { minutes: t.arg.int({ defaultValue: 0, required: true }) },
      body: ({ minutes }) => cypher`
        MATCH (${self})-[part:${model.actedIn}]->(work) WHERE work.minutes >= ${parameter('integer', minutes)}
        RETURN sum(part.scenes) AS ${value}`,
    }),
    initial: t.cypher({
      description: 'What the name begins with; null where it is empty.',
      type: 'text',
      as: TextPart,
      body: () => cypher`RETURN ${self}.name AS ${value}`,
      read: (name) => (name === '' ? null : textPart(String(name).slice(0, 1))),
    }),
    titles: t.cypher({
      description: 'The titles of the works it acts in, each once.',
      type: 'text',
      list: true,
      body: () => cypher`
        MATCH (${self})-[:${model.actedIn}]->(work) RETURN DISTINCT work.title AS ${value} ORDER BY ${value}`,
    }),
    partners: t.fromCypher({
      description: 'Who acted beside most often.',
      of: model.person,
      knows: pairing,
      as: pair,
      list: true,
      args: { first: t.arg.int({ defaultValue: 2, required: true }) },
      most: ({ first }) => first,
      orderBy: [{ name: 'works', direction: 'DESC' }],
      body: ({ first }) => cypher`
        MATCH (${self})-[:${model.actedIn}]->(work)<-[:${model.actedIn}]-(other) WHERE other <> ${self}
        WITH other, count(DISTINCT work) AS works ORDER BY works DESC, other.slug LIMIT ${parameter('integer', first)}
        RETURN other AS ${found}, {works: works} AS ${known}`,
    }),
  }),
});

builder.graphNode(model.studio, {
  order: { fields: ['name', 'founded'], default: [{ field: 'founded', direction: 'ASC' }] },
  fields: (t) => ({
    slug: t.property('slug'),
    name: t.property('name'),
    registration: t.property('registration'),
    founded: t.property('founded'),
    works: t.relatedConnection(model.produced, { description: 'What it produced.' }),
    longWorks: t.relatedConnection(model.produced, {
      union: longWork,
      description: 'The long ones of what it produced.',
    }),
    films: t.relatedConnection(
      { relationship: model.produced, to: model.film },
      { description: 'The films among what it produced.' },
    ),
    actors: t.relatedConnection([model.produced, model.actedIn], {
      description: 'Who acts in what it produced, each once.',
    }),
  }),
});

builder.graphNode(model.language, {
  order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
  fields: (t) => ({ code: t.property('code'), name: t.property('name') }),
});

builder.queryFields((t) => ({
  work: t.graphLookup(model.work, { by: 'slug', description: 'One work.' }),
  film: t.graphLookup(model.film, { by: 'slug', description: 'One film.' }),
  person: t.graphLookup(model.person, { by: 'slug', description: 'One person.' }),
  studio: t.graphLookup(model.studio, { by: 'slug', description: 'One studio.' }),
  studioByRegistration: t.graphLookup(model.studio, { by: 'registration', description: 'One studio, by number.' }),
  works: t.graphConnection(model.work, { description: 'All works of every kind.' }),
  films: t.graphConnection(model.film, { description: 'All films.' }),
  longWorks: t.graphConnection(model.work, { union: longWork, description: 'All long works.' }),
  longest: t.fromCypher({
    description: 'The longest film.',
    of: model.film,
    list: false,
    body: () => cypher`
      MATCH (film:${model.film}) WITH film ORDER BY film.minutes DESC, film.slug LIMIT ${parameter('integer', 1)}
      RETURN film AS ${found}, {} AS ${known}`,
  }),
  filmsTitled: t.connectionFromCypher({
    description: 'The films with a title that begins so, the shortest title first.',
    of: model.film,
    knows: beginning,
    isSelectable: false,
    isCountable: true,
    args: { text: t.arg.string({ required: true }) },
    edge: (e) => ({
      left: e.property('left'),
      titleParts: e.cypher({
        description: 'The title as it was typed, and the rest.',
        type: 'text',
        as: TextPart,
        list: true,
        body: () => cypher`
          RETURN [left(${self}.title, size(${self}.title) - ${link}.left), right(${self}.title, ${link}.left)] AS ${value}`,
        read: (returned) => (returned as readonly (readonly string[])[]).flat().map(textPart),
      }),
    }),
    parts: (p) => ({
      longestTitle: p.cypher({
        description: 'The longest of the titles, in capitals; null where there is none.',
        type: 'text',
        body: ({ text }) => cypher`
          MATCH (film:${model.film}) WHERE film.title STARTS WITH ${parameter('text', text)}
          RETURN film.title AS ${value} ORDER BY size(film.title) DESC, film.slug LIMIT 1`,
        read: (title) => (title === undefined || title === null ? null : String(title).toUpperCase()),
      }),
    }),
    order: [{ name: 'left', direction: 'ASC' }],
    body: ({ text }) => cypher`
      MATCH (film:${model.film}) WHERE film.title STARTS WITH ${parameter('text', text)}
      RETURN film AS ${found}, {left: size(film.title) - size(${parameter('text', text)})} AS ${known}`,
  }),
  people: t.graphConnection(model.person, { description: 'All people.' }),
  studios: t.graphConnection(model.studio, { description: 'All studios.' }),
  languages: t.graphConnection(model.language, { description: 'All languages.' }),
}));

/** The GraphQL schema of the films. */
export const schema = builder.toSchema();
