import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/config.ts';
import { OperatorError } from '../../src/errors.ts';
import { readPersistedList } from '../../src/server/request/persisted-list.ts';
import { PersistedOperations } from '../../src/server/request/persisted-operations.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { type ThroughDoor, throughDoor } from './through-door.ts';
import { answerOf, tinyServer, verdictOf } from './tiny.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const extensionsOf = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });
const query = '{ echo }';
const echo = { status: 200, data: { echo: 'nothing' } };
const notFound = { status: 200, codes: ['PERSISTED_QUERY_NOT_FOUND'] };
const notListed = { status: 403, codes: ['PERSISTED_QUERY_NOT_LISTED'] };
const wrong = { status: 400, codes: ['BAD_USER_INPUT'] };

/** A request as the links of Apollo make it, by POST or by GET. */
function asking({ fetch, post }: ReturnType<typeof tinyServer>, isGet: boolean) {
  return async (body: { readonly query?: string; readonly extensions?: object }) => {
    const { query: text, extensions } = body;
    const address = new URLSearchParams({
      ...(text !== undefined && { query: text }),
      ...(extensions && { extensions: JSON.stringify(extensions) }),
    });
    return answerOf(await (isGet ? fetch(`/graphql?${address}`) : post(body)));
  };
}

describe.each(['POST', 'GET'])('a hash in the place of a document, by %s', (method) => {
  const server = (options = {}) =>
    asking(tinyServer({ persisted: new PersistedOperations(options) }), method === 'GET');

  it('is unknown at first, and known once the document was sent with it', async () => {
    const ask = server();
    const extensions = extensionsOf(hashOf(query));
    const first = await ask({ extensions });
    expect([verdictOf(first), first.errors?.[0]?.message]).toEqual([notFound, 'PersistedQueryNotFound']);
    expect(await ask({ query, extensions })).toEqual(echo);
    expect(await ask({ extensions })).toEqual(echo);
  });

  it('must be that of the document', async () => {
    const ask = server();
    const extensions = extensionsOf(hashOf('{ other }'));
    expect(verdictOf(await ask({ query, extensions }))).toEqual(wrong);
    expect(verdictOf(await ask({ extensions }))).toEqual(notFound);
  });

  it.each([
    ['of another version', extensionsOf(hashOf(query), 2)],
    ['that is no text', extensionsOf(1)],
    ['that is missing', { persistedQuery: {} }],
    ['in no object', { persistedQuery: 'x' }],
    ['in null', { persistedQuery: null }],
  ])('%s is refused', async (_what, extensions) => {
    const ask = server();
    expect(verdictOf(await ask({ extensions }))).toEqual(wrong);
    expect(verdictOf(await ask({ query, extensions }))).toEqual(wrong);
  });

  it('is not kept where the document is wrong, or over a limit', async () => {
    const ask = server();
    for (const text of ['{ unknown }', '{ echo', `{ ${'a: echo '.repeat(60)} }`, `{ ${'echo '.repeat(2_100)} }`]) {
      const extensions = extensionsOf(hashOf(text));
      expect((await ask({ query: text, extensions })).errors).toHaveLength(1);
      expect(verdictOf(await ask({ extensions }))).toEqual(notFound);
    }
  });

  it('is found in a list, whatever it is called there', async () => {
    const ask = server({ listed: new Map([['md5 of it', query]]) });
    expect(await ask({ extensions: extensionsOf('md5 of it') })).toEqual(echo);
    expect(await ask({ query, extensions: extensionsOf('md5 of it') })).toEqual(echo);
    expect(verdictOf(await ask({ query: '{ self { echo } }', extensions: extensionsOf('md5 of it') }))).toEqual(wrong);
    // Others are executed as ever.
    expect((await ask({ query: '{ self { echo } }' })).data).toEqual({ self: { echo: 'nothing' } });
  });

  it('is all that is executed where the operator wants that, beside the same words', async () => {
    const ask = server({ listed: new Map([[hashOf(query), query]]), isOnly: true });
    expect(await ask({ extensions: extensionsOf(hashOf(query)) })).toEqual(echo);
    expect(await ask({ query })).toEqual(echo);
    const other = '{ self { echo } }';
    expect(verdictOf(await ask({ query: other }))).toEqual(notListed);
    expect(verdictOf(await ask({ extensions: extensionsOf(hashOf(other)) }))).toEqual(notListed);
    expect(verdictOf(await ask({ query: other, extensions: extensionsOf(hashOf(other)) }))).toEqual(notListed);
  });
});

