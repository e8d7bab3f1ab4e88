import { expect, it } from 'vitest';
import { type PageArguments, pageOfAll } from '../connection/oracle.ts';
import { randomOf } from '../differential/random.ts';
import { askOver } from '../plugin/films/ask.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { schema } from './schema.ts';

const seed = seedOfRun();
/** The number of random orders for each list. `SHOP_PAGES` raises it. */
const runs = Number(process.env['SHOP_PAGES'] ?? 2);
const defaultPageSize = 20;

/** A list of the shop: the field of its connection, and the orders to test. */
interface List {
  readonly field: string;
  readonly orders: readonly string[];
  /** The look-up above the list, and a pattern that finds the key of a node with a long list. */
  readonly beneath?: { readonly lookup: string; readonly most: string };
}

const root = (field: string, ...orders: readonly string[]): List => ({ field, orders });
const beneath = (lookup: string, most: string, field: string, ...orders: readonly string[]): List => ({
  field,
  orders,
  beneath: { lookup, most },
});

/** Keys that are numbers, 64-bit integers and element ids. Orders by optional properties, by NaN, by times, and by parallel edges. */
const lists: readonly List[] = [
  root('categories', 'TITLE', 'CATEGORY_ID'),
  root('products', 'NUMBER', 'NAME', 'UNIT_PRICE', 'WEIGHT', 'AVAILABLE_FROM', 'CREATED_AT'),
  root('bundles', 'WEIGHT', 'STOCK'),
  root('parties', 'FIRST_NAME', 'ID'),
  root('customers', 'POINTS', 'LAST_SEEN', 'CALL_AT', 'LAST_NAME'),
  root('orders', 'STATUS', 'PLACED_AT'),
  root('reviews', 'STARS', 'POSTED'),
  root('stores', 'OPENS'),
  beneath('product', '(n:Product)-[:`BOUGHT``WITH`]->() | n.product_id', 'boughtWith', 'TIMES', 'NAME'),
  beneath('product', '(n:Product)<-[:viewed]-() | n.product_id', 'viewers', 'VIEWED_AT', 'POINTS'),
  beneath('category', '(n:Category)<-[:`in category`]-() | n.categoryId', 'products', 'WEIGHT', 'NUMBER'),
  beneath('order', '(n:`Sales Order`)-[:CONTAINS]->() | n.orderNo', 'contents', 'QUANTITY', 'PAID', 'WEIGHT'),
];

interface Edge {
  readonly cursor: string;
  readonly node: { readonly id: string };
}

/** The pages of every list are those that the algorithm of the Relay specification cuts from the whole list. */
export function pages(database: TestDatabase): void {
  const { data } = askOver(database, schema);

  /** The argument that finds the node with the longest list. */
  async function parentOf({ most }: NonNullable<List['beneath']>): Promise<string> {
    const [pattern, key] = most.split(' | ');
    const query = `MATCH ${pattern} WITH n, count(*) AS many RETURN toString(${key}) AS key ORDER BY many DESC, key LIMIT 1`;
    const { records } = await database.driver.executeQuery(query);
    // BigInt accepts text, which large numbers need.
    const number = String(records[0]!.get('key'));
    return `(number: ${number.length > 9 ? `"${number}"` : number})`;
  }

  async function connection(field: string, parent: string, args: object, selection: string) {
    const given = Object.entries(args).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${name === 'orderBy' ? value : JSON.stringify(value)}`],
    );
    const asked = `list: ${field}${given.length === 0 ? '' : `(${given.join(', ')})`} { ${selection} }`;
    if (parent === '') return (await data(`{ ${asked} }`)).list;
    return (await data(`{ parent: ${parent} { ${asked} } }`)).parent.list;
  }

  /** Reads the whole list page by page, and checks that each edge is there once. */
  async function wholeList(field: string, parent: string, orderBy: string): Promise<readonly Edge[]> {
    const edges: Edge[] = [];
    for (let after: string | undefined; ; ) {
      const args = { first: 100, after, orderBy };
      const page = await connection(
        field,
        parent,
        args,
        'totalCount edges { cursor node { id } } pageInfo { hasNextPage }',
      );
      edges.push(...page.edges);
      after = edges.at(-1)?.cursor;
      if (page.pageInfo.hasNextPage) continue;
      expect(edges).toHaveLength(page.totalCount);
      for (const part of ['cursor', 'node'] as const)
        expect(new Set(edges.map((edge) => JSON.stringify(edge[part]))).size).toBe(edges.length);
      return edges;
    }
  }

  it.each(lists)(
    `$field: pages are those of the specification (seed ${seed})`,
    async (list) => {
      const { field, beneath: above } = list;
      const parent = above === undefined ? '' : `${above.lookup}${await parentOf(above)}`;
      const random = randomOf(seed * 31 + lists.indexOf(list));
      let compared = 0;
      for (let run = 0; run < runs; run += 1) {
        const terms = [random.pick(list.orders), ...(random.chance(0.3) ? [random.pick(list.orders)] : [])];
        const words = [...new Set(terms)].map(
          (field) => `{ field: ${field}, direction: ${random.pick(['ASC', 'DESC'])} }`,
        );
        const orderBy = `[${words.join(', ')}]`;
        const all = await wholeList(field, parent, orderBy);
        for (let question = 0; question < 3; question += 1) {
          const cursor = () => (random.chance(0.5) && all.length > 0 ? random.pick(all).cursor : undefined);
          const size = () => (random.chance(0.5) ? random.below(7) : undefined);
          const args: PageArguments = { first: size(), last: size(), after: cursor(), before: cursor() };
          const selection =
            'edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
          const answer = await connection(field, parent, { ...args, orderBy }, selection);
          expect({ orderBy, args, ...answer }).toEqual({ orderBy, args, ...pageOfAll(all, args, defaultPageSize) });
          compared += all.length > 0 ? 1 : 0;
        }
      }
      expect(compared).toBeGreaterThan(0);
    },
    30_000 + runs * 20_000,
  );
}
