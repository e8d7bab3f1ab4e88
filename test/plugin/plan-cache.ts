import { type DocumentNode, execute, parse } from 'graphql';
import { beforeEach, expect, it } from 'vitest';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import { planStatistics } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { schema } from './films/schema.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Pairs of requests that must not share a compiled plan, and pairs that must. Both requests of a pair run on one document. Each
 * answer is compared with the answer on a new document, for which there is no plan.
 */
export function planCache(database: TestDatabase): void {
  const statements: Statement[] = [];
  const contextValue = {
    run: (statement: Statement) => {
      statements.push(statement);
      return database.run(statement);
    },
  };
  const answer = async (document: DocumentNode, variableValues: Values) => {
    const { data, errors = [] } = await execute({ schema, document, variableValues, contextValue });
    return { data, errors: errors.map(({ message, path, extensions }) => ({ message, path, ...extensions })) };
  };
  beforeEach(() => {
    statements.length = 0;
  });

  async function expectEqualAnswers(source: string, values: readonly Values[]): Promise<void> {
    const shared = parse(source);
    for (const variables of [...values, ...values.toReversed()]) {
      expect(await answer(shared, variables)).toEqual(await answer(parse(source), variables));
    }
  }

  const kinds = [
    encodeGlobalId('Film', 'alien'),
    encodeGlobalId('Series', 'dark'),
    encodeGlobalId('Person', 'ann'),
    encodeGlobalId('Film', 'aliens'),
    'nonsense',
  ];
  const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Work { title } ... on Person { name } } }';
  const page = `query ($first: Int, $last: Int, $after: String, $before: String, $order: [WorkOrder!], $filter: WorkFilter) {
    works(first: $first, last: $last, after: $after, before: $before, orderBy: $order, filter: $filter) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { slug year subtitle } }
    }
  }`;
  const byYear = [{ field: 'YEAR', direction: 'ASC' }];

  it.each<[string, string, readonly Values[]]>([
    [
      'a directive',
      'query ($on: Boolean!) { film(slug: "alien") { slug title @include(if: $on) } }',
      [{ on: true }, { on: false }],
    ],
    [
      'a directive on a fragment',
      'query ($off: Boolean!) { film(slug: "alien") { slug ... @skip(if: $off) { title studios { totalCount } } } }',
      [{ off: true }, { off: false }],
    ],
    [
      'a directive on the root field',
      'query ($on: Boolean!) { film(slug: "alien") { slug } film(slug: "alien") @include(if: $on) { title } }',
      [{ on: true }, { on: false }],
    ],
    [
      'kinds of ids',
      many,
      [
        { ids: [kinds[0]] },
        { ids: [kinds[1]] },
        { ids: [kinds[2], kinds[0]] },
        { ids: [kinds[3]] },
        { ids: [kinds[4]] },
        { ids: [] },
      ],
    ],
    [
      'kinds of an id',
      'query ($id: ID!) { node(id: $id) { id ... on Film { minutes } ... on Person { name } } }',
      kinds.map((id) => ({ id })),
    ],
    [
      'sizes',
      page,
      [{ first: 1 }, { first: 3 }, { first: 0 }, { first: null }, { last: 2 }, { first: 4, last: 1 }, {}],
    ],
    ['a size that is refused', page, [{ first: 2 }, { first: -1 }, { first: 41 }, { first: 3 }]],
    [
      'orderings',
      page,
      [
        { order: byYear },
        { order: [{ field: 'YEAR', direction: 'DESC' }] },
        { order: [{ field: 'TITLE', direction: 'ASC' }] },
        { order: [] },
        { order: null },
        { order: [...byYear, ...byYear] },
      ],
    ],
    [
      'filters of one form',
      page,
      [
        { filter: { slug: { eq: 'alien' } } },
        { filter: { slug: { eq: 'dark' } } },
        { filter: { title: { eq: 'Dark' } } },
        { filter: {} },
        { filter: null },
      ],
    ],
    [
      'what is missing and what is not',
      page,
      [
        { filter: { year: { isNull: true } } },
        { filter: { year: { isNull: false } } },
        { filter: { year: { isNull: null } } },
      ],
    ],
    [
      'lists of conditions',
      page,
      [
        { filter: { or: [] } },
        { filter: { or: [{ slug: { eq: 'dark' } }] } },
        { filter: { or: [{ slug: { eq: 'dark' } }, { year: { lt: 1980 } }] } },
        { filter: { and: [] } },
      ],
    ],
    [
      'lists of values',
      page,
      [
        { filter: { slug: { in: [] } } },
        { filter: { slug: { in: ['dark'] } } },
        { filter: { slug: { in: ['dark', 'alien'] } } },
      ],
    ],
    [
      'values of enums',
      page,
      [{ filter: { colour: { in: ['COLOUR'] } } }, { filter: { colour: { in: ['BLACK_AND_WHITE'] } } }],
    ],
    [
      'quantifiers',
      page,
      [
        { filter: { cast: { some: {} } } },
        { filter: { cast: { none: {} } } },
        { filter: { cast: { every: { name: { eq: 'Ann' } } } } },
      ],
    ],
    [
      'arguments of Cypher of an author',
      'query ($n: Int!) { person(slug: "ann") { scenes(minutes: $n) partners(first: $n) { works } } }',
      [{ n: 0 }, { n: 1 }, { n: 130 }],
    ],
    [
      'names with the order of another',
      'query ($a: String, $b: String) { x: film(slug: "alien") { cast(after: $a) { totalCount } } y: film(slug: "alien") { cast(after: $b) { totalCount } } }',
      [{ a: 'forged' }, { b: 'forged' }, {}],
    ],
  ])('keeps apart %s', (_, source, values) => expectEqualAnswers(source, values));

  it('keeps apart cursors with nulls in different places', async () => {
    const all = await answer(parse(page), { order: byYear });
    const { edges } = (all.data as { works: { edges: { cursor: string }[] } }).works;
    const cursors = edges.map(({ cursor }) => cursor);
    const after = cursors.map((cursor) => ({ order: byYear, first: 2, after: cursor }));
    const before = cursors.map((cursor) => ({ order: byYear, last: 2, before: cursor }));
    await expectEqualAnswers(page, [...after, ...before, { order: byYear, after: 'forged' }, { after: cursors[0] }]);
  });

  it('shares a plan between requests that differ in values, and does not compile again', async () => {
    const document = parse(page);
    await answer(document, { first: 1, filter: { slug: { gt: 'a' } } });
    const before = planStatistics(schema);
    for (const first of [2, 3, 4]) await answer(document, { first, filter: { slug: { gt: `b${first}` } } });
    const after = planStatistics(schema);
    expect([after.hits - before.hits, after.misses - before.misses]).toEqual([3, 0]);
    expect(new Set(statements.map(({ text }) => text)).size).toBe(1);
    expect(statements.map(({ parameters }) => Object.values(parameters).map(({ value }) => value))).toEqual(
      [1, 2, 3, 4].map((first) => expect.arrayContaining([first + 1])),
    );
  });

  it('does not keep a plan with a refusal', async () => {
    const document = parse('query ($n: Int) { film(slug: "alien") { title cast(first: $n) { totalCount } } }');
    const before = planStatistics(schema);
    for (let time = 0; time < 2; time += 1) {
      expect((await answer(document, { n: -1 })).errors).toMatchObject([{ path: ['film', 'cast'] }]);
    }
    const after = planStatistics(schema);
    expect([after.hits - before.hits, after.size - before.size]).toEqual([0, 0]);
  });

  it('does not keep a plan over the budget, however often it is asked for in new documents', async () => {
    const source = `{ works(first: 40) { nodes { cast(first: 40) { nodes { parts(first: 40) { nodes { cast(first: 40) { nodes { slug } } } } } } } } }`;
    const before = planStatistics(schema);
    for (let time = 0; time < 3; time += 1) {
      expect((await answer(parse(source), {})).errors).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: ['works'] }]);
    }
    const after = planStatistics(schema);
    expect([after.size - before.size, after.bytes - before.bytes]).toEqual([0, 0]);
  });

  it('refuses what only the values put over the budget', async () => {
    const source = `query ($a: Int, $b: Int, $c: Int) {
      works(first: $a) { nodes { cast(first: $b) { nodes { parts(first: $c) { nodes { cast(first: $c) { totalCount nodes { slug } } } } } } } }
    }`;
    const document = parse(source);
    expect((await answer(document, { a: 1, b: 1, c: 1 })).errors).toEqual([]);
    expect((await answer(document, { a: 40, b: 40, c: 40 })).errors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', cost: { nodes: 40 + 40 ** 2 + 40 ** 3 + 40 ** 4 }, path: ['works'] },
    ]);
    expect((await answer(document, { a: 2, b: 1, c: 1 })).errors).toEqual([]);
  });
}
