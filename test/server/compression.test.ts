import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCoding, MIN_BYTES } from '../../src/server/http/content-coding.ts';
import { listen } from '../../src/server/listening/listen.ts';
import { tinyServer } from './tiny.ts';

type Decompress = (bytes: Uint8Array) => Buffer;
const decompressors: Readonly<Record<string, Decompress>> = {
  br: zlib.brotliDecompressSync,
  gzip: zlib.gunzipSync,
  // Node 22.15 and later.
  ...('zstdDecompressSync' in zlib ? { zstd: zlib.zstdDecompressSync as Decompress } : {}),
};
const has = Object.keys(decompressors);

const { fetch, post } = tinyServer();
const query = 'query ($text: String) { echo(text: $text) }';
const large = 'Évian '.repeat(1_000);
const ask = async (text: string, headers: Record<string, string>) => post({ query, variables: { text } }, headers);
const echo = (text: string) => JSON.stringify({ data: { echo: text } });

async function bytesOf(response: Response): Promise<Buffer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
  return bytes;
}

describe('an answer', () => {
  it.each(has)('is compressed with %s where the client takes it', async (coding) => {
    const response = await ask(large, { 'accept-encoding': coding });
    expect(response.headers.get('content-encoding')).toBe(coding);
    const bytes = await bytesOf(response);
    expect(bytes.byteLength).toBeLessThan(large.length / 10);
    expect(decompressors[coding]?.(bytes).toString()).toBe(echo(large));
  });

  it('is compressed where it is asked for in an address, and where it tells mistakes', async () => {
    const address = `/graphql?${new URLSearchParams({ query, variables: JSON.stringify({ text: large }) })}`;
    const got = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
    expect(zlib.gunzipSync(await bytesOf(got)).toString()).toBe(echo(large));
    const fields = Array.from({ length: 50 }, (_, index) => `field${index}`).join(' ');
    const refused = await post({ query: `{ ${fields} }` }, { 'accept-encoding': 'gzip' });
    expect(refused.headers.get('content-encoding')).toBe('gzip');
    expect(JSON.parse(zlib.gunzipSync(await bytesOf(refused)).toString()).errors).toHaveLength(50);
  });

  it('is compressed from the size at which it pays', async () => {
    for (const [length, coding] of [
      [MIN_BYTES - 1, null],
      [MIN_BYTES, 'gzip'],
    ] as const) {
      const text = 'x'.repeat(length - echo('').length);
      const response = await ask(text, { 'accept-encoding': 'gzip' });
      expect(response.headers.get('content-encoding')).toBe(coding);
      await bytesOf(response);
    }
  });

  it('has as many bytes over a port as it says there', async () => {
    const { url, close } = await listen(tinyServer().server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000 });
    for (const coding of ['br', 'gzip', 'identity']) {
      // This client decompresses, and fails where the length is not that of the bytes.
      const response = await globalThis.fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-encoding': coding },
        body: JSON.stringify({ query, variables: { text: large } }),
      });
      expect(response.headers.get('content-encoding') ?? 'identity').toBe(coding);
      expect(await response.text()).toBe(echo(large));
    }
    await close(0);
  });
});

describe('what has no body worth it', () => {
  const headers = { 'accept-encoding': 'br, gzip', origin: 'https://site.test' };

  it.each([
    ['/health/live', 'GET', 200],
    ['/health/ready', 'GET', 200],
    ['/', 'GET', 200],
    ['/other', 'GET', 404],
    ['/graphql', 'OPTIONS', 204],
    ['/graphql', 'HEAD', 405],
  ])('is sent as it is: %s %s', async (path, method, status) => {
    const response = await fetch(path, { method, headers });
    expect([response.status, response.headers.get('content-encoding')]).toEqual([status, null]);
  });
});

describe('what caches are told', () => {
  it.each([
    ['*', 'https://site.test'],
    ['*', undefined],
    [['https://site.test', 'https://other.test'], 'https://site.test'],
    [['https://site.test', 'https://other.test'], 'https://third.test'],
  ] as const)('is the same for pages of %j asked from %s', async (corsOrigins, origin) => {
    const server = tinyServer({ corsOrigins });
    const headers = { ...(origin ? { origin } : {}), 'accept-encoding': 'gzip' };
    for (const text of ['small', large]) {
      const response = await server.post({ query, variables: { text } }, headers);
      const varies = response.headers.get('vary')?.split(', ').toSorted();
      expect(varies).toEqual(['Accept', 'Accept-Encoding', 'Origin']);
    }
  });

  it('is what a preflight depends on, too', async () => {
    const headers = { origin: 'https://site.test', 'access-control-request-headers': 'content-type' };
    const { headers: told } = await fetch('/graphql', { method: 'OPTIONS', headers });
    expect(told.get('vary')).toBe('Origin, Access-Control-Request-Headers, Accept, Accept-Encoding');
  });
});

describe('the coding', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['identity', undefined],
    ['deflate', undefined],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, *', has.includes('zstd') ? 'zstd' : 'gzip'],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['gzip;q=0.5, identity', undefined],
    ['gzip;q=high', undefined],
    [', ;q=, gzip', 'gzip'],
  ])('for %j is %s', (header, expected) => {
    expect(chooseCoding(header, 10_000)?.name).toBe(expected);
  });

  it('is there for the smallest answer where the client refuses what is not compressed', () => {
    expect(chooseCoding('gzip', 1)).toBeUndefined();
    expect(chooseCoding('gzip, identity;q=0', 1)?.name).toBe('gzip');
  });

  it('is the one with most weight, for any header', () => {
    const weight = fc.integer({ min: 0, max: 1_000 }).map((thousandths) => thousandths / 1_000);
    const name = fc.constantFrom('br', 'gzip', 'zstd', 'deflate', 'identity', '*');
    const weights = fc.uniqueArray(fc.tuple(name, weight), { selector: ([coding]) => coding });
    fc.assert(
      fc.property(weights, (entries) => {
        const given = new Map<string, number>(entries);
        const header = entries.map(([coding, q]) => `${coding};q=${q}`).join(', ');
        const lowest = Math.min(1, ...entries.map(([, q]) => q || 1));
        const weightOf = (coding: string) =>
          given.get(coding) ?? (coding === 'identity' && !given.has('*') ? lowest : (given.get('*') ?? 0));
        const best = Math.max(...[...has, 'identity'].map(weightOf));
        const chosen = chooseCoding(header, 10_000)?.name;
        // Where nothing that the server has is taken, an answer as it is serves better than none.
        expect(weightOf(chosen ?? 'identity')).toBe(best === 0 ? weightOf('identity') : best);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
