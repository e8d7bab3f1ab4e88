import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { execute, parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStatistics, RunStatement } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import { incompleteIn } from '../../src/pothos-plugin-neo4j/model/index.ts';
import GraphPlugin, { planStatistics, relayOptions } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import { readStatistics } from '../../src/pothos-plugin-neo4j/runner/index.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { category } from './model.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its operation.
type List = any;

interface Answer {
  readonly list: List;
  readonly codes: readonly unknown[];
}

interface Context {
  readonly run: RunStatement;
  readonly statistics?: GraphStatistics;
}

const builder = new SchemaBuilder<{ Context: Context }>({
  plugins: [RelayPlugin, GraphPlugin],
  relay: relayOptions,
  graph: { run: ({ run }) => run, statistics: ({ statistics }) => statistics },
});
builder.graphNode(category, {
  order: { fields: ['categoryId', 'hidden'], default: [{ field: 'categoryId', direction: 'ASC' }] },
  fields: (t) => ({ number: t.property('categoryId', { nullable: true }), title: t.property('title') }),
});
builder.queryType({ fields: (t) => ({ categories: t.graphConnection(category, { description: 'All.' }) }) });
const schema = builder.toSchema();

/** A category without its key, and one without a required property. No index contains the property. */
const write = `CREATE (:Category:Lacking {Title: 'No key', is_hidden: false}),
  (:Category:Lacking {Title: 'Not known', categoryId: 910001})`;

const query = parse(`query ($first: Int, $last: Int, $after: String, $filter: CategoryFilter) {
  categories(first: $first, last: $last, after: $after, filter: $filter) {
    totalCount nodes { number title } pageInfo { hasNextPage endCursor }
  }
}`);

/** Lists of all nodes of a label, if some nodes lack a property of the order. */
export function rootOrders(database: TestDatabase): void {
  let known: GraphStatistics;
  beforeAll(async () => {
    await database.driver.executeQuery(write);
    const incomplete = await incompleteIn(database.run, { nodes: [category], relationships: [] });
    known = { ...(await readStatistics(database.run)), incomplete };
  });
  afterAll(() => database.driver.executeQuery('MATCH (n:Lacking) DETACH DELETE n'));

  async function ask(
    variableValues: Record<string, unknown>,
    statistics?: GraphStatistics,
    document = query,
  ): Promise<Answer> {
    const contextValue: Context = { run: database.run, ...(statistics && { statistics }) };
    const { data, errors = [] } = await execute({ schema, document, contextValue, variableValues });
    return {
      list: data?.['categories'],
      codes: errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]),
    };
  }

  it('are told by the count of what lacks each property', async () => {
    const { list } = await ask({ first: 0 });
    expect(known.incomplete).toEqual([
      { of: 'NODE', name: 'Category', property: 'categoryId', lacking: 1, count: list.totalCount },
      { of: 'NODE', name: 'Category', property: 'hidden', lacking: 1, count: list.totalCount },
    ]);
  });

  it('in the order of an index have the nodes that it does not hold where that is known, by a plan of its own', async () => {
    const { misses } = planStatistics(schema);
    for (const [statistics, lost] of [
      [undefined, 0],
      [known, 1],
      [undefined, 0],
      [known, 1],
    ] as const) {
      const { list } = await ask({ last: 100 }, statistics);
      expect(list.nodes.length).toBe(Math.min(100, list.totalCount - 1 + lost));
      expect(list.nodes.filter(({ title }: { title: string }) => title === 'No key')).toHaveLength(lost);
    }
    expect(planStatistics(schema).misses - misses).toBe(2);
  });

  it('have them on the last page, with exact flags, and an error only where the cursor needs the key', async () => {
    const nodes: { number: number | null; title: string }[] = [];
    for (let after: string | undefined, isLast = false; !isLast; ) {
      const { list, codes } = await ask({ first: 20, after }, known);
      nodes.push(...list.nodes);
      isLast = !list.pageInfo.hasNextPage;
      expect(codes).toEqual(isLast ? [['categories.pageInfo.endCursor', 'INCOMPLETE_DATA']] : []);
      if (isLast) expect(nodes).toHaveLength(list.totalCount);
      after = list.pageInfo.endCursor;
    }
    const numbers = nodes.slice(0, -1).map(({ number }) => number!);
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
    expect(nodes.at(-1)).toEqual({ number: null, title: 'No key' });
  });

  it('count them with a filter as without', async () => {
    const filter = { title: { eq: 'No key' } };
    expect((await ask({ first: 1, filter }, known)).list).toMatchObject({ totalCount: 1, nodes: [{ number: null }] });
  });

  it('in another order have every node, whatever is known', async () => {
    const document = parse(
      `query { categories(last: 1, orderBy: [{ field: HIDDEN }]) { totalCount nodes { title } } }`,
    );
    expect((await ask({}, undefined, document)).list.nodes).toEqual([{ title: 'Not known' }]);
  });
}