it('keeps what clients send within its bytes, and forgets what was asked least', async () => {
  const { ask } = tinyServer({ persisted: new PersistedOperations({ maximumBytes: 10_000 }) });
  const often = extensionsOf(hashOf(query));
  await ask(query, { extensions: often });
  const texts = Array.from({ length: 50 }, (_, index) => `{ a${index}: echo(text: "${'x'.repeat(200)}") }`);
  for (const text of texts) {
    expect((await ask(text, { extensions: extensionsOf(hashOf(text)) })).status).toBe(200);
    expect((await ask('', { extensions: often })).data).toEqual(echo.data);
  }
  expect(verdictOf(await ask('', { extensions: extensionsOf(hashOf(texts[0]!)) }))).toEqual(notFound);
});

describe('a list of operations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-list-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (content: unknown) => {
    const path = join(folder, 'list.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const operations = [{ id: 'x', name: 'Echo', type: 'query', body: query }];

  it.each([
    ['as Relay writes it', { x: query }],
    ['as Apollo writes it', { format: 'apollo-persisted-query-manifest', version: 1, operations }],
  ])('is read %s', (_how, content) => {
    expect([...readPersistedList(written(content))]).toEqual([['x', query]]);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', [query]],
    ['a manifest of another version', { format: 'apollo-persisted-query-manifest', version: 2, operations }],
    ['an operation without text', { x: '' }],
  ])('cannot be %s', (_what, content) => {
    expect(() => readPersistedList(written(content))).toThrow(OperatorError);
    expect(() => readPersistedList(join(folder, 'nowhere.json'))).toThrow(/PERSISTED_OPERATIONS names .*nowhere/);
  });

  it('is needed where nothing else is executed', () => {
    expect(() => readConfiguration({ PERSISTED_OPERATIONS_ONLY: 'on' })).toThrow(/names no file/);
    expect(readConfiguration({ PERSISTED_OPERATIONS_ONLY: 'on', PERSISTED_OPERATIONS: 'x.json' })).toMatchObject({
      persistedOperations: 'x.json',
      persistedOperationsOnly: true,
    });
  });
});

describeWithDatabase('a hash on the direct way', (database) => {
  it.each([false, true])('is what the link of Apollo sends, by GET: %s', async (useGETForHashedQueries) => {
    const door = await throughDoor(productOver(database).server);
    const asked: string[] = [];
    const clientWithLink = () => {
      const http = new HttpLink({
        uri: `${door.url.replace('localhost', '127.0.0.1')}/graphql`,
        fetch: (address, init) => {
          asked.push(`${init?.method} ${decodeURIComponent(String(address))} ${init?.body ?? ''}`);
          return fetch(address, init);
        },
      });
      const link = new PersistedQueryLink({ sha256: hashOf, useGETForHashedQueries });
      return new ApolloClient({ link: ApolloLink.from([link, http]), cache: new InMemoryCache() });
    };
    const ask = async () => {
      const { data } = await clientWithLink().query({ query: gql`{ member(code: "CA") { name } }` });
      return data;
    };
    try {
      const found = { member: { __typename: 'Member', name: 'Canada' } };
      expect([await ask(), await ask()]).toEqual([found, found]);
      // The hash, then the document with it; for the second client, the hash alone.
      expect(asked.map((request) => request.includes('member(code:'))).toEqual([false, true, false]);
      expect(asked[2]!.startsWith(useGETForHashedQueries ? 'GET' : 'POST')).toBe(true);
    } finally {
      await door.close(0);
    }
  });

  it('leads to the same bytes, from the first time that its document is known', async () => {
    const door: ThroughDoor = await throughDoor(productOver(database).server);
    try {
      const text = 'query Meeting($slug: String!) { event(slug: $slug) { name } }';
      const variables = { slug: 'summit-2025-kananaskis' };
      const extensions = extensionsOf(hashOf(text));
      const post = (more: object) => door.ask({ body: JSON.stringify({ variables, ...more }) });
      const get = (more: Readonly<Record<string, string>>) =>
        door.ask({
          method: 'GET',
          path: `/graphql?${new URLSearchParams({ variables: JSON.stringify(variables), ...more })}`,
        });
      const plain = await post({ query: text });
      expect(plain.body).toContain('"name"');
      expect((await post({ extensions })).body).toContain('PersistedQueryNotFound');
      // The document is known already: this one is direct, and keeps it by its hash.
      expect(await post({ query: text, extensions })).toEqual(plain);
      expect(await post({ extensions })).toEqual(plain);
      const byAddress = await get({ extensions: JSON.stringify(extensions) });
      expect([byAddress.status, byAddress.body]).toEqual([200, plain.body]);
      const copy = await door.ask({
        method: 'GET',
        path: `/graphql?${new URLSearchParams({ variables: JSON.stringify(variables), extensions: JSON.stringify(extensions) })}`,
        headers: { 'if-none-match': String(byAddress.headers['etag']) },
      });
      expect(copy.status).toBe(304);
      expect(door.direct).toEqual([false, false, true, true, true, true]);
      const poison = await post({ query: '{ __typename }', extensions });
      expect(poison.status).toBe(400);
      expect(await post({ extensions })).toEqual(plain);
    } finally {
      await door.close(0);
    }
  });
});
