import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lastingBytes } from '../../src/server/http/lasting-bytes.ts';
import { madeOf } from '../../src/server/http/made-answer.ts';
import { tinyServer } from './tiny.ts';

const html = { accept: 'text/html' };

describe('the page of the playground', () => {
  const { fetch } = tinyServer();

  it('may run its own script, talk to its own server, and stand in no frame', async () => {
    const { headers } = await fetch('/graphql', { headers: html });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'sha256-[\w+/]{43}='(?:;|$)/);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('carries the examples, compressed where the browser can', async () => {
    const plain = await (await fetch('/graphql', { headers: html })).text();
    // Not `toContain`, which would print nine megabytes where it fails.
    expect(plain.includes('query OttawaMeeting')).toBe(true);
    for (const [coding, decompress] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const response = await fetch('/graphql', { headers: { ...html, 'accept-encoding': coding } });
      expect(response.headers.get('content-encoding')).toBe(coding);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
      expect(bytes.byteLength).toBeLessThan(plain.length / 3);
      expect(decompress(bytes).toString() === plain).toBe(true);
    }
  });

  it('is not sent again to a browser that has it', async () => {
    const etag = (await fetch('/graphql', { headers: html })).headers.get('etag') ?? '';
    for (const tags of [etag, `"other", ${etag}`, etag.replace('W/', '')]) {
      const headers = { ...html, 'if-none-match': tags, 'accept-encoding': 'br' };
      const response = await fetch('/graphql', { headers });
      expect([response.status, await response.text()]).toEqual([304, '']);
      expect(response.headers.has('content-encoding')).toBe(false);
      expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding, Origin');
    }
  });

  it('is the same bytes for all, which no answer holds for itself', async () => {
    for (const coding of ['identity', 'br', 'gzip']) {
      const { body } = await madeOf(await fetch('/graphql', { headers: { ...html, 'accept-encoding': coding } }));
      expect(lastingBytes.has(body as Uint8Array)).toBe(true);
    }
  });

  it('is not there where the operator turned it off', async () => {
    const response = await tinyServer({ playground: false }).fetch('/graphql', { headers: html });
    expect(response.headers.get('content-type') ?? '').not.toContain('text/html');
  });
});
