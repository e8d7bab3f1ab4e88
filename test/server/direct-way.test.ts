import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectWay } from '../../src/server/direct-way.ts';
import { createDoor } from '../../src/server/door.ts';
import { readExamples } from '../../src/server/examples.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { keepingLog } from './serve.ts';

interface Asked {
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

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
  ['a mutation', { body: json({ query: 'mutation { nothing }' }) }],
  ['a hash without a document', { body: json({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }) }],
  ['nothing that is found', { body: json({ query: '{ event(slug: "none") { name } node(id: "x") { id } }' }) }],
  ['the name of the root type alone', { body: json({ query: '{ __typename a: __typename }' }) }],
  [
    'a node that is looked up by a wrong argument',
    { body: json({ query: '{ members(after: "x") { nodes { code } } }' }) },
  ],
];

/** Headers that an answer depends on. */
const headers: readonly Readonly<Record<string, string>>[] = [
  { accept: 'application/graphql-response+json' },
  { accept: 'application/graphql-response+json, application/json;q=0.9' },
  { accept: 'text/html, */*;q=0.1' },
  { accept: 'application/json; charset=utf-8' },
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
  const open: Listening[] = [];
  const made: boolean[] = [];
  let direct: (asked: Asked) => Promise<Answered>;
  let throughYoga: (asked: Asked) => Promise<Answered>;

  const serve = async (change: (directWay: DirectWay) => DirectWay, corsOrigins: '*' | readonly string[] = '*') => {
    const product = productOver(database);
    await product.data('{ __typename }');
    const { server } = product;
    server.directWay = change(server.directWay);
    const settings = {
      admission: { operations: 16, waiting: 64, waitMs: 5_000 },
      clientAddressHeader: undefined,
      corsOrigins,
      unsentLimitBytes: 64_000_000,
    };
    const handler = createDoor(server, settings, keepingLog());
    const listening = await listen(handler, { host: '127.0.0.1', port: 0, answerTimeoutMs: 10_000 });
    open.push(listening);
    const port = Number(new URL(listening.url).port);
    return (asked: Asked) => post(port, asked);
  };

  beforeAll(async () => {
    direct = await serve((way) => async (...args) => {
      const outcome = await way(...args);
      made.push('made' in outcome);
      return outcome;
    });
    throughYoga = await serve(() => async () => ({ begun: undefined }));
  });
  afterAll(() => Promise.all(open.map((listening) => listening.close(0))));

  /** Asks until the document is known, and compares the next answer with that of Yoga. Tells whether it was direct. */
  const compare = async (asked: Asked) => {
    const wanted = await throughYoga(asked);
    expect(await direct(asked)).toEqual(wanted);
    expect(await direct(asked)).toEqual(wanted);
    return made.at(-1);
  };

  it.each(documented)('has the same answer as from Yoga: %s', async (_name, params) => {
    expect(await compare({ body: json(params) })).toBe(true);
  });

  it.each(headers.map((more) => [json(more), more] as const))('has the same headers: %s', async (_name, more) => {
    await compare({ body: json({ query: list, variables: { first: 20 } }), headers: more });
    await compare({ body: json({ query: small }), headers: more });
  });

  it.each(unusual)('is refused or answered as ever: %s', async (_name, asked) => {
    // Its document is known by then.
    for (const query of [list, small]) await direct({ body: json({ query }) });
    await compare(asked);
  });
});

describe('documents', () => {
  it('are many', () => {
    expect(documented.length).toBeGreaterThan(60);
  });
});

/** Posts as a client does that has nothing of its own in its headers. */
function post(port: number, { body, headers: more }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        port,
        host: '127.0.0.1',
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': 'test', ...more },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { date: _date, 'x-request-id': id, ...others } = response.headers;
          const told = { ...others, 'x-request-id': id === 'test' ? id : 'another' };
          resolve({ status: response.statusCode, headers: told, body: Buffer.concat(chunks).toString('latin1') });
        });
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}
