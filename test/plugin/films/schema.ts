import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { RunStatement } from '../../../src/compiler/statement.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/plugin/global-id.ts';
import GraphPlugin from '../../../src/plugin/index.ts';
import * as model from './model.ts';

interface Types {
  Context: { readonly run: RunStatement };
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: { Date: { Input: string; Output: string }; DateTime: { Input: string; Output: string } };
}

/** Small pages, so that few records make several of them. */
export const defaultPageSize = 3;
export const maximumPageSize = 40;

/** A builder with everything the plugin asks for. */
export function filmsBuilder(): PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<Types>> {
  const builder = new SchemaBuilder<Types>({
    plugins: [RelayPlugin, GraphPlugin],
    graph: { run: (context) => context.run, defaultPageSize, maximumPageSize },
    relay: {
      nodeQueryOptions: { extensions: { graph: { kind: 'nodeById' } } },
      nodesQueryOptions: {
        nullable: { list: true, items: true },
        extensions: { graph: { kind: 'nodesByIds' } },
      },
      pageInfoFieldOptions: { extensions: { graph: { kind: 'pageInfo' } } },
      cursorFieldOptions: { extensions: { graph: { kind: 'cursor' } } },
      encodeGlobalID: encodeGlobalId,
      decodeGlobalID: decodeGlobalId,
    },
  });
  for (const name of ['Date', 'DateTime'] as const) builder.scalarType(name, { serialize: String });
  builder.queryType({});
  return builder;
}

const builder = filmsBuilder();

const ofWorks = ['title', 'subtitle', 'year', 'released', 'addedAt', 'colour'] as const;
const byYear = [{ field: 'year', direction: 'DESC' }] as const;

builder.graphInterface(model.work, {
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
      description: 'Who acts in it, once for each part.',
      edge: (e) => ({
        part: e.property('part'),
        billing: e.property('billing'),
        scenes: e.property('scenes'),
        spokenIn: e.reference('spokenIn', { to: model.language, by: 'code', description: 'The language of the part.' }),
        credit: e.string({
          extensions: { graph: { kind: 'needs', names: ['part', 'billing'] } },
          resolve: ({ part, billing }) => `${billing ?? '-'}: ${part ?? '-'}`,
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
  fields: (t) => ({
    minutes: t.property('minutes'),
    follows: t.relation(
      { relationship: model.follows, direction: 'out' },
      { description: 'The film whose story it tells on.' },
    ),
    studioBefore: t.relation([{ relationship: model.follows, direction: 'out' }, model.produced], {
      description: 'The studio of the film before.',
    }),
    summary: t.string({
      extensions: { graph: { kind: 'needs', names: ['title', 'minutes'] } },
      resolve: ({ title, minutes }) => `${title}, ${minutes} minutes`,
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
  fields: (t) => ({
    slug: t.property('slug'),
    name: t.property('name'),
    born: t.property('born'),
    parts: t.relatedConnection(model.actedIn, {
      description: 'The works it acts in, once for each part.',
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
  people: t.graphConnection(model.person, { description: 'All people.' }),
  studios: t.graphConnection(model.studio, { description: 'All studios.' }),
  languages: t.graphConnection(model.language, { description: 'All languages.' }),
}));

/** The GraphQL schema of the films. */
export const schema = builder.toSchema();
