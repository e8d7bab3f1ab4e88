import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { type Answer, productOver } from '../support/product.ts';

interface Case {
  /** What is refused. */
  readonly asked: string;
  /** What the message says to do instead; given an answer where it has to be taken from one. */
  readonly recommended: string;
  readonly take?: { readonly from: string; readonly read: (data: Answer['data']) => Record<string, unknown> };
}

const hundred = Array.from({ length: 100 }, () => '"TWVtYmVyOkNB"').join(' ');
const deep = (levels: number) =>
  `{ events(first: 1) { nodes { ${'partOf { '.repeat(levels)} slug ${' }'.repeat(levels)} } } }`;
const nested = (size: number) =>
  `{ events(first: ${size}) { nodes { commitments(first: ${size}) { nodes { priorities(first: ${size}) { nodes { slug } } } } } } }`;

const cases: readonly Case[] = [
  { asked: '{ events(first: -1) { totalCount } }', recommended: '{ events(first: 0) { totalCount } }' },
  {
    asked: '{ events(first: 101) { nodes { slug } } }',
    take: {
      from: '{ events(first: 100) { pageInfo { endCursor } } }',
      read: ({ events }) => ({ after: events.pageInfo.endCursor }),
    },
    recommended: 'query ($after: String) { events(first: 1, after: $after) { nodes { slug } } }',
  },
  {
    asked: '{ events(after: "nonsense") { nodes { slug } } }',
    take: {
      from: '{ events(first: 1) { edges { cursor } } }',
      read: ({ events }) => ({ after: events.edges[0].cursor }),
    },
    recommended: 'query ($after: String) { events(after: $after) { nodes { slug } } }',
  },
  {
    asked: `{ events { countsBy(dimension: KIND, after: "${'{cursor}'}") { totalCount } } }`,
    recommended: '{ events { countsBy(dimension: KIND) { totalCount } } }',
  },
  { asked: `{ nodes(ids: [${hundred} "TWVtYmVyOkNB"]) { id } }`, recommended: `{ nodes(ids: [${hundred}]) { id } }` },
  {
    asked: '{ events { countBy(dimension: KIND, first: 101) { key } } }',
    recommended: '{ events { countBy(dimension: KIND, first: 100) { key } } }',
  },
  {
    asked: '{ events { crossTabulation(row: KIND, column: KIND) { count } } }',
    recommended: '{ events { crossTabulation(row: KIND, column: YEAR) { count } } }',
  },
  {
    asked: '{ events(orderBy: [{ field: NAME }, { field: NAME, direction: DESC }]) { totalCount } }',
    recommended: '{ events(orderBy: [{ field: NAME }]) { totalCount } }',
  },
  {
    asked: '{ events(filter: { partOf: { isNull: null } }) { totalCount } }',
    recommended: '{ events(filter: { partOf: {} }) { totalCount } }',
  },
  {
    asked: '{ events(filter: { outcome: { eq: null } }) { totalCount } }',
    recommended: '{ events(filter: { outcome: { isNull: true } }) { totalCount } }',
  },
  {
    asked: `{ people(filter: { name: { matches: "${'x'.repeat(201)}" } }) { totalCount } }`,
    recommended: `{ people(filter: { name: { matches: "${'x'.repeat(200)}" } }) { totalCount } }`,
  },
  {
    asked: '{ events(filter: { startDate: { gte: "2025" } }) { totalCount } }',
    recommended: '{ events(filter: { startDate: { gte: "2025-11-21" } }) { totalCount } }',
  },
  ...[0, 3].map((depth) => ({
    asked: '{ subgraph(slugs: ["member-jp"], depth: 9) { hasMoreNodes } }',
    recommended: `{ subgraph(slugs: ["member-jp"], depth: ${depth}, first: 1) { hasMoreNodes } }`,
  })),
  {
    asked: '{ subgraph(slugs: ["member-jp"], relations: []) { hasMoreNodes } }',
    recommended: '{ subgraph(slugs: ["member-jp"]) { hasMoreNodes } }',
  },
  {
    asked: '{ subgraph(slugs: []) { hasMoreNodes } }',
    recommended: '{ subgraph(slugs: ["member-jp"]) { hasMoreNodes } }',
  },
  {
    asked: '{ subgraph(slugs: ["member-jp", "member-ca"], first: 1) { hasMoreNodes } }',
    recommended: '{ subgraph(slugs: ["member-jp", "member-ca"], first: 2) { hasMoreNodes } }',
  },
  { asked: nested(60), recommended: nested(10) },
  { asked: deep(30), recommended: deep(3) },
];

