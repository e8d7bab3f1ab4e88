import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import type { GraphQLResolveInfo } from 'graphql';
import { expect, it } from 'vitest';
import GraphPlugin, { inTransaction, relayOptions } from '../../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from '../../shop/model.ts';
import type { TestDatabase } from '../../support/neo4j.ts';
import { askOver } from './ask.ts';
import type { Context } from './schema.ts';

const builder = new SchemaBuilder<{ Context: Context }>({
  plugins: [ErrorsPlugin, RelayPlugin, GraphPlugin],
  relay: relayOptions,
  graph: { run: (context) => context.run, write: (context) => context.write },
});

const described = { description: 'As the name says.' };

builder.graphNode(model.product, {
  order: { fields: ['number'], default: [{ field: 'number', direction: 'ASC' }] },
  fields: (t) => ({ name: t.property('name'), stock: t.property('stock') }),
});

/** The error for a product of which there is too little. */
class SoldOut extends Error {
  readonly product: bigint;

  constructor(product: bigint) {
    super('There are not so many.');
    this.product = product;
  }
}
builder.objectType(SoldOut, {
  name: 'SoldOut',
  fields: (t) => ({
    message: t.exposeString('message'),
    product: t.graphReference(model.product, { ...described, key: ({ product }) => product }),
  }),
});

class Sale {
  readonly product: bigint;
  readonly sold: number;

  constructor(product: bigint, sold: number) {
    this.product = product;
    this.sold = sold;
  }
}
builder.objectType(Sale, {
  name: 'Sale',
  fields: (t) => ({
    sold: t.exposeInt('sold'),
    product: t.graphReference(model.product, { ...described, key: ({ product }) => product }),
    // The same type beneath the payload.
    again: t.field({ type: Sale, resolve: (sale) => sale }),
  }),
});

/** The same without `Error`: graphql-js throws an `Error` that a resolver returns. */
class TooFew {
  readonly product: bigint;

  constructor(product: bigint) {
    this.product = product;
  }
}
builder.objectType(TooFew, {
  name: 'TooFew',
  fields: (t) => ({
    message: t.string({ resolve: () => 'There are not so many.' }),
    product: t.graphReference(model.product, { ...described, key: ({ product }) => product }),
  }),
});
const outcome = builder.unionType('Outcome', {
  types: [Sale, TooFew],
  resolveType: (value) => (value instanceof Sale ? 'Sale' : 'TooFew'),
});

/** Sells some pieces of a product. Throws if there are too few. */
function sell(product: string, many: number, context: Context, info: GraphQLResolveInfo): Promise<Sale> {
  return inTransaction(context, info, async (transaction) => {
    const { records } = await transaction.run<{ left: number }>(
      `MATCH (p:Product {product_id: toInteger($product)}) SET p.stock = p.stock - toInteger($many)
       RETURN toInteger(p.stock) AS left`,
      { product, many },
    );
    if (Number(records[0]?.get('left')) < 0) throw new SoldOut(BigInt(product));
    return new Sale(BigInt(product), many);
  });
}

builder.queryType({ fields: (t) => ({ products: t.graphConnection(model.product, described) }) });
builder.mutationType({
  fields: (t) => {
    const args = { product: t.arg.string({ required: true }), many: t.arg.int({ required: true }) };
    return {
      sell: t.field({
        type: Sale,
        args,
        errors: { types: [SoldOut] },
        resolve: (_root, { product, many }, context, info) => sell(product, many, context, info),
      }),
      sellDirectly: t.field({
        type: Sale,
        args,
        errors: { types: [SoldOut], directResult: true },
        resolve: (_root, { product, many }, context, info) => sell(product, many, context, info),
      }),
      /** A union of the author, without a plugin. */
      trySelling: t.field({
        type: outcome,
        args,
        resolve: (_root, { product, many }, context, info) =>
          inTransaction(context, info, async (transaction) => {
            const { records } = await transaction.run<{ stock: number }>(
              'MATCH (p:Product {product_id: toInteger($product)}) RETURN toInteger(p.stock) AS stock',
              { product },
            );
            if (Number(records[0]?.get('stock')) < many) return new TooFew(BigInt(product));
            return new Sale(BigInt(product), many);
          }),
      }),
    };
  },
});
const schema = builder.toSchema();

const inUnion = (sale: string, other = 'SoldOut') =>
  `{ __typename ${sale} ... on ${other} { message product { stock } } }`;
const fields = 'sold product { name stock }';
const selections = {
  sell: inUnion(`... on MutationSellSuccess { data { ${fields} } }`),
  sellDirectly: inUnion(`... on Sale { ${fields} }`),
  trySelling: inUnion(`... on Sale { ${fields} }`, 'TooFew'),
};
const ask = (field: keyof typeof selections, many: number) =>
  `mutation { ${field}(product: "1", many: ${many}) ${selections[field]} }`;

/** Payloads in a union: of a plugin that returns errors as types, or of the author. */
export function unions(database: TestDatabase): void {
  const asked = askOver(database, schema);
  const sale = (stock: number) => ({ sold: 3, product: { name: 'Product 1', stock } });

  it.each([
    ['sell', { __typename: 'MutationSellSuccess', data: sale(7) }],
    ['sellDirectly', { __typename: 'Sale', ...sale(7) }],
    ['trySelling', { __typename: 'Sale', ...sale(10) }],
  ] as const)('of %s leads to nodes that are read before the commit', async (field, payload) => {
    expect(await asked(ask(field, 3))).toMatchObject({
      data: { [field]: payload },
      errors: [],
      events: ['write', 'read', 'committed'],
    });
  });

  it.each([
    ['sell', 'SoldOut', ['write', 'query']],
    ['sellDirectly', 'SoldOut', ['write', 'query']],
    ['trySelling', 'TooFew', ['write', 'read', 'committed']],
  ] as const)('of %s can be another that leads to nodes', async (field, __typename, events) => {
    const soldOut = { __typename, message: 'There are not so many.', product: { stock: 10 } };
    expect(await asked(ask(field, 11))).toMatchObject({ data: { [field]: soldOut }, errors: [], events });
  });

  it('is the first object of its type: what it leads to is refused before anything is written', async () => {
    const below = 'mutation { sellDirectly(product: "1", many: 1) { ... on Sale { again { product { stock } } } } }';
    const { events, errors } = await asked(below);
    expect(events).toEqual([]);
    expect(errors).toMatchObject([{ message: expect.stringContaining("set readIn: 'afterwards'") }]);
  });
}
