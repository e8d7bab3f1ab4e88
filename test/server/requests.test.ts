import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, tinyServer, verdictOf } from './tiny.ts';

const query = '{ __typename }';
const asked = { status: 200, data: { __typename: 'Query' } };

describe('what may be posted', () => {
  let ran = 0;
  const runner = async () => {
    ran += 1;
    return [];
  };
  const { fetch, post } = tinyServer({ runner });
  const send = async (type: string | undefined, body: BodyInit = JSON.stringify({ query })) =>
    fetch('/graphql', { method: 'POST', headers: type === undefined ? {} : { 'content-type': type }, body });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/graphql+json'])(
    'is %s',
    async (type) => {
      expect(await answerOf(await send(type))).toEqual(asked);
    },
  );

  it.each([
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(query)}`],
    ['plain text', 'text/plain', undefined],
    ['plain text that mentions JSON', 'text/plain; application/json', undefined],
    ['bare GraphQL', 'application/graphql', query],
    ['something like JSON', 'application/jsonp', undefined],
    [
      'multipart',
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query })}\r\n--x--\r\n`,
    ],
    ['bytes without a type', undefined, new Uint8Array(new TextEncoder().encode(JSON.stringify({ query })))],
  ])('is not %s', async (_name, type, body) => {
    const answer = await answerOf(await send(type, body));
    expect(verdictOf(answer)).toEqual({ status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] });
  });

  it.each(['*/*', 'application/*', 'text/event-stream, application/json', 'multipart/mixed;q=1, */*;q=0.1', ''])(
    'is answered with JSON where that is accepted: %s',
    async (accept) => {
      for (const body of [{ query }, { query: '{ no }' }]) {
        const response = await fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept },
          body: JSON.stringify(body),
        });
        expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
      }
    },
  );

  it.each([
    'multipart/mixed',
    'text/event-stream',
    'text/*',
    'text/event-stream, multipart/mixed',
    'application/json; charset=latin1',
  ])('is refused where no JSON is accepted, and not executed: %s', async (accept) => {
    const headers = { 'content-type': 'application/json', accept };
    for (const text of ['{ ran }', '{ no }', '{']) {
      const before = ran;
      const body = JSON.stringify({ query: text });
      const response = await fetch('/graphql', { method: 'POST', headers, body });
      expect(response.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
      expect(response.headers.has('transfer-encoding')).toBe(false);
      expect(verdictOf(await answerOf(response))).toEqual({ status: 406, codes: ['UNSUPPORTED_MEDIA_TYPE'] });
      expect(ran).toBe(before);
    }
    const address = `/graphql?query=${encodeURIComponent('{ ran }')}`;
    expect((await fetch(address, { headers: { accept } })).status).toBe(406);
  });

  it.each([
    ['a list of operations', [{ query }, { query }]],
    ['an empty list', []],
    ['broken JSON', '{"query":'],
    ['null', 'null'],
    ['text', '"x"'],
    ['no query', {}],
    ['a query that is a number', { query: 1 }],
    ['variables that are a list', { query, variables: [1] }],
    ['an unknown parameter', { query, other: 1 }],
    ['40,000 brackets', '['.repeat(40_000)],
  ])('is not %s', async (_name, body) => {
    const answer = await answerOf(await post(body));
    expect(verdictOf(answer)).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
  });

  it.each(['utf-8', 'UTF8', '"utf-8"'])('is in the charset %s', async (charset) => {
    expect(await answerOf(await send(`application/json;charset=${charset}`))).toEqual(asked);
  });

  it.each(['latin1', 'utf-16le', 'ISO-8859-1', '""', '"utf-8\\"'])('is not in the charset %s', async (charset) => {
    const answer = await answerOf(await send(`application/json; charset=${charset}`));
    expect(verdictOf(answer)).toEqual({ status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] });
  });

  it('is not compressed', async () => {
    const response = await post(JSON.stringify({ query }), { 'content-encoding': 'gzip' });
    expect(response.headers.get('accept-encoding')).toBe('identity');
    expect(verdictOf(await answerOf(response))).toEqual({ status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] });
  });

  it('is no larger than the limit', async () => {
    const small = tinyServer({ bodyLimitBytes: 1_000 });
    const padded = (length: number) => JSON.stringify({ query }).padEnd(length);
    expect(await answerOf(await small.post(padded(1_000)))).toEqual(asked);
    const refused = await answerOf(await small.post(padded(1_001)));
    expect(verdictOf(refused)).toEqual({ status: 413, codes: ['LIMIT_EXCEEDED'] });
  });

  it('is no larger than the limit where its length is not said', async () => {
    const small = tinyServer({ bodyLimitBytes: 1_000 });
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        if (pulled > 1_000) controller.close();
        else controller.enqueue(new TextEncoder().encode(' '.repeat(500)));
      },
    });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: endless, duplex: 'half' };
    const answer = await answerOf(await small.fetch('/graphql', init));
    expect(verdictOf(answer)).toEqual({ status: 413, codes: ['LIMIT_EXCEEDED'] });
    expect(pulled).toBeLessThan(20);
  });
});

