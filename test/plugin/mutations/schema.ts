import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type {
  RunStatement,
  RunTransaction,
  WriteTransaction,
} from '../../../src/pothos-plugin-neo4j/compiler/index.ts';
import { badUserInput } from '../../../src/pothos-plugin-neo4j/errors.ts';
import GraphPlugin, {
  cypher,
  inTransaction,
  relayOptions,
  self,
  value,
} from '../../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from '../../shop/model.ts';

export interface Context {
  readonly run: RunStatement;
  readonly write: RunTransaction;
  /** The user: the element id of a customer. */
  readonly viewer?: string;
  /** Called between the two writes of `moveStock`. */
  readonly meet?: () => Promise<void>;
}

const builder = new SchemaBuilder<{ Context: Context }>({
  plugins: [RelayPlugin, GraphPlugin],
  relay: { ...relayOptions, clientMutationId: 'omit' } as never,
  graph: {
    run: (context) => context.run,
    write: (context) => context.write,
    budget: { nodes: 2_000 },
  },
});

const described = { description: 'As the name says.' };
const byName = { fields: ['firstName'], default: [{ field: 'firstName', direction: 'ASC' }] } as const;

builder.graphInterface(model.party, {
  order: byName,
  fields: (t) => ({ firstName: t.property('firstName') }),
});
builder.graphNode(model.supplier, { order: byName, fields: () => ({}) });
builder.graphNode(model.customer, {
  order: byName,
  fields: (t) => ({ mail: t.property('mail'), orders: t.relatedConnection(model.placed, described) }),
});

builder.graphNode(model.order, {
  order: { fields: ['orderNo', 'placedAt'], default: [{ field: 'orderNo', direction: 'ASC' }] },
  visible: () => cypher`coalesce(${self}.note, '') <> 'for nobody'`,
  fields: (t) => ({
    number: t.property('orderNo'),
    note: t.property('note'),
    customer: t.relation(model.placed, described),
    contents: t.relatedConnection(model.contains, {
      ...described,
      edge: (e) => ({ quantity: e.property('quantity') }),
    }),
    // Neo4j divides by zero when it runs this.
    broken: t.cypher({
      ...described,
      type: 'integer',
      body: () => cypher`RETURN 1 / (size(labels(${self})) - 1) AS ${value}`,
    }),
  }),
});
builder.graphNode(model.product, {
  order: { fields: ['number'], default: [{ field: 'number', direction: 'ASC' }] },
  fields: (t) => ({ number: t.property('number'), name: t.property('name'), stock: t.property('stock') }),
});
builder.graphNode(model.store, {
  order: { fields: ['code'], default: [{ field: 'code', direction: 'ASC' }] },
  fields: (t) => ({ code: t.property('code') }),
});
builder.graphNode(model.review, {
  order: { fields: ['stars'], default: [{ field: 'stars', direction: 'ASC' }] },
  fields: (t) => ({ text: t.property('text'), product: t.relation(model.about, described) }),
});

builder.queryType({
  fields: (t) => ({
    orders: t.graphConnection(model.order, described),
    me: t.graphReference(model.customer, { ...described, key: (_root, { viewer }) => viewer }),
    stores: t.graphReference(model.store, { ...described, list: true, most: 3, key: () => ['S1', 'none', 'S1'] }),
  }),
});

const place = `
  MATCH (c:Customer) WHERE elementId(c) = $customer
  CREATE (c)-[:PLACED]->(o:\`Sales Order\` {orderNo: toInteger($number), STATUS: 'open', note: $note, placedAt: datetime()})
  WITH o UNWIND $products AS number
  MATCH (p:Product {product_id: toInteger(number)})
  CREATE (o)-[:CONTAINS {qty: 1, \`unit price\`: 1.5}]->(p)
  RETURN DISTINCT o.orderNo AS number`;

