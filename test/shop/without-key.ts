import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOver } from '../plugin/films/ask.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { errorsOfDirectWay } from './direct-errors.ts';
import { schema } from './schema.ts';

/** A category without its key, one with the same title and a key, and nodes that are related to the first. */
const write = [
  `CREATE (lost:Category:Added {Title: 'Lost', is_hidden: false}),
     (:Category:Added {Title: 'Lost', is_hidden: false, categoryId: 900001}),
     (:Category:Added {Title: 'Child', is_hidden: false, categoryId: 900002})-[:PARENT_CATEGORY]->(lost),
     (:Product:Added {product_id: 900003, tags: ['one']})-[:\`in category\`]->(lost)`,
];
const lost = `filter: { title: { eq: "Lost" } }`;
const child = 'child: category(number: 900002)';
const found = 'found: product(number: 900003)';

/** A node without its key is on every page that it belongs to. */
export function withoutKey(database: TestDatabase): void {
  const { ask, data } = askOver(database, schema);
  beforeAll(async () => {
    for (const statement of write) await database.driver.executeQuery(statement);
  });
  afterAll(() => database.driver.executeQuery('MATCH (n:Added) DETACH DELETE n'));

  it('it stands on a page with a total, and alone on one', async () => {
    const isTitled = 'filter: { title: { gte: "Chi", lt: "M" } }';
    const { categories } = await data(`{ categories(first: 100, ${isTitled}) { totalCount nodes { title } } }`);
    expect(categories.nodes).toHaveLength(categories.totalCount);
    expect(categories.nodes.filter(({ title }: { title: string }) => title === 'Lost')).toHaveLength(2);
    const whole = await data('{ categories(last: 100) { totalCount nodes { title } } }');
    const { records } = await database.driver.executeQuery('MATCH (n:Category) RETURN count(n) AS n');
    expect(whole.categories.totalCount).toBe(Number(records[0]!.get('n')));
    const first = await data(`{ list: categories(first: 1, ${lost}) { totalCount pageInfo { endCursor } } }`);
    const after = JSON.stringify(first.list.pageInfo.endCursor);
    const page = `{ list: categories(first: 1, after: ${after}, ${lost}) { totalCount nodes { title } } }`;
    expect(await data(page)).toEqual({ list: { totalCount: 2, nodes: [{ title: 'Lost' }] } });
  });

  it('it stands at the end of a relation, and on the pages of one', async () => {
    expect(await data(`{ ${child} { parent { title } } }`)).toEqual({ child: { parent: { title: 'Lost' } } });
    for (const order of ['TITLE', 'CATEGORY_ID']) {
      const list = `categories(orderBy: [{ field: ${order} }]) { totalCount nodes { title } }`;
      expect(await data(`{ ${found} { ${list} } }`)).toEqual({
        found: { categories: { totalCount: 1, nodes: [{ title: 'Lost' }] } },
      });
    }
  });

  describe('what needs the key is an error of its place, told on both ways', () => {
    const counted = 'filter: { number: { eq: 900003 } }';
    it.each([
      ['an id', `{ list: categories(last: 1, ${lost}) { nodes { id } } }`, ['list', 'nodes', 0, 'id']],
      ['a cursor', `{ list: categories(last: 1, ${lost}) { edges { cursor } } }`, ['list', 'edges', 0, 'cursor']],
      [
        'the end of a page',
        `{ list: categories(last: 1, ${lost}) { totalCount pageInfo { endCursor } } }`,
        ['list', 'pageInfo', 'endCursor'],
      ],
      ['the id of what is related', `{ ${child} { parent { id } } }`, ['child', 'parent', 'id']],
      ['the property itself', `{ ${child} { parent { number } } }`, ['child', 'parent', 'number']],
      [
        'the key of a counted value',
        `{ list: products(${counted}) { countBy(dimension: CATEGORY) { key count } } }`,
        ['list', 'countBy', 0, 'key'],
      ],
      [
        'the key of one of two counted values',
        `{ list: products(${counted}) { crossTabulation(row: CATEGORY, column: TAG) { row { key } count } } }`,
        ['list', 'crossTabulation', 0, 'row', 'key'],
      ],
    ])('%s', async (_, source, path) => {
      const { errors } = await ask(source);
      const message = expect.stringContaining("has no 'categoryId' in the database");
      expect(errors).toEqual([{ path, code: 'INCOMPLETE_DATA', message }]);
      expect(await errorsOfDirectWay(schema, database.run, source)).toEqual(errors);
    });
  });

  it('counts tell it from nodes without a value', async () => {
    const source = `{ list: products(filter: { number: { eq: 900003 } }) {
      countBy(dimension: CATEGORY) { count node { ... on Category { title } } } } }`;
    expect(await data(source)).toEqual({ list: { countBy: [{ count: 1, node: { title: 'Lost' } }] } });
  });
}
