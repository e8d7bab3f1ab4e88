import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { GraphQLSchema } from 'graphql';
import type { RunStatement } from '../../../src/pothos-plugin-neo4j/compiler/index.ts';
import { integer } from '../../../src/pothos-plugin-neo4j/model/index.ts';
import GraphPlugin, {
  cypher,
  found,
  knowledge,
  known,
  parameter,
  relayOptions,
  self,
  type Visible,
  value,
  visible,
} from '../../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from '../films/model.ts';
import type { Viewer } from './viewer.ts';

export interface ViewerContext {
  readonly run: RunStatement;
  readonly viewer: Viewer;
}

interface Types {
  Context: ViewerContext;
  Scalars: { Date: { Input: string; Output: string }; DateTime: { Input: string; Output: string } };
}

type Rule = (viewer: Viewer) => Visible;

/** The rules. They cover each way to write one: with values, with missing values, and subqueries that introduce names. */
const rules = {
  // `year < …` is null for a work without a year, so the rule has a condition for that.
  work: ({ before }) => cypher`${self}.year IS NULL OR ${self}.year < ${parameter('integer', before)}`,
  film: ({ stars }) =>
    stars === undefined ||
    cypher`NOT EXISTS { MATCH (${self})<-[review:${model.reviewed}]-() WHERE review.stars = ${parameter('integer', stars)} }`,
  short: ({ shorts }) => shorts,
  person: ({ hidden }) => hidden === undefined || cypher`${self}.name <> ${parameter('text', hidden)}`,
  // A studio without `founded` is hidden, since the condition is null.
  studio: () => cypher`${self}.founded > 0`,
  language: ({ languages }) => cypher`${self}.code IN ${parameter('text', languages)}`,
} as const satisfies Record<string, Rule>;

const pairing = knowledge('SeenPairing', { works: integer('The number of works that both act in.') });
const distance = knowledge('SeenDistance', { distance: integer('How many films lie between, and one more.') });