describe('the bytes of a body', () => {
  const { fetch } = tinyServer();
  const json = (text: string) =>
    JSON.stringify({ query: 'query ($text: String) { echo(text: $text) }', variables: { text } });
  const send = async (body: Uint8Array) =>
    answerOf(
      await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: new Uint8Array(body),
      }),
    );
  const refused = { status: 400, codes: ['BAD_USER_INPUT'] };

  it('are UTF-8, with a byte order mark or without', async () => {
    const text = 'Évian, 山田, 𠮷野';
    for (const mark of ['', '\uFEFF']) {
      expect(await send(Buffer.from(mark + json(text)))).toEqual({ status: 200, data: { echo: text } });
    }
  });

  it.each(['latin1', 'utf16le'] as const)('are not %s', async (charset) => {
    for (const mark of ['', '\uFEFF']) {
      expect(verdictOf(await send(Buffer.from(mark + json('Évian'), charset)))).toEqual(refused);
    }
  });

  it('are UTF-8 once escapes are read', async () => {
    const withText = (escaped: string) => Buffer.from(json('TEXT').replace('TEXT', escaped));
    expect(await send(withText('\\ud842\\udfb7'))).toEqual({ status: 200, data: { echo: '𠮷' } });
    expect(verdictOf(await send(withText('\\ud842')))).toEqual(refused);
    const variables = '{"filter":{"and":[{"name":"\\udfb7x"}]}}';
    const address = `/graphql?${new URLSearchParams({ query: '{ __typename }', variables })}`;
    expect(verdictOf(await answerOf(await fetch(address)))).toEqual(refused);
  });

  it('are UTF-8 or refused, whatever they are', async () => {
    const cut = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(cut, async ([text, place, byte]) => {
        // One byte of the text changed, inside the quotes.
        const body = Buffer.from(json(`${text}é`));
        const start = body.indexOf('"text":"') + '"text":"'.length;
        body[start + (place % (body.length - start - 3))] = byte;
        const answer = await send(body);
        if (!isUtf8(body)) expect(verdictOf(answer)).toEqual(refused);
        else if (answer.status === 200) {
          expect(answer.data).toEqual({ echo: JSON.parse(body.toString()).variables.text });
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe('what may be in an address', () => {
  const { fetch } = tinyServer();
  const get = async (parameters: Record<string, string>) =>
    answerOf(await fetch(`/graphql?${new URLSearchParams(parameters)}`));

  it('is a query with its variables', async () => {
    const variables = JSON.stringify({ text: 'hello' });
    const answer = await get({ query: 'query ($text: String) { echo(text: $text) }', variables });
    expect(answer).toEqual({ status: 200, data: { echo: 'hello' } });
  });

  it.each(['%E9', '%C3', '%', '%zz', '%F0%A0%AE', '%ED%A0%80'])(
    'is not %s, which is not percent-encoded UTF-8',
    async (bytes) => {
      for (const address of [`query={echo(text:"${bytes}")}`, `query={__typename}&variables={"text":"${bytes}"}`]) {
        const answer = await answerOf(await fetch(`/graphql?${address}`));
        expect(verdictOf(answer)).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
      }
    },
  );

  it('is text in every script', async () => {
    const variables = JSON.stringify({ text: 'Évian + 山田, 100 %' });
    const answer = await get({ query: 'query ($text: String) { echo(text: $text) }', variables });
    expect(answer).toEqual({ status: 200, data: { echo: 'Évian + 山田, 100 %' } });
  });

  it('is not a mutation', async () => {
    expect(verdictOf(await get({ query: 'mutation { x }' }))).toMatchObject({ status: 405 });
  });

  it.each(['variables', 'extensions'])('is not broken JSON in %s', async (name) => {
    expect(verdictOf(await get({ query, [name]: '{' }))).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
  });

  it('is asked with GET or POST only', async () => {
    expect((await fetch('/graphql', { method: 'PUT', body: '{}' })).status).toBe(405);
    expect((await fetch('/graphql', { method: 'DELETE' })).status).toBe(405);
  });
});

describe('other addresses', () => {
  const html = { headers: { accept: 'text/html' } };

  it('lead a browser from / to the playground', async () => {
    const response = await tinyServer().fetch('/', html);
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  it('tell anything else where things are', async () => {
    const places = { graphql: '/graphql', health: { live: '/health/live', ready: '/health/ready' } };
    expect(await answerOf(await tinyServer().fetch('/'))).toMatchObject({ status: 200, ...places });
    expect((await tinyServer({ playground: false }).fetch('/', html)).status).toBe(200);
  });

  it('are not found otherwise', async () => {
    expect((await tinyServer().fetch('/other', html)).status).toBe(404);
  });
});

describe('the id of a request', () => {
  const { fetch } = tinyServer();

  it('is the one it came with', async () => {
    const response = await fetch('/graphql?query={__typename}', { headers: { 'x-request-id': 'abc-1.2:3' } });
    expect(response.headers.get('x-request-id')).toBe('abc-1.2:3');
  });

  it('is made here where that one could do harm in a log', async () => {
    const response = await fetch('/graphql?query={__typename}', { headers: { 'x-request-id': 'a b"'.repeat(40) } });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
