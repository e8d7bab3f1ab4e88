import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples } from '../../src/server/playground/examples.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { type Asked, type ThroughDoor, throughDoor } from './through-door.ts';

const inFolder = (folder: string) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => [name, { query: readFileSync(join(import.meta.dirname, folder, name), 'utf8') }] as const);

const golden = inFolder('../compiler/golden').filter(([, { query }]) => !/\$(after|before)\b/.test(query));
const questions = inFolder('../graph/questions');
const examples = readExamples().map(({ query, variables }, index) => {
  return [
    `example ${index + 1}`,
    { query, variables: variables === undefined ? undefined : JSON.parse(variables) },
  ] as const;
});
const documented = [...golden, ...questions, ...examples];

const list =
  'query List($first: Int, $kind: EventKind) { events(first: $first, filter: { kind: { eq: $kind } }) { nodes { id name } } }';
const small = '{ event(slug: "meeting-2025-interior-security-ottawa") { name } }';

/** What is refused, or answered with an error, or asked in a way of its own. */
const unusual: readonly (readonly [name: string, Asked])[] = [
  ['a size that is refused', { body: json({ query: list, variables: { first: 101 } }) }],
  ['a variable of a wrong type', { body: json({ query: list, variables: { first: 'many' } }) }],
  ['a variable that there is not', { body: json({ query: list, variables: { first: 1, other: 1 } }) }],
  ['variables that are null', { body: json({ query: list, variables: null }) }],
  ['variables that are a list', { body: json({ query: list, variables: [1] }) }],
  ['an operation by its name', { body: json({ query: list, operationName: 'List', variables: { first: 1 } }) }],
  ['an operation that there is not', { body: json({ query: list, operationName: 'Other' }) }],
  ['an operation without a name', { body: json({ query: list, operationName: '' }) }],
  ['a name that is a number', { body: json({ query: list, operationName: 1 }) }],
  ['a parameter that there is not', { body: json({ query: list, other: 1 }) }],
  ['one half of a surrogate pair', { body: `{"query":${json(list)},"variables":{"other":"\\ud800"}}` }],
  ['both halves', { body: `{"query":${json(list)},"variables":{"other":"\\ud83d\\ude00","first":1}}` }],
  [
    'variables that nest deep',
    { body: `{"query":${json(list)},"variables":{"x":${'['.repeat(300)}${']'.repeat(300)}}}` },
  ],
  ['too many bytes', { body: json({ query: list, variables: { other: 'x'.repeat(200_000) } }) }],
  ['bytes that are not UTF-8', { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) }],
  ['a byte order mark', { body: `\ufeff${json({ query: small })}` }],
  ['no JSON', { body: '{"query":' }],
  ['a list of operations', { body: json([{ query: small }]) }],
  ['another media type', { body: json({ query: small }), headers: { 'content-type': 'text/plain' } }],
  [
    'the media type of GraphQL',
    { body: json({ query: small }), headers: { 'content-type': 'application/graphql+json' } },
  ],
  ['the Cypher behind an unknown field', { body: json({ query: '{ nothing }' }), headers: { 'x-explain': '1' } }],
  [
    'an author’s rows beside introspection',
    { body: json({ query: `{ __schema { queryType { name } } ${small.slice(1)}` }) },
  ],
  ['what tells of the client', { body: json({ query: small, extensions: { clientLibrary: { name: 'x' } } }) }],
  ['extensions that are a list', { body: json({ query: small, extensions: [] }) }],
  ['extensions that are text', { body: json({ query: small, extensions: 'x' }) }],
  ['a document with its hash', { body: json({ query: small, extensions: { persistedQuery: { version: 1 } } }) }],
  ['a mutation', { body: json({ query: 'mutation { nothing }' }) }],
  ['a hash without a document', { body: json({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }) }],
  ['nothing that is found', { body: json({ query: '{ event(slug: "none") { name } node(id: "x") { id } }' }) }],
  ['the name of the root type alone', { body: json({ query: '{ __typename a: __typename }' }) }],
  [
    'a node that is looked up by a wrong argument',
    { body: json({ query: '{ members(after: "x") { nodes { code } } }' }) },
  ],
];

const unusualAddresses = [
  '/graphql?query=',
  '/graphql?query=%7B__typename%7D&query=%7Ba%7D',
  `${addressOf({ query: small })}&variables=%7B`,
  `${addressOf({ query: small })}&variables=`,
  `${addressOf({ query: small })}&operationName=`,
  `${addressOf({ query: small })}&other=1`,
  `${addressOf({ query: small })}&extensions=%7B%7D`,
  `${addressOf({ query: small })}%`,
  `${addressOf({ query: small })}&variables=%7B%22a%22%3A%22%5Cud800%22%7D`,
  addressOf({ query: 'mutation { nothing }' }),
  addressOf({ query: '{ nothing }' }),
  addressOf({ query: list, variables: { first: 101 } }),
  `/other${addressOf({ query: small }).slice(8)}`,
];

