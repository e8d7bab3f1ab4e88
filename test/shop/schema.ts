import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { RunStatement } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import { integer } from '../../src/pothos-plugin-neo4j/model/index.ts';
import GraphPlugin, {
  cypher,
  found,
  knowledge,
  known,
  parameter,
  relayOptions,
  self,
} from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from './model.ts';

const builder = new SchemaBuilder<{ Context: { readonly run: RunStatement } }>({
  plugins: [RelayPlugin, GraphPlugin],
  relay: relayOptions as never,
  graph: { run: (context) => context.run },
});

const described = { description: 'As the name says.' };
const ofProducts = ['number', 'name', 'unitPrice', 'weight', 'stock', 'availableFrom', 'createdAt'] as const;
const byNumber = [{ field: 'number', direction: 'ASC' }] as const;

const alsoOrdered = knowledge('AlsoOrdered', { orders: integer('The number of common orders.') });
const above = knowledge('Above', { distance: integer('The number of steps up.') });
const categoryAbove = builder.graphRow(above, {
  description: 'A category above another.',
  fields: (t) => ({
    category: t.found(model.category, described),
    distance: t.property('distance'),
  }),
});

builder.graphNode(model.category, {
  order: { fields: ['categoryId', 'title'], default: [{ field: 'title', direction: 'ASC' }] },
  within: model.parent,
  fields: (t) => ({
    number: t.property('categoryId'),
    title: t.property('title'),
    hidden: t.property('hidden'),
    parent: t.relation({ relationship: model.parent, direction: 'out' }, described),
    children: t.relatedConnection({ relationship: model.parent, direction: 'in' }, described),
    products: t.relatedConnection(model.inCategory, described),
    above: t.fromCypher({
      ...described,
      of: model.category,
      knows: above,
      as: categoryAbove,
      list: true,
      most: 20,
      orderBy: [{ name: 'distance', direction: 'ASC' }],
      body: () => cypher`
        MATCH way = (${self})-[:${model.parent}]->+(other:${model.category})
        RETURN other AS ${found}, {distance: length(way)} AS ${known}`,
    }),
    top: t.fromCypher({
      ...described,
      of: model.category,
      list: false,
      body: () => cypher`
        MATCH way = (${self})-[:${model.parent}]->+(other:${model.category})
        WITH other ORDER BY length(way) DESC LIMIT ${parameter('integer', 1)} RETURN other AS ${found}, {} AS ${known}`,
    }),
  }),
});

builder.graphNode(model.product, {
  order: { fields: ofProducts, default: byNumber },
  dimensions: {
    category: { way: model.inCategory, ...described },
    tag: { property: 'tags', ...described },
    weight: { property: 'weight', ...described },
    availableFrom: { property: 'availableFrom', ...described },
  },
  averages: { averageStock: { property: 'stock', ...described }, averageWeight: { property: 'weight', ...described } },
  fields: (t) => ({
    number: t.property('number'),
    name: t.property('name'),
    price: t.property('unitPrice'),
    weight: t.property('weight'),
    tags: t.property('tags'),
    sizes: t.property('sizes'),
    stock: t.property('stock'),
    perBox: t.property('perBox'),
    shelfLife: t.property('shelfLife'),
    availableFrom: t.property('availableFrom'),
    createdAt: t.property('createdAt'),
    categories: t.relatedConnection(model.inCategory, described),
    buyers: t.relatedConnection([model.contains, model.placed], described),
    orders: t.relatedConnection(model.contains, described),
    reviews: t.relatedConnection(model.about, described),
    alsoOrdered: t.connectionFromCypher({
      ...described,
      of: model.product,
      knows: alsoOrdered,
      edge: (e) => ({ orders: e.property('orders') }),
      order: [{ name: 'orders', direction: 'DESC' }],
      orderByEdge: ['orders'],
      body: () => cypher`
        MATCH (${self})<-[:${model.contains}]-(one:${model.order})-[:${model.contains}]->(other:${model.product})
        WHERE other <> ${self} WITH other, count(DISTINCT one) AS orders
        RETURN other AS ${found}, {orders: orders} AS ${known}`,
    }),
    boughtWith: t.relatedConnection(
      { relationship: model.boughtWith, direction: 'out' },
      { ...described, edge: (e) => ({ times: e.property('times'), word: e.property('key') }), orderByEdge: ['times'] },
    ),
    viewers: t.relatedConnection(model.viewed, {
      ...described,
      edge: (e) => ({ viewedAt: e.property('viewedAt') }),
      orderByEdge: ['viewedAt'],
    }),
    suppliers: t.relatedConnection(model.supplies, described),
    labels: t.relatedConnection(model.tagged, described),
    stores: t.relatedConnection(model.sells, described),
  }),
});

builder.graphNode(model.bundle, {
  order: { fields: ofProducts, default: [{ field: 'weight', direction: 'DESC' }] },
  fields: (t) => ({ number: t.property('number'), name: t.property('name'), weight: t.property('weight') }),
});

builder.graphInterface(model.party, {
  order: { fields: ['firstName', 'id'], default: [{ field: 'firstName', direction: 'ASC' }] },
  fields: (t) => ({
    firstName: t.property('firstName'),
    knows: t.relatedConnection({ relationship: model.knows, direction: 'out' }, described),
    known: t.relatedConnection({ relationship: model.knows, direction: 'in' }, described),
    acquaintance: t.relation({ relationship: model.knows, direction: 'out' }, described),
  }),
});

