import { describe, expect, it } from 'vitest';
import { answerOf, tinyServer, verdictOf } from './tiny.ts';

describe('an error that was not made for clients', () => {
  it.each([
    ['of the driver, with an address, a statement and a code of its own', 'broken'],
    ['of GraphQL without a code', 'uncoded'],
    ['of another library, with a code like ours', 'foreign'],
  ])('is hidden: one %s', async (_name, field) => {
    const { fetch, log } = tinyServer();
    const response = await fetch(`/graphql?query={${field}}`, { headers: { 'x-request-id': 'request-7' } });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: 'Unexpected error',
          path: [field],
          locations: [{ line: 1, column: 2 }],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-7' },
        },
      ],
    });
    expect(log.entries.filter((entry) => entry.startsWith('error'))).toEqual([
      expect.stringMatching(/^error Unexpected error .*"requestId":"request-7".*MATCH \(n\)/),
    ]);
  });

  it('is hidden where it takes all of the data with it', async () => {
    const { ask, log } = tinyServer();
    const answer = await ask('{ notNull }');
    expect(answer).toMatchObject({ status: 500, errors: [{ message: 'Unexpected error' }] });
    expect(answer).not.toHaveProperty('data');
    expect(log.entries.join()).toContain('Cannot return null for non-nullable field Query.notNull');
  });

  it('leaves the other fields alone', async () => {
    expect(await tinyServer().ask('{ broken echo }')).toMatchObject({
      status: 200,
      data: { broken: null, echo: 'nothing' },
    });
  });
});

it('is no error of the log where the server asks itself, to be warm', async () => {
  const { server, log } = tinyServer();
  const ask = async (context: object) => {
    const body = JSON.stringify({ query: '{ broken }' });
    const headers = { 'content-type': 'application/json' };
    const request = new Request('http://seven.test/graphql', { method: 'POST', headers, body });
    await (await server.fetchHere(request, context)).text();
  };
  await ask({});
  expect(log.entries).toEqual([expect.stringMatching(/^debug Unexpected error/)]);
  await ask({ client: '127.0.0.1' });
  expect(log.entries.at(-1)).toMatch(/^error Unexpected error/);
});

it.each(['AbortError', 'TimeoutError'])(
  'an operation that something ends is answered with a code: %s',
  async (name) => {
    const { server, log } = tinyServer();
    const admit = () => Promise.reject(new DOMException('It was ended.', name));
    const response = await server.fetch('http://seven.test/graphql?query={ran}', {}, { admit });
    expect(await answerOf(response)).toMatchObject({
      status: 500,
      errors: [{ message: 'Unexpected error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(log.entries).toEqual([expect.stringMatching(/^error Unexpected error .*The operation was aborted\./)]);
  },
);

describe('an error that was made for clients', () => {
  it('passes, with its code, its details and its path', async () => {
    const { ask, log } = tinyServer();
    expect(await ask('{ refused }')).toMatchObject({
      status: 200,
      data: { refused: null },
      errors: [
        {
          message: 'That cannot be asked.',
          path: ['refused'],
          extensions: { code: 'BAD_USER_INPUT', hint: 'Ask for less.' },
        },
      ],
    });
    expect(log.entries).toEqual([]);
  });

  it.each([
    ['a variable that is missing', 'query ($text: String!) { echo(text: $text) }', {}],
    ['a variable of another type', 'query ($text: String) { echo(text: $text) }', { text: [1] }],
  ])('is about values that came from the client: %s', async (_name, query, variables) => {
    const answer = await tinyServer().ask(query, { variables });
    expect(verdictOf(answer)).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
    expect(answer.errors?.[0]?.message).toContain('$text');
  });

  it('is about so many wrong values that the rest is not looked at', async () => {
    const answer = await tinyServer().ask('query ($filter: Filter) { echo(filter: $filter) }', {
      variables: { filter: { and: Array.from({ length: 60 }, () => ({ name: 1 })) } },
    });
    expect(answer.errors?.at(-1)?.message).toContain('Too many errors');
    expect(new Set(verdictOf(answer).codes)).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it('is about an argument that a variable makes null', async () => {
    const answer = await tinyServer().ask('query ($yes: Boolean = true) { echo @include(if: $yes) }', {
      variables: { yes: null },
    });
    expect(verdictOf(answer).codes).toEqual(['BAD_USER_INPUT']);
  });

  it.each([
    ['{ echo', 'GRAPHQL_PARSE_FAILED'],
    ['{ unknown }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('says what is wrong with the document %s', async (query, code) => {
    const { ask } = tinyServer();
    const answer = await ask(query, {}, { accept: 'application/graphql-response+json' });
    expect(verdictOf(answer)).toEqual({ status: 400, codes: [code] });
  });
});

describe('names that the schema has', () => {
  it('are suggested', async () => {
    const answer = await tinyServer().ask('{ refuse }');
    expect(answer.errors?.[0]?.message).toContain('Did you mean "refused"?');
  });

  it('are neither told nor suggested without introspection', async () => {
    const { ask } = tinyServer({ introspection: false });
    const answer = await ask('{ refuse }');
    expect(answer.errors?.[0]?.message).toBe('Cannot query field "refuse" on type "Query".');
    // What a client has written stays as it was.
    const own = `Did you mean this? ${'Did you mean '.repeat(100)}`;
    expect((await ask(`{ echo(text: { a: "${own}" }) }`)).errors?.[0]?.message).toContain(own);
    const codes = verdictOf(await ask('{ __schema { types { name } } }')).codes;
    expect(codes).toContain('GRAPHQL_VALIDATION_FAILED');
  });
});

it('what the parser of JSON says is not repeated', async () => {
  const answer = await answerOf(await tinyServer().post('{"query": secret}'));
  expect(JSON.stringify(answer)).not.toContain('secret');
});
