import { expectTypeOf, it } from 'vitest';
import {
  enumeration,
  integer,
  node,
  oneOf,
  optional,
  text,
  type ValuesOf,
} from '../../src/pothos-plugin-neo4j/model/define.ts';
import { relationship } from '../../src/pothos-plugin-neo4j/model/relationship.ts';
import type { PropertyNames, RowOf } from '../../src/pothos-plugin-neo4j/plugin/types.ts';
import * as model from '../plugin/films/model.ts';

// The TypeScript compiler checks this file. It never runs. If the line after `@ts-expect-error` compiles, because a signature has
// become too wide, the comment itself is an error.

it('a value can be null where the model says that it can be missing', () => {
  expectTypeOf<RowOf<typeof model.person>>().toEqualTypeOf<{
    readonly slug: string;
    readonly name: string;
    readonly born: string | null;
  }>();
  expectTypeOf<RowOf<typeof model.reviewed>>().toEqualTypeOf<{
    readonly stars: number;
    readonly publishedOn: string | null;
    readonly headline: string | null;
  }>();
});

it('a label has the properties of the labels it comes with', () => {
  expectTypeOf<RowOf<typeof model.film>>().toEqualTypeOf<
    RowOf<typeof model.work> extends infer Work
      ? { readonly [Name in keyof Work | 'minutes']: Name extends keyof Work ? Work[Name] : number }
      : never
  >();
  expectTypeOf<PropertyNames<typeof model.series>>().toEqualTypeOf<PropertyNames<typeof model.work> | 'seasons'>();
});

it('a word is one of its list', () => {
  const size = enumeration('Size', '.', { LARGE: '.', SMALL: '.' });
  const properties = { size: oneOf(size), once: optional(oneOf(size)) };
  expectTypeOf<ValuesOf<typeof properties>>().toEqualTypeOf<{
    readonly size: 'LARGE' | 'SMALL';
    readonly once: 'LARGE' | 'SMALL' | null;
  }>();
});

it('what a label is ordered by and unique in are its properties', () => {
  const properties = { slug: text('.'), number: integer('.') };
  node('Reel', { description: '.', key: 'slug', properties, orders: ['number'], unique: ['number'] });
  // @ts-expect-error: the label has no such property to order by.
  node('Reel', { description: '.', key: 'slug', properties, orders: ['nummer'] });
  // @ts-expect-error: the label has no such property that could be unique.
  node('Reel', { description: '.', key: 'slug', properties, unique: ['nummer'] });
  node('Trailer', { description: '.', parents: [model.work], properties: {}, orders: ['title'] });
});

it('what a relationship is looked up by are its properties', () => {
  const ends = { description: '.', from: model.film, to: model.person, properties: { since: integer('.') } };
  relationship('SHOWS', { ...ends, indexes: ['since'] });
  // @ts-expect-error: the relationship has no such property.
  relationship('SHOWS', { ...ends, indexes: ['until'] });
});
