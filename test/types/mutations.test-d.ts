import { describe, expectTypeOf, it } from 'vitest';
import { elementId, type KeyOf, node, text } from '../../src/pothos-plugin-neo4j/model/index.ts';
import { inTransaction, type TransactionOptions } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as films from '../plugin/films/model.ts';
import { filmsBuilder } from '../plugin/films/schema.ts';
import * as shop from '../shop/model.ts';

// The TypeScript compiler checks this file. It never runs. If the line after `@ts-expect-error` compiles, because a signature has
// become too wide, the comment itself is an error.

const builder = filmsBuilder();
const description = '.';

it('a key has the type of its property', () => {
  expectTypeOf<KeyOf<typeof shop.store>>().toEqualTypeOf<string>();
  expectTypeOf<KeyOf<typeof shop.order>>().toEqualTypeOf<number | bigint>();
  expectTypeOf<KeyOf<typeof shop.product>>().toEqualTypeOf<number | bigint>();
  // The key is that of the parent: the element id.
  expectTypeOf<KeyOf<typeof shop.customer>>().toEqualTypeOf<string>();
  expectTypeOf<(typeof shop.customer)['key']>().toEqualTypeOf<'id'>();
  expectTypeOf<(typeof films.film)['key']>().toEqualTypeOf<'slug'>();
  const own = node('Own', { description, key: 'name', properties: { name: text(''), id: elementId() } });
  expectTypeOf(own.key).toEqualTypeOf<'name'>();
});

describe('a mutation', () => {
  builder.mutationFields((t) => ({
    ofText: t.graphMutation(films.film, { description, write: async () => 'slug' }),
    ofNothing: t.graphMutation(films.film, { description, write: async () => null }),
    ofNumber: t.graphMutation(shop.order, { description, write: async () => 7 }),
    ofLarge: t.graphMutation(shop.order, { description, write: async () => 7n }),
    ofSeveral: t.graphMutation(shop.order, { description, list: true, write: async () => [7, null, 8n] }),
    withArguments: t.graphMutation(films.film, {
      description,
      deprecationReason: 'No more.',
      args: { slug: t.arg.string({ required: true }), year: t.arg.int() },
      check: ({ slug }) => {
        expectTypeOf(slug).toEqualTypeOf<string>();
      },
      onConstraint: ({ kind }, { slug }) => (kind === 'unique' ? slug : undefined),
      write: async (transaction, { slug, year }, context) => {
        expectTypeOf(year).toEqualTypeOf<number | null | undefined>();
        // @ts-expect-error: the context has no such property.
        context.user;
        const { records } = await transaction.run<{ slug: string }>('…', { slug });
        expectTypeOf(records[0]!.get('slug')).toEqualTypeOf<string>();
        // @ts-expect-error: the statement returns no such column.
        records[0]!.get('year');
        return records[0]!.get('slug');
      },
    }),
    // @ts-expect-error: the key is a text.
    wrongText: t.graphMutation(films.film, { description, write: async () => 7 }),
    // @ts-expect-error: the key is an integer.
    wrongNumber: t.graphMutation(shop.order, { description, write: async () => '7' }),
    // @ts-expect-error: the field takes one key, not a list.
    wrongSeveral: t.graphMutation(films.film, { description, write: async () => ['slug'] }),
    // @ts-expect-error: the field takes a list of keys.
    wrongOne: t.graphMutation(films.film, { description, list: true, write: async () => 'slug' }),
    unknown: t.graphMutation(films.film, {
      description,
      // @ts-expect-error: the type of the returned value is unknown, and the key is a text.
      write: async (transaction) => (await transaction.run('…')).records[0]?.get('slug'),
    }),
    // @ts-expect-error: a mutation answers with a node, not with a relationship.
    relationship: t.graphMutation(films.actedIn, { description, write: async () => 'slug' }),
    // @ts-expect-error: `write` is required.
    silent: t.graphMutation(films.film, { description }),
    // @ts-expect-error: `readIn` has no such value.
    reading: t.graphMutation(films.film, { description, readIn: 'before', write: async () => 'slug' }),
    // @ts-expect-error: `description` is required.
    undescribed: t.graphMutation(films.film, { write: async () => 'slug' }),
  }));
  builder.queryFields((t) => ({
    // @ts-expect-error: only the mutation type has this method.
    film: t.graphMutation(films.film, { description, write: async () => 'slug' }),
  }));
});

describe('an object of the author', () => {
  const Payload = builder.objectRef<{ film: string; year: number }>('Payload');
  Payload.implement({
    fields: (t) => ({
      film: t.graphReference(films.film, { description, key: ({ film }) => film }),
      maybe: t.graphReference(films.film, { description, key: ({ film }) => (film === '' ? undefined : film) }),
      later: t.graphReference(films.film, { description, key: async ({ film }) => film }),
      films: t.graphReference(films.film, { description, list: true, key: ({ film }) => [film, null] }),
      // @ts-expect-error: the key is a text.
      wrong: t.graphReference(films.film, { description, key: ({ year }) => year }),
      // @ts-expect-error: the object has no such property.
      missing: t.graphReference(films.film, { description, key: ({ title }) => title }),
      // @ts-expect-error: the field takes one key, not a list.
      several: t.graphReference(films.film, { description, key: ({ film }) => [film] }),
    }),
  });
  builder.mutationFields((t) => ({
    field: t.field({
      type: Payload,
      args: { slug: t.arg.string({ required: true }) },
      resolve: (_root, { slug }, context, info) =>
        inTransaction(context, info, async (transaction) => {
          await transaction.run('…');
          return { film: slug, year: 1 };
        }),
    }),
    wrong: t.field({
      type: Payload,
      args: { slug: t.arg.string({ required: true }) },
      // @ts-expect-error: the object also has a year.
      resolve: (_root, { slug }, context, info) => inTransaction(context, info, async () => ({ film: slug })),
    }),
  }));
  const options: TransactionOptions = {
    // @ts-expect-error: a violation has no such kind.
    onConstraint: ({ kind }) => (kind === 'missing' ? '' : undefined),
  };
  expectTypeOf(options).toBeObject();
});