builder.mutationType({
  fields: (t) => {
    const ofOrders = {
      customer: t.arg.id({ required: true }),
      number: t.arg.int({ required: true }),
      products: t.arg.idList({ required: true }),
      note: t.arg.string(),
    };
    const orderOf = (readIn: 'transaction' | 'afterwards') =>
      t.graphMutation(model.order, {
        ...described,
        args: ofOrders,
        readIn,
        check: ({ products }) => {
          if (products.length === 0) throw badUserInput('An order has at least one product.');
        },
        onConstraint: ({ kind, property }, { number }) =>
          kind === 'unique' && property === 'orderNo' ? `There is an order ${number} already.` : undefined,
        write: async (transaction, { note = null, ...order }) => {
          const { records } = await transaction.run<{ number: number }>(place, { ...order, note });
          return records[0]?.get('number');
        },
      });
    return {
      placeOrder: orderOf('transaction'),
      placeOrderFirst: orderOf('afterwards'),
      openStore: t.graphMutation(model.store, {
        ...described,
        args: { code: t.arg.string({ required: true }) },
        write: async (transaction, { code }) => {
          await transaction.run('CREATE (:Store {code: $code, spot: point({x: 0, y: 0})})', { code });
          return code;
        },
      }),
      greet: t.graphMutation(model.party, {
        ...described,
        args: { id: t.arg.id({ required: true }) },
        write: async (transaction, { id }) => {
          await transaction.run('MATCH (n) WHERE elementId(n) = $id SET n.greeted = true', { id });
          return String(id);
        },
      }),
      moveStock: t.graphMutation(model.product, {
        ...described,
        list: true,
        most: 4,
        args: { from: t.arg.id({ required: true }), to: t.arg.id({ required: true }), answer: t.arg.idList() },
        write: async (transaction, { from, to, answer }, { meet }) => {
          const add = 'MATCH (p:Product {product_id: toInteger($number)}) SET p.stock = p.stock + toInteger($change)';
          await transaction.run(add, { number: from, change: -1 });
          await meet?.();
          await transaction.run(add, { number: to, change: 1 });
          return answer?.map((id) => (id === 'none' ? null : BigInt(id))) ?? [BigInt(from), BigInt(to)];
        },
      }),
      misnumbered: t.graphMutation(model.order, {
        ...described,
        write: async (transaction) => {
          await transaction.run("CREATE (:Store {code: 'never'})");
          return 0.5;
        },
      }),
    };
  },
});

interface Reviewed {
  readonly review: string | undefined;
  readonly product: bigint;
}

const Details = builder.objectRef<Reviewed>('ReviewDetails').implement({
  fields: (t) => ({
    review: t.graphReference(model.review, { ...described, key: ({ review }) => review }),
  }),
});

function reviewing(name: string, readIn: 'transaction' | 'afterwards') {
  builder.relayMutationField(
    name,
    {
      inputFields: (t) => ({
        product: t.id({ required: true }),
        text: t.string({ required: true }),
      }),
    },
    {
      resolve: (_root, { input }, context, info) => {
        const write = async (transaction: WriteTransaction): Promise<Reviewed> => {
          const { records } = await transaction.run<{ id: string }>(
            `MATCH (p:Product {product_id: toInteger($product)})
             CREATE (r:Review {text: $text, posted: localdatetime()})-[:ABOUT]->(p) RETURN elementId(r) AS id`,
            input,
          );
          return { review: records[0]?.get('id'), product: BigInt(input.product) };
        };
        return inTransaction(context, info, write, { readIn });
      },
    },
    {
      outputFields: (t) => ({
        review: t.graphReference(model.review, { ...described, key: ({ review }) => review }),
        product: t.graphReference(model.product, { ...described, key: ({ product }) => product }),
        problems: t.stringList({ resolve: ({ review }) => (review === undefined ? ['No such product.'] : []) }),
        details: t.field({ type: Details, resolve: (payload) => payload }),
      }),
    },
  );
}
reviewing('review', 'transaction');
reviewing('reviewFirst', 'afterwards');

export const schema = builder.toSchema();