/** A schema over films, with the rules or without them. */
export function schemaWith(isRuled: boolean): GraphQLSchema {
  const builder = new SchemaBuilder<Types>({
    plugins: [RelayPlugin, GraphPlugin],
    relay: relayOptions,
    graph: {
      run: (context) => context.run,
      requireVisible: isRuled,
      defaultPageSize: 20,
      maximumPageSize: 100,
    },
  });
  for (const name of ['Date', 'DateTime'] as const) builder.scalarType(name, { serialize: String });
  const ruled = (rule: Rule) =>
    isRuled ? { visible: ({ viewer }: ViewerContext) => viewer.isAdmin === true || rule(viewer) } : {};

  const longWork = builder.graphUnion('LongWork', {
    description: 'A film of full length or a series.',
    of: model.work,
    members: [model.film, model.series],
  });
  const ofWorks = ['title', 'subtitle', 'year', 'addedAt'] as const;
  const order = { fields: ofWorks, default: [{ field: 'title', direction: 'ASC' }] } as const;

  builder.graphInterface(model.work, {
    ...ruled(rules.work),
    order,
    fields: (t) => ({
      slug: t.property('slug'),
      title: t.property('title'),
      year: t.property('year'),
      original: t.reference('originalLanguage', { to: model.language, by: 'code', description: 'Made in.' }),
      languages: t.reference('languages', { to: model.language, by: 'code', description: 'Heard in.' }),
      studio: t.relation(model.produced, { description: 'The first of the studios.' }),
      studios: t.relatedConnection(model.produced, { description: 'All studios.' }),
      cast: t.relatedConnection(model.actedIn, {
        description: 'Who acts in it.',
        edge: (e) => ({
          part: e.property('part'),
          spokenIn: e.reference('spokenIn', { to: model.language, by: 'code', description: 'The language.' }),
        }),
        orderByEdge: ['part', 'scenes'],
      }),
      reviewers: t.relatedConnection(model.reviewed, {
        description: 'Who reviewed it.',
        edge: (e) => ({ stars: e.property('stars') }),
        orderByEdge: ['stars'],
      }),
    }),
  });

  builder.graphNode(model.film, {
    ...ruled(rules.film),
    order: { ...order, fields: [...ofWorks, 'minutes'] },
    within: model.follows,
    dimensions: {
      actor: { way: model.actedIn, description: 'Who acts in it.' },
      language: {
        way: model.actedIn,
        through: { property: 'spokenIn', to: model.language, by: 'code' },
        description: 'The languages that are spoken in it.',
      },
      studioName: { way: model.produced, property: 'name', description: 'The names of its studios.' },
      follows: { way: { relationship: model.follows, direction: 'out' }, description: 'The film before.' },
    },
    averages: { averageMinutes: { property: 'minutes', description: 'How long they are.' } },
    fields: (t) => ({
      minutes: t.property('minutes'),
      follows: t.relation({ relationship: model.follows, direction: 'out' }, { description: 'The film before.' }),
      studioBefore: t.relation([{ relationship: model.follows, direction: 'out' }, model.produced], {
        description: 'The studio of the film before.',
      }),
      predecessors: t.connectionFromCypher({
        description: 'The films before, over films that are seen.',
        of: model.film,
        knows: distance,
        edge: (e) => ({ distance: e.property('distance') }),
        order: [{ name: 'distance', direction: 'ASC' }],
        body: () => cypher`
          MATCH way = (${self})-[:${model.follows}]->+(earlier:${model.film})
          WHERE all(step IN nodes(way) WHERE ${visible(model.film, 'step')})
          RETURN earlier AS ${found}, {distance: length(way)} AS ${known}`,
      }),
    }),
  });
  builder.graphNode(model.series, { order, fields: (t) => ({ seasons: t.property('seasons') }) });
  builder.graphNode(model.short, { ...ruled(rules.short), order, fields: () => ({}) });

  builder.graphNode(model.person, {
    ...ruled(rules.person),
    order: { fields: ['name', 'born'], default: [{ field: 'name', direction: 'ASC' }] },
    dimensions: { work: { way: model.actedIn, description: 'The works it acts in.' } },
    fields: (t) => ({
      slug: t.property('slug'),
      name: t.property('name'),
      parts: t.relatedConnection(model.actedIn, {
        description: 'The works it acts in.',
        edge: (e) => ({ part: e.property('part'), scenes: e.property('scenes') }),
        orderByEdge: ['part', 'scenes'],
      }),
      studios: t.relatedConnection([model.actedIn, model.produced], { description: 'The studios of its works.' }),
      works: t.cypher({
        description: 'The number of works that are seen.',
        type: 'integer',
        body: () => cypher`
          MATCH (${self})-[:${model.actedIn}]->(work) WHERE ${visible(model.work, 'work')}
          RETURN count(DISTINCT work) AS ${value}`,
      }),
      // The rule applies to the nodes that are found, although this Cypher does not contain it.
      partners: t.fromCypher({
        description: 'Who acted beside.',
        of: model.person,
        knows: pairing,
        list: true,
        most: 20,
        orderBy: [{ name: 'works', direction: 'DESC' }],
        body: () => cypher`
          MATCH (${self})-[:${model.actedIn}]->(work)<-[:${model.actedIn}]-(other)
          WHERE other <> ${self} AND ${visible(model.work, 'work')}
          WITH other, count(DISTINCT work) AS works RETURN other AS ${found}, {works: works} AS ${known}`,
      }),
    }),
  });
  builder.graphNode(model.studio, {
    ...ruled(rules.studio),
    order: { fields: ['name', 'founded'], default: [{ field: 'founded', direction: 'ASC' }] },
    fields: (t) => ({
      name: t.property('name'),
      works: t.relatedConnection(model.produced, { description: 'What it produced.' }),
      longWorks: t.relatedConnection(model.produced, { union: longWork, description: 'The long ones.' }),
      films: t.relatedConnection({ relationship: model.produced, to: model.film }, { description: 'The films.' }),
      actors: t.relatedConnection([model.produced, model.actedIn], { description: 'Who acts in them.' }),
    }),
  });
  builder.graphNode(model.language, {
    ...ruled(rules.language),
    order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
    fields: (t) => ({ code: t.property('code'), name: t.property('name') }),
  });

  builder.queryType({
    fields: (t) => ({
      work: t.graphLookup(model.work, { by: 'slug', description: 'One work.' }),
      film: t.graphLookup(model.film, { by: 'slug', description: 'One film.' }),
      person: t.graphLookup(model.person, { by: 'slug', description: 'One person.' }),
      studioByRegistration: t.graphLookup(model.studio, { by: 'registration', description: 'One studio.' }),
      firstStudio: t.graphSingle(model.studio, { description: 'The first that is seen.' }),
      works: t.graphConnection(model.work, { description: 'All works.' }),
      films: t.graphConnection(model.film, { description: 'All films.' }),
      longWorks: t.graphConnection(model.work, { union: longWork, description: 'All long works.' }),
      people: t.graphConnection(model.person, { description: 'All people.' }),
      studios: t.graphConnection(model.studio, { description: 'All studios.' }),
      allLanguages: t.graphConnection(model.language, { description: 'All languages.' }),
      filmsTitled: t.connectionFromCypher({
        description: 'The films with a title that begins so, whoever asks.',
        of: model.film,
        knows: distance,
        isSelectable: 'filter',
        isCountable: true,
        args: { text: t.arg.string({ required: true }) },
        body: ({ text }) => cypher`
          MATCH (film:${model.film}) WHERE film.title STARTS WITH ${parameter('text', text)}
          RETURN film AS ${found}, {distance: 0} AS ${known}`,
      }),
      shortest: t.fromCypher({
        description: 'All films, whoever asks.',
        of: model.film,
        list: true,
        most: 20,
        body: () => cypher`MATCH (film:${model.film}) RETURN film AS ${found}, {} AS ${known}`,
      }),
    }),
  });
  return builder.toSchema();
}