builder.graphNode(model.customer, {
  order: {
    fields: ['firstName', 'lastName', 'points', 'lastSeen', 'callAt'],
    default: [{ field: 'points', direction: 'DESC' }],
  },
  dimensions: { firstName: { property: 'firstName', ...described }, lastName: { property: 'lastName', ...described } },
  fields: (t) => ({
    lastName: t.property('lastName'),
    mail: t.property('mail'),
    points: t.property('points'),
    phones: t.property('phones'),
    home: t.property('home'),
    lastSeen: t.property('lastSeen'),
    callAt: t.property('callAt'),
    orders: t.relatedConnection(model.placed, described),
    viewed: t.relatedConnection(model.viewed, { ...described, edge: (e) => ({ viewedAt: e.property('viewedAt') }) }),
    reviews: t.relatedConnection(model.wrote, described),
    products: t.relatedConnection([model.placed, model.contains], {
      ...described,
      edge: (e) => ({ quantity: e.property('quantity') }),
      orderByEdge: ['quantity'],
    }),
  }),
});
const byFirstName = { fields: ['firstName'], default: [] } as const;
builder.graphNode(model.employee, { order: byFirstName, fields: () => ({}) });
builder.graphNode(model.supplier, {
  order: byFirstName,
  fields: (t) => ({ vat: t.property('vat'), products: t.relatedConnection(model.supplies, described) }),
});

builder.graphNode(model.order, {
  order: { fields: ['orderNo', 'status', 'placedAt'], default: [{ field: 'placedAt', direction: 'DESC' }] },
  dimensions: { status: { property: 'status', ...described }, customer: { way: model.placed, ...described } },
  fields: (t) => ({
    number: t.property('orderNo'),
    status: t.property('status'),
    note: t.property('note'),
    placedAt: t.property('placedAt'),
    customer: t.relation(model.placed, described),
    contents: t.relatedConnection(model.contains, {
      ...described,
      edge: (e) => ({ quantity: e.property('quantity'), price: e.property('paid') }),
      orderByEdge: ['quantity', 'paid'],
      links: { name: 'lines' },
    }),
  }),
});
builder.graphNode(model.line, {
  order: { fields: ['quantity', 'unitPrice'], default: [{ field: 'quantity', direction: 'ASC' }] },
  fields: (t) => ({
    quantity: t.property('quantity'),
    price: t.property('unitPrice'),
    order: t.reference('order', { to: model.order, by: 'orderNo', ...described }),
    product: t.relation(model.of, described),
  }),
});
builder.graphNode(model.review, {
  order: { fields: ['stars', 'posted'], default: [{ field: 'posted', direction: 'DESC' }] },
  dimensions: { stars: { property: 'stars', ...described } },
  fields: (t) => ({
    stars: t.property('stars'),
    text: t.property('text'),
    posted: t.property('posted'),
    product: t.relation(model.about, described),
    author: t.relation(model.wrote, described),
  }),
});
builder.graphNode(model.store, {
  order: { fields: ['code', 'opens'], default: [{ field: 'opens', direction: 'ASC' }] },
  fields: (t) => ({
    code: t.property('code'),
    days: t.property('days'),
    opens: t.property('opens'),
    spot: t.property('spot'),
    sells: t.relatedConnection(model.sells, described),
  }),
});
builder.graphNode(model.tag, {
  order: { fields: ['slug', 'constructor'], default: [{ field: 'constructor', direction: 'ASC' }] },
  fields: (t) => ({
    slug: t.property('slug'),
    typename: t.property('typename'),
    constructor: t.property('constructor'),
    products: t.relatedConnection(model.tagged, described),
  }),
});

/** An object without a node. Its fields run statements of their own. */
const Counter = builder.objectRef<object>('Counter').implement({
  description: 'Where the shop is asked.',
  fields: (t) => ({
    stores: t.graphConnection(model.store, described),
    category: t.graphLookup(model.category, { by: 'categoryId', argument: 'number', ...described }),
  }),
});

builder.queryType({
  fields: (t) => ({
    counter: t.field({ type: Counter, nullable: false, resolve: () => ({}) }),
    categories: t.graphConnection(model.category, described),
    category: t.graphLookup(model.category, { by: 'categoryId', argument: 'number', ...described }),
    products: t.graphConnection(model.product, described),
    product: t.graphLookup(model.product, { by: 'number', ...described }),
    bundles: t.graphConnection(model.bundle, described),
    parties: t.graphConnection(model.party, described),
    party: t.graphLookup(model.party, { by: 'id', ...described }),
    customers: t.graphConnection(model.customer, described),
    customer: t.graphLookup(model.customer, { by: 'id', ...described }),
    employees: t.graphConnection(model.employee, described),
    suppliers: t.graphConnection(model.supplier, described),
    orders: t.graphConnection(model.order, described),
    order: t.graphLookup(model.order, { by: 'orderNo', argument: 'number', ...described }),
    lines: t.graphConnection(model.line, described),
    reviews: t.graphConnection(model.review, described),
    stores: t.graphConnection(model.store, described),
    tags: t.graphConnection(model.tag, described),
    tag: t.graphLookup(model.tag, { by: 'slug', ...described }),
  }),
});

export const schema = builder.toSchema();
