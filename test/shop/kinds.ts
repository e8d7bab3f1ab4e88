import { describe, expect, it } from 'vitest';
import { constraintsOf, indexesOf, missingIn, node, text } from '../../src/pothos-plugin-neo4j/model/index.ts';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import { explainStatement, missingFor } from '../../src/server/execution/explain.ts';
import { askOver } from '../plugin/films/ask.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { shop } from './model.ts';
import { schema } from './schema.ts';

/** A test for each kind of case that such graphs have. The plugin once failed in each of them. */
export function kinds(database: TestDatabase): void {
  const { data, ask } = askOver(database, schema);
  const cypher = async (query: string) => {
    const { records } = await database.driver.executeQuery(query);
    return records.map((record) => record.toObject());
  };
  const number = async (query: string) => Number((await cypher(query))[0]!['n']);

  /** Reads a list page by page, and returns the nodes of all pages. */
  async function walk(field: string, selection: string, size: number, order = ''): Promise<readonly unknown[]> {
    const nodes: unknown[] = [];
    for (let after: string | null = null; ; ) {
      const args = `first: ${size}, after: ${JSON.stringify(after)} ${order}`;
      const found = await data(`{ list: ${field.replace('()', `(${args})`)} }`.replace('…', selection));
      const page = pageIn(found);
      nodes.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) return nodes;
      expect(page.nodes).toHaveLength(size);
      after = page.pageInfo.endCursor;
      expect(nodes.length).toBeLessThan(5_000);
    }
  }
  const paged = '{ nodes { … } pageInfo { hasNextPage endCursor } }';

  it('questions begin beneath an object of the author too, each with one statement', async () => {
    const asked = 'stores { totalCount nodes { code } } category(number: 1) { number }';
    const { data: both, errors, statements } = await ask(`{ counter { ${asked} } ${asked} }`);
    expect(errors).toEqual([]);
    const { counter, ...root } = both;
    expect(counter).toEqual(root);
    expect(counter.stores.totalCount).toBe(await number('MATCH (n:Store) RETURN count(n) AS n'));
    expect(statements).toHaveLength(4);
  });

  it('nodes of an interface that have no type stand in no list, total, filter or relation', async () => {
    const typed = await number('MATCH (n:Party) WHERE n:Customer OR n:Supplier RETURN count(n) AS n');
    expect(await number('MATCH (n:Party) RETURN count(n) AS n')).toBeGreaterThan(typed);
    expect((await data('{ parties { totalCount } }')).parties.totalCount).toBe(typed);
    expect(await walk(`parties() ${paged}`, 'firstName', 50)).toHaveLength(typed);
    const lonely = await number(`
      MATCH (n:Customer) WHERE EXISTS { (n)-[:KNOWS]->() } AND NOT EXISTS { (n)-[:KNOWS]->(:Customer|Supplier) }
      RETURN count(n) AS n`);
    expect(lonely).toBeGreaterThan(0);
    const some = await number(
      'MATCH (n:Customer) WHERE EXISTS { (n)-[:KNOWS]->(:Customer|Supplier) } RETURN count(n) AS n',
    );
    expect((await data('{ customers(filter: { knows: { some: {} } }) { totalCount } }')).customers.totalCount).toBe(
      some,
    );
    const [untyped] = await cypher(
      'MATCH (n:Party) WHERE NOT n:Customer AND NOT n:Supplier RETURN elementId(n) AS id LIMIT 1',
    );
    expect(await data(`{ party(id: "${untyped!['id']}") { firstName } }`)).toEqual({ party: null });
  });

  it('a relationship can also join nodes whose labels the model does not name: they are in no list, count or condition', async () => {
    const others = 'MATCH (n:Party)-[:supplies]->(p) WHERE NOT n:Supplier';
    expect(await number(`${others} RETURN count(n) AS n`)).toBeGreaterThan(0);
    const [one] = await cypher(
      `${others} WITH p, count { MATCH (p)<-[:supplies]-(s:Supplier) RETURN DISTINCT s } AS many
       RETURN toString(p.product_id) AS number, many ORDER BY many DESC, number LIMIT 1`,
    );
    const parts = ['totalCount', 'nodes { id }', 'totalCount nodes { id }', 'edges { cursor }'];
    for (const part of parts) {
      const { product } = await data(`{ product(number: "${one!['number']}") { suppliers { ${part} } } }`);
      const { totalCount, nodes, edges } = product.suppliers;
      for (const found of [totalCount, nodes?.length, edges?.length])
        expect(found ?? Number(one!['many'])).toBe(Number(one!['many']));
    }
    const supplied = await number(
      'MATCH (p:Product) WHERE EXISTS { (p)<-[:supplies]-(:Supplier) } RETURN count(p) AS n',
    );
    const { products } = await data('{ products(filter: { suppliers: { some: {} } }) { totalCount } }');
    expect(products.totalCount).toBe(supplied);
  });

  describe('relationships in parallel, without a key', () => {
    it.each([
      ['nobody says that they repeat, and no edge tells of them', 'Supplier', 'supplies', 'suppliers', 'products'],
      ['nobody says that they repeat, and edges tell of them', 'Sales Order', 'CONTAINS', 'orders', 'contents'],
      ['the model says that they repeat', 'Customer', 'viewed', 'customers', 'viewed'],
    ])('where %s, list each node once', async (_, label, type, list, field) => {
      const [most] = await cypher(`
        MATCH (n:\`${label}\`)-[:${type}]->(p) WITH n, count(*) AS ways, count(DISTINCT p) AS n2 WHERE ways > n2
        RETURN elementId(n) AS id, n.orderNo AS orderNo, n2 AS n ORDER BY n2 DESC, id LIMIT 1`);
      const key = label === 'Sales Order' ? `${most!['orderNo']}` : String(most!['id']);
      const typename = label.replace(' ', '');
      const id = encodeGlobalId(typename, key);
      const at = `node(id: "${id}") { ... on ${typename} { list: ${field}`;
      const found = await data(`{ ${at} { totalCount } } } }`);
      expect(found.node.list.totalCount).toBe(Number(most!['n']));
      const numbers = await walk(`${at}() ${paged} } }`, 'number', 1);
      expect(new Set(numbers.map((one) => JSON.stringify(one))).size).toBe(Number(most!['n']));
      expect(numbers).toHaveLength(Number(most!['n']));
      expect(list).toBeDefined();
    });

    it('stand on the edge all together', async () => {
      const ways = await number('MATCH (:`Sales Order`)-[r:CONTAINS]->() RETURN count(r) AS n');
      const orders = await walk(
        `orders() ${paged}`,
        'contents(first: 100) { edges { lines { quantity price } } }',
        100,
      );
      const lines = (orders as readonly { contents: { edges: readonly { lines: readonly unknown[] }[] } }[]).flatMap(
        ({ contents }) => contents.edges.flatMap((edge) => edge.lines),
      );
      expect(lines).toHaveLength(ways);
    });
  });

  it('integers beyond 2⁵³ are paged, each once, looked up and found again by their ids', async () => {
    const all = (await walk(`products() ${paged}`, 'number id', 50)) as readonly {
      number: number | string;
      id: string;
    }[];
    const numbers = all.map((one) => BigInt(one.number));
    expect(numbers).toEqual(numbers.toSorted((one, other) => (one < other ? -1 : 1)));
    expect(new Set(numbers).size).toBe(await number('MATCH (n:Product) RETURN count(n) AS n'));
    const large = all.filter((one) => typeof one.number === 'string').slice(0, 2);
    expect(large).toHaveLength(2);
    for (const one of large) {
      expect(await data(`{ product(number: "${one.number}") { number id } node(id: "${one.id}") { id } }`)).toEqual({
        product: one,
        node: { id: one.id },
      });
    }
  });

  it('a node with the labels of two types is of the one that is asked for', async () => {
    const [first] = await cypher('MATCH (n:Bundle) RETURN toString(n.product_id) AS number ORDER BY number LIMIT 1');
    const ids = ['Product', 'Bundle'].map((type) => encodeGlobalId(type, String(first!['number'])));
    expect(await data(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`, { ids })).toEqual({
      nodes: [
        { __typename: 'Product', id: ids[0] },
        { __typename: 'Bundle', id: ids[1] },
      ],
    });
  });

  it.each([
    ['LocalDateTime', 'products', 'createdAt', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/],
    ['Date', 'products', 'availableFrom', /^\d{4}-\d\d-\d\d$/],
    ['Duration', 'products', 'shelfLife', /^P/],
    ['DateTime', 'customers', 'lastSeen', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)(\[.*\])?$/],
    ['Time', 'customers', 'callAt', /^\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/],
    ['LocalTime', 'stores', 'opens', /^\d\d:\d\d:\d\d(\.\d+)?$/],
    ['BigInt', 'customers', 'points', /^-?\d+$/],
    ['Double', 'bundles', 'weight', /^(NaN|-?Infinity|[\d.]+)$/],
    ['Point', 'customers', 'home', /longitude/],
    ['Point', 'stores', 'spot', /"x"/],
  ])('%s: what %s answer as %s is what a filter finds', async (scalar, list, field, form) => {
    const all = ((await data(`{ ${list}(last: 50) { nodes { ${field} } } }`))[list].nodes as readonly object[])
      .map((one) => (one as Record<string, unknown>)[field])
      .filter((value) => value !== null && value !== 'NaN');
    expect(all.length).toBeGreaterThan(0);
    const value = all.at(-1);
    expect(typeof value === 'object' ? JSON.stringify(value) : String(value)).toMatch(form);
    const query = `query ($value: ${scalar}!) { ${list}(first: 100, filter: { ${field}: { eq: $value } }) { nodes { ${field} } } }`;
    const found = (await data(query, { value }))[list].nodes as readonly object[];
    expect(found.length).toBeGreaterThan(0);
    if (scalar !== 'DateTime') for (const one of found) expect(one).toEqual({ [field]: value });
  });

  it('NaN is behind every number, and fulfils no comparison', async () => {
    const bundles = await walk(`bundles() ${paged}`, 'weight', 100, 'orderBy: [{ field: WEIGHT }]');
    const weights = (bundles as readonly { weight: unknown }[]).map(({ weight }) => weight);
    const numbers = weights.filter((weight) => weight !== null && weight !== 'NaN').map(Number);
    expect(weights.slice(0, numbers.length).map(Number)).toEqual(numbers.toSorted((one, other) => one - other));
    expect(weights).toContain('NaN');
    const compared = await data('{ bundles(filter: { weight: { gte: "-Infinity" } }) { totalCount } }');
    const isNumber = 'n.weight_kg IS NOT NULL AND NOT isNaN(n.weight_kg)';
    expect(compared.bundles.totalCount).toBe(await number(`MATCH (n:Bundle) WHERE ${isNumber} RETURN count(n) AS n`));
  });

  it('a list that is missing is empty', async () => {
    const without = await number('MATCH (n:Product) WHERE n.tags IS NULL RETURN count(n) AS n');
    const products = (await walk(`products() ${paged}`, 'tags', 100)) as readonly { tags: readonly string[] }[];
    const empty = await number('MATCH (n:Product) WHERE size(n.tags) = 0 RETURN count(n) AS n');
    expect(products.filter(({ tags }) => tags.length === 0)).toHaveLength(without + empty);
  });

  it.each([
    ['Int', 'products(filter: { stock: { eq: 1.5 } }) { totalCount }'],
    ['BigInt', 'product(number: "9223372036854775808") { name }'],
    ['LocalTime', 'stores(filter: { opens: { eq: "25:00" } }) { totalCount }'],
    ['Duration', 'products(filter: { shelfLife: { eq: "P" } }) { totalCount }'],
    ['Point', 'stores(filter: { spot: { eq: { x: 1 } } }) { totalCount }'],
    ['Double', 'products(filter: { weight: { eq: "heavy" } }) { totalCount }'],
  ])('what is no %s is refused before anything runs', async (_, question) => {
    const { errors, statements } = await ask(`{ ${question} }`);
    expect(errors).toHaveLength(1);
    expect(statements).toEqual([]);
  });

  it.each([
    ['category(number: 1) { title }', ['(n:Category) REQUIRE n.categoryId']],
    ['category(number: 1) { products { nodes { name } } }', ['(n:Category) REQUIRE n.categoryId']],
    ['products(first: 1, filter: { number: { eq: 1 } }) { nodes { name } }', ['(n:Product) REQUIRE n.product_id']],
    ['orders(first: 1, orderBy: [{ field: ORDER_NO }]) { nodes { note } }', ['(n:`Sales Order`) REQUIRE n.orderNo']],
    ['lines(first: 1) { nodes { order { status } } }', ['(n:`Sales Order`) REQUIRE n.orderNo']],
    ['party(id: "1") { firstName }', []],
    ['customers(first: 1) { nodes { lastName } }', []],
  ])('a statement tells the indexes that it wants: %s', async (source, wanted) => {
    const { statements } = await ask(`{ ${source} }`);
    const told = statements.flatMap((statement) => statement.wanted!);
    expect(told.map(({ text: statement }) => statement.replace(/^.* FOR (.*) IS UNIQUE$/, '$1'))).toEqual(wanted);
    expect(await missingIn(database.run, told)).toEqual(told);
    const explained = await missingFor(statements[0]!, (asked) => database.run(asked));
    expect(explained).toEqual(told);
    const shown = explainStatement(statements[0]!, { rows: 0, milliseconds: 0, missing: explained });
    expect(shown.missing ?? []).toEqual(told.map(({ purpose, text: statement }) => ({ purpose, statement })));
  });

  it('what a database lacks of a model is told, with the statements that make it, whatever the names', async () => {
    const missing = await missingIn(database.run, shop);
    expect(missing.map(({ text: statement }) => statement)).toEqual(
      [...constraintsOf(shop), ...indexesOf(shop)].map(({ text: statement }) => statement),
    );
    const odd = node('Odd `label\\u0060', {
      name: 'Odd',
      description: '.',
      key: 'a key',
      properties: { 'a key': text('.'), 'or`der': text('.') },
      orders: ['or`der'],
    });
    const model = { nodes: [odd], relationships: [] };
    const statements = await missingIn(database.run, model);
    expect(statements).toHaveLength(2);
    expect(await missingIn(database.run, statements)).toEqual(statements);
    for (const { text: statement } of statements) await database.driver.executeQuery(statement);
    expect(await missingIn(database.run, model)).toEqual([]);
    expect(await missingIn(database.run, statements)).toEqual([]);
    const [made] = await cypher('SHOW INDEXES YIELD labelsOrTypes AS l, properties AS p WHERE size(p) = 2 RETURN l, p');
    expect(made).toEqual({ l: ['Odd `label\\u0060'], p: ['or`der', 'a key'] });
  });
}

interface FoundPage {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The connection in an answer, at any depth. */
function pageIn(value: unknown): FoundPage {
  const object = value as Record<string, unknown>;
  if (Array.isArray(object['nodes'])) return object as unknown as FoundPage;
  return pageIn(Object.values(object)[0]);
}