/** A request that is refused before there is an operation, and the one that its message recommends. */
const requests: readonly (readonly [
  asked: RequestInit & { query?: string },
  recommended: RequestInit & { query?: string },
])[] = [
  [{ headers: { 'content-type': 'text/plain' } }, { headers: { 'content-type': 'application/json' } }],
  [
    { headers: { 'content-type': 'application/json; charset=latin1' } },
    { headers: { 'content-type': 'application/json; charset=utf-8' } },
  ],
  [
    { headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
    { headers: { 'content-type': 'application/json' } },
  ],
  [{ body: new Uint8Array([0x7b, 0xe9, 0x7d]) }, {}],
  [{ body: '{' }, {}],
  [{ body: '[]' }, {}],
  [{ body: '"text"' }, {}],
  [
    { body: '{"query":"{ __typename }","variables":{"x":"\\ud800"}}' },
    { body: '{"query":"{ __typename }","variables":{"x":"\\ud842\\udfb7"}}' },
  ],
  [
    { method: 'GET', query: '?query={__typename}&variables="%E9"' },
    {
      method: 'GET',
      query: `?query=${encodeURIComponent('{ __typename }')}&variables=${encodeURIComponent('{"x":"é"}')}`,
    },
  ],
  [
    { method: 'GET', query: '?query={__typename}&variables={' },
    { method: 'GET', query: '?query={__typename}&variables={}' },
  ],
];

/** Messages that need what this file does not make; the tests that make it. */
const elsewhere: Readonly<Record<string, string>> = {
  'The data have changed since this cursor was given out. Request the first page.': 'test/graph/search.test.ts',
  'The facts are being changed at this moment': 'test/server/data-version.test.ts',
  'The answer is larger than': 'test/server/answer-size.test.ts',
  'This operation costs': 'test/server/client-share.test.ts',
  '"persistedQuery" must be': 'test/server/persisted-operations.test.ts',
};

describeWithDatabase('what a refusal recommends', (database) => {
  const product = productOver(database);
  const seen: string[] = [];

  it.each(cases)('instead of $asked can be done', async ({ asked, take, recommended }) => {
    const other = (await product.data('{ events { countsBy(dimension: KIND, first: 1) { pageInfo { endCursor } } } }'))
      .events;
    // A value that no event has, under a cursor of the same list.
    const cursor = Buffer.from(
      JSON.stringify([
        ...JSON.parse(Buffer.from(other.countsBy.pageInfo.endCursor, 'base64url').toString()).slice(0, 2),
        'NOTHING',
      ]),
    ).toString('base64url');
    const refused = await product.ask(asked.replace('{cursor}', cursor));
    expect(refused.errors).toBeDefined();
    seen.push(...(refused.errors ?? []).map(({ message }) => message));
    const variables = take ? take.read(await product.data(take.from)) : {};
    expect((await product.ask(recommended, variables)).errors).toBeUndefined();
  });

  it.each(requests)('instead of the request %j can be sent', async (asked, recommended) => {
    const send = async ({ query = '', ...init }: RequestInit & { query?: string }) => {
      const body = init.method === 'GET' ? {} : { body: JSON.stringify({ query: '{ __typename }' }) };
      const response = await product.server.fetch(`http://product.test/graphql${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        ...body,
        ...init,
      });
      return { status: response.status, errors: [], ...((await response.json()) as Partial<Answer>) };
    };
    const refused = await send(asked);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    seen.push(...refused.errors.map(({ message }) => message));
    expect(await send(recommended)).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  });

  it('is tried for every message of the compiler, the schema and the server that recommends something', () => {
    const messages = messagesIn([
      'pothos-plugin-neo4j/compiler',
      'pothos-plugin-neo4j/plugin',
      'schema',
      'server',
    ]).filter((message) => advice.test(message));
    expect(messages.length).toBeGreaterThan(15);
    const untried = messages.filter(
      (message) =>
        !seen.some((one) => patternOf(message).test(one)) &&
        !Object.keys(elsewhere).some((one) => message.startsWith(one)),
    );
    expect(untried).toEqual([]);
  });
});

/** A sentence that says what to do, or what would be right. */
const advice = /\b(Ask|Request|Use|Name|Leave|Take|Make|Send|Post|Try|must be|holds at most|At most|is written as)\b/;

/** What the source says where it refuses something, with `${…}` for what is filled in. */
function messagesIn(folders: readonly string[]): readonly string[] {
  const call =
    /(?:badUserInput|badRequest|unsupportedMediaType|limitExceeded|publicError|new GraphQLError)\(\s*(?:'[A-Z_]+',\s*)?([`'"])((?:\\.|(?!\1)[^\\])*)\1/g;
  return folders.flatMap((folder) => {
    const path = join('src', folder);
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(path, name), 'utf8').matchAll(call)].map(([, , text]) => text!));
  });
}

function patternOf(message: string): RegExp {
  const parts = message.replaceAll(/\\(.)/g, '$1').split(/\$\{(?:[^{}]|\{[^{}]*\}|`[^`]*`)*\}/);
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*')}$`);
}