function addressOf({ query, variables }: { readonly query: string; readonly variables?: unknown }): string {
  const values = variables === undefined ? '' : `&variables=${encodeURIComponent(json(variables))}`;
  return `/graphql?query=${encodeURIComponent(query)}${values}`;
}

/** Headers that an answer depends on. */
const headers: readonly Readonly<Record<string, string>>[] = [
  { accept: 'application/graphql-response+json' },
  { accept: 'application/graphql-response+json, application/json;q=0.9' },
  { accept: 'text/html, */*;q=0.1' },
  { accept: 'application/json; charset=utf-8' },
  { accept: 'application/graphql-response+json,application/json;q=0.9' },
  {
    accept:
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  },
  { accept: 'text/event-stream' },
  { accept: 'image/png' },
  { accept: 'multipart/mixed; deferSpec=20220824, application/json' },
  { origin: 'https://pages.example' },
  { origin: 'null' },
  { 'accept-encoding': 'br' },
  { 'accept-encoding': 'gzip, deflate' },
  { 'accept-encoding': 'identity;q=0' },
  { 'content-type': 'application/json; charset=utf-8' },
  { 'content-type': 'application/json; charset=latin1' },
  { 'content-encoding': 'gzip' },
  { 'x-request-id': 'a b' },
  { 'x-explain': '0' },
  { origin: 'https://pages.example', 'access-control-request-headers': 'x-explain' },
];

function json(value: unknown): string {
  return JSON.stringify(value);
}

describeWithDatabase('an operation that is known', (database) => {
  let direct: ThroughDoor;
  let yoga: ThroughDoor;

  beforeAll(async () => {
    const products = [productOver(database), productOver(database)] as const;
    for (const product of products) await product.data('{ __typename }');
    direct = await throughDoor(products[0].server);
    yoga = await throughDoor(products[1].server, () => async () => ({ begun: undefined }));
  });
  afterAll(() => Promise.all([direct.close(0), yoga.close(0)]));

  /** Asks until the document is known, and compares the next answer with that of Yoga. Tells whether it was direct. */
  const compare = async (asked: Asked) => {
    const wanted = await yoga.ask(asked);
    expect(await direct.ask(asked)).toEqual(wanted);
    expect(await direct.ask(asked)).toEqual(wanted);
    return direct.direct.at(-1);
  };

  it.each(documented)('has the same answer as from Yoga: %s', async (_name, params) => {
    expect(await compare({ body: json(params) })).toBe(true);
  });

  it.each(headers.map((more) => [json(more), more] as const))('has the same headers: %s', async (_name, more) => {
    await compare({ body: json({ query: list, variables: { first: 20 } }), headers: more });
    await compare({ body: json({ query: small }), headers: more });
  });

  it.each(documented)('has the same answer to a GET, and 304 where it is known: %s', async (_name, params) => {
    const asked = { method: 'GET', path: addressOf(params) } as const;
    expect(await compare(asked)).toBe(true);
    const { headers: told } = await direct.ask(asked);
    expect(told).toMatchObject({ etag: expect.stringMatching(/^W\/"[\w-]{27}"$/), 'cache-control': 'no-cache' });
    const known = { ...asked, headers: { 'if-none-match': `"other", ${told['etag']}` } };
    expect(await compare(known)).toBe(true);
    expect(await direct.ask(known)).toMatchObject({ status: 304, body: '' });
  });

  it.each(unusualAddresses)('is refused or answered as ever: GET %s', async (path) => {
    await direct.ask({ method: 'GET', path: addressOf({ query: small }) });
    await compare({ method: 'GET', path });
  });

  it('is not taken for a GET that was answered where its body reads like that address', async () => {
    const path = addressOf({ query: small });
    expect(await compare({ method: 'GET', path })).toBe(true);
    expect(await compare({ body: path })).toBe(false);
  });

  it('shares an answer among those who ask the same at once, and gives it again', async () => {
    const product = productOver(database);
    await product.data('{ __typename }');
    const server = await throughDoor(product.server);
    const asked = { body: json({ query: list, variables: { first: 3 } }) };
    const first = await server.ask(asked);
    await server.ask({ body: json({ query: list, variables: { first: 4 } }) });
    const before = product.statements.length;
    const next = { body: json({ query: list, variables: { first: 5 } }) };
    const answers = await Promise.all(Array.from({ length: 10 }, () => server.ask(next)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(product.statements.slice(before).filter(({ text }) => text.includes('Event'))).toHaveLength(1);
    const ran = product.statements.length;
    expect(await server.ask(next)).toEqual(answers[0]);
    expect(product.statements.slice(ran).filter(({ text }) => text.includes('Event'))).toEqual([]);
    expect((await server.ask(asked)).status).toBe(first.status);
    await server.close(0);
  });

  it.each(unusual)('is refused or answered as ever: %s', async (_name, asked) => {
    // Its document is known by then.
    for (const query of [list, small]) await direct.ask({ body: json({ query }) });
    await compare(asked);
  });
});

describe('documents', () => {
  it('are many', () => {
    expect(documented.length).toBeGreaterThan(60);
  });
});
