import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunStatement } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import GraphPlugin, { relayOptions } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import { askOver } from '../plugin/films/ask.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { errorsOfDirectWay } from './direct-errors.ts';
import { order } from './model.ts';
import { schema } from './schema.ts';

const builder = new SchemaBuilder<{ Context: { readonly run: RunStatement } }>({
  plugins: [RelayPlugin, GraphPlugin],
  relay: relayOptions,
  graph: { run: (context) => context.run },
});
builder.graphNode(order, {
  order: { fields: ['orderNo'], default: [{ field: 'orderNo', direction: 'ASC' }] },
  fields: (t) => ({
    loud: t.needs('status', 'note').string({ resolve: ({ status, note }) => `${status.toUpperCase()} ${note}` }),
  }),
});
builder.queryType({
  fields: (t) => ({ order: t.graphLookup(order, { by: 'orderNo', argument: 'number', description: 'One.' }) }),
});
const needing = builder.toSchema();

const takes = [
  'MATCH (n:Category {categoryId: 1}) SET n.was = n.is_hidden REMOVE n.is_hidden',
  'MATCH (n:`Sales Order` {orderNo: 7}) SET n.was = n.STATUS REMOVE n.STATUS',
  'MATCH (n:`Sales Order`)-[r:CONTAINS]->() WITH r ORDER BY n.orderNo LIMIT 1 SET r.was = r.`unit price` REMOVE r.`unit price`',
];
const gives = [
  'MATCH (n:Category {categoryId: 1}) SET n.is_hidden = n.was REMOVE n.was',
  'MATCH (n:`Sales Order` {orderNo: 7}) SET n.STATUS = n.was REMOVE n.was',
  'MATCH ()-[r:CONTAINS]->() WHERE r.was IS NOT NULL SET r.`unit price` = r.was REMOVE r.was',
];

/** Required values that the database lacks, in each place where they can be read. */
export function incomplete(database: TestDatabase): void {
  beforeAll(async () => {
    for (const statement of takes) await database.driver.executeQuery(statement);
  });
  afterAll(async () => {
    for (const statement of gives) await database.driver.executeQuery(statement);
  });

  /** Without the executor, such an answer cannot be written. The executor then continues with the same records. */
  it.each([
    [
      'a property',
      schema,
      '{ lost: category(number: 1) { id hidden } kept: category(number: 0) { number } }',
      { lost: null, kept: { number: 0 } },
      [['lost', 'hidden']],
      "Category '1' has no 'hidden'",
    ],
    [
      'a property of a node in a list',
      schema,
      '{ categories(first: 100, filter: { number: { lt: 9 } }) { nodes { hidden } } }',
      { categories: null },
      [['categories', 'nodes', expect.any(Number), 'hidden']],
      "Category has no 'hidden'",
    ],
    [
      'a property of an edge',
      schema,
      '{ orders(first: 9, orderBy: [{ field: ORDER_NO }], filter: { contents: { some: {} } }) { nodes { contents(first: 100) { edges { price } } } } }',
      expect.anything(),
      [['orders', 'nodes', expect.any(Number), 'contents', 'edges', expect.any(Number), 'price']],
      "SalesOrderContentsEdge has no 'paid'",
    ],
    [
      "a property that an author's resolver needs",
      needing,
      '{ order(number: 7) { loud } }',
      expect.anything(),
      [['order', 'loud']],
      "SalesOrder has no 'status'",
    ],
  ])('%s that is missing is an error of its place, told on both ways', async (_, of, source, data, paths, message) => {
    const { ask } = askOver(database, of);
    const answer = await ask(source);
    expect(answer.errors).toEqual(
      paths.map((path) => ({ path, code: 'INCOMPLETE_DATA', message: expect.stringContaining(message) })),
    );
    expect(answer.data).toEqual(data);
    expect(await errorsOfDirectWay(of, database.run, source)).toEqual(answer.errors);
  });
}
