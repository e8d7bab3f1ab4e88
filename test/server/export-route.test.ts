import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import fs, { writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { collectGarbage } from '../support/garbage.ts';
import { closeAll, folders, serve } from './serve-exports.ts';

describe('the files of an export over HTTP', () => {
  it('are listed, and come with the version of the data, for any page', async () => {
    const { fetch } = await serve();
    const list = await (await fetch('/export')).json();
    expect(list).toMatchObject({ version: '0123456789ab', tables: '/export/tables/datapackage.json' });
    const response = await fetch('/export/tables/Event.csv', { headers: { origin: 'https://example.org' } });
    expect(await response.text()).toBe('slug\n0123456789ab\n');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-length': '18',
      'access-control-allow-origin': '*',
      'x-data-version': '0123456789ab',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    expect((await fetch('/export/seven.jsonld')).headers.get('content-type')).toContain('application/ld+json');
  });

  it('are written once for a version, and not sent again to who has them', async () => {
    const { fetch, state } = await serve();
    const all = await Promise.all(Array.from({ length: 8 }, () => fetch('/export/tables/Event.csv')));
    for (const response of all) await response.text();
    const etag = all[0]!.headers.get('etag')!;
    // Without the second header, fetch asks for an answer that no cache has seen.
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    const again = await fetch('/export/tables/Event.csv', { headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(state.writes).toEqual(['tables 0123456789ab']);
  });

  it('are refused where they are not written in time, and go on being written', async () => {
    let isWritten = () => {};
    let writes = 0;
    const { fetch } = await serve({
      waitMs: 50,
      write: async (_format, _version, path) => {
        writes += 1;
        await new Promise<void>((resolve) => {
          isWritten = resolve;
        });
        writeFileSync(path, '{}');
      },
    });
    const refused = await fetch('/export/seven.jsonld');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    isWritten();
    await expect.poll(async () => (await fetch('/export/seven.jsonld')).status).toBe(200);
    expect(writes).toBe(1);
  });

  it('wait no longer for whoever goes away while they are written', async () => {
    let resolve: () => void = () => {};
    const end = new Promise<void>((ended) => {
      resolve = ended;
    });
    const { fetch } = await serve({
      write: async (_format, _version, path) => end.then(() => writeFileSync(path, '{}')),
    });
    const goesAway = new AbortController();
    const asked = Array.from({ length: 16 }, () => fetch('/export/seven.jsonld', { signal: goesAway.signal }));
    const gone = Promise.allSettled(asked);
    await expect.poll(async () => (await fetch('/export')).status).toBe(503);
    goesAway.abort();
    await gone;
    await expect.poll(async () => (await fetch('/export')).status).toBe(200);
    resolve();
  });

  it('hold nothing of those who asked and went away while they are written, and open no file for them', async () => {
    let write: () => void = () => {};
    const written = new Promise<void>((resolve) => {
      write = resolve;
    });
    const { port } = await serve({ write: (_format, _version, path) => written.then(() => writeFileSync(path, '{}')) });
    const asked: WeakRef<IncomingMessage>[] = [];
    const note = (message: unknown) => asked.push(new WeakRef((message as { request: IncomingMessage }).request));
    subscribe('http.server.request.start', note);
    onTestFinished(() => void unsubscribe('http.server.request.start', note));
    for (let number = 0; number < 10; number += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.write('GET /export/seven.jsonld HTTP/1.1\r\nhost: localhost\r\n\r\n');
      await expect.poll(() => asked.length).toBe(number + 1);
      socket.destroy();
    }
    const left = () => {
      collectGarbage();
      return asked.filter((each) => each.deref() !== undefined).length;
    };
    // The last one may still be at hand where it was counted.
    await expect.poll(left).toBeLessThan(2);
    write();
  });

  it('follow the data, and those of the version before stay under its name', async () => {
    const { fetch, state } = await serve();
    await (await fetch('/export/tables/Event.csv')).text();
    state.version = 'ba9876543210';
    await pause(1_050);
    const response = await fetch('/export/tables/Event.csv');
    expect(await response.text()).toBe('slug\nba9876543210\n');
    const before = await fetch('/export/0123456789ab/tables/Event.csv');
    expect(await before.text()).toBe('slug\n0123456789ab\n');
    expect(before.headers.get('cache-control')).toContain('immutable');
    const unknown = await fetch('/export/aaaaaaaaaaaa/tables/Event.csv');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('The data are of version ba9876543210 now');
    expect(state.writes).toEqual(['tables 0123456789ab', 'tables ba9876543210']);
  });

  it('are answered to HEAD and in ranges, as DuckDB asks for them', async () => {
    const { fetch } = await serve();
    const head = await fetch('/export/tables/Event.csv', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '18', '']);
    const range = await fetch('/export/tables/Event.csv', { headers: { range: 'bytes=5-10' } });
    expect([range.status, await range.text()]).toEqual([206, '012345']);
    expect((await fetch('/export/tables/Event.csv', { headers: { range: 'bytes=50-' } })).status).toBe(416);
  });

  it.each([
    '/export/tables/../../../etc/passwd',
    '/export/tables/%2e%2e/%2e%2e/etc/passwd',
    '/export/tables/..%2f..%2fetc%2fpasswd',
    '/export/tables//etc/passwd',
    '/export/tables/.hidden',
    '/export/tables/No.csv',
    '/export/tables/',
    '/export/seven.csv',
    '/export/%00',
    '/export/tables/a\\..\\b',
  ])('are no other files: %s', async (path) => {
    const { port, log } = await serve();
    // As it is, since fetch would tidy the path up.
    const status = await new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).once('error', reject);
    });
    expect(status).toBe(404);
    expect(log.entries).toEqual([]);
  });

  it('are refused to who wants another state of them, which is no failure of the server', async () => {
    const { fetch, log } = await serve();
    const path = '/export/tables/Event.csv';
    const before = new Date(0).toUTCString();
    for (const more of [{}, { 'if-unmodified-since': before }]) {
      const refused = await fetch(path, { headers: { 'if-match': '"x"', ...more } });
      expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('etag')]).toEqual([
        412,
        null,
        null,
      ]);
      expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    }
    const etag = (await fetch(path)).headers.get('etag')!;
    expect((await fetch(path, { headers: { 'if-match': etag, 'if-unmodified-since': before } })).status).toBe(200);
    // Without a date of the file the condition says nothing.
    expect((await fetch(path, { headers: { 'if-unmodified-since': before } })).status).toBe(200);
    expect(log.entries).toEqual([]);
  });

  it('are not written to', async () => {
    const { fetch, state } = await serve();
    const response = await fetch('/export/tables/Event.csv', { method: 'POST', body: 'x' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(state.writes).toEqual([]);
  });

  it('may be read in ranges by pages of other origins', async () => {
    const { fetch, state } = await serve();
    const origin = 'https://example.org';
    const asking = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'range' };
    const preflight = await fetch('/export/tables/Event.csv', { method: 'OPTIONS', headers: asking });
    expect([preflight.status, state.writes]).toEqual([204, []]);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': expect.stringContaining('GET'),
      'access-control-allow-headers': expect.stringMatching(/\brange\b/),
    });
    const part = await fetch('/export/tables/Event.csv', { headers: { origin, range: 'bytes=0-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'slug']);
    expect(part.headers.get('access-control-expose-headers')).toContain('content-range');
  });

  it('are no failure where the server stops while one is written', async () => {
    const stopping = new AbortController();
    // Once it is being written: whoever listens to a signal that has fired hears nothing.
    const write = () =>
      new Promise((_resolve, reject) => {
        stopping.signal.addEventListener('abort', reject);
        stopping.abort(new Error('Asked to stop.'));
      });
    const { fetch, log } = await serve({ write, stopping: stopping.signal });
    const asked = fetch('/export/seven.jsonld');
    expect((await asked).status).toBe(503);
    expect(log.entries).toEqual([]);
  });

  it('are refused where one client fetches too many, while others and operations are served', async () => {
    const { port, fetch } = await serve();
    await (await fetch('/export/tables/Event.csv')).text();
    const slow = Array.from({ length: 16 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.write('GET /export/tables/large.csv HTTP/1.1\r\nhost: x\r\nx-client: greedy\r\n\r\n');
      // Reads the head, and no more.
      return new Promise<typeof socket>((resolve) => socket.once('readable', () => resolve(socket)));
    });
    const sockets = await Promise.all(slow);
    const refused = await fetch('/export/tables/Event.csv', { headers: { 'x-client': 'greedy' } });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    const other = await fetch('/export/tables/Event.csv', { headers: { 'x-client': 'modest' } });
    expect(other.status).toBe(200);
    expect((await fetch('/health/live')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await expect
      .poll(async () => (await fetch('/export/tables/Event.csv', { headers: { 'x-client': 'greedy' } })).status)
      .toBe(200);
  });

  it('are unavailable where they cannot be written, and tried again', async () => {
    let isBroken = true;
    const { fetch, log } = await serve({
      write: async (_format, _version, path) => {
        if (isBroken) throw new Error('no space');
        writeFileSync(path, '{}');
      },
    });
    const response = await fetch('/export/seven.jsonld');
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('no space');
    expect(log.entries.join()).toContain('no space');
    isBroken = false;
    expect((await fetch('/export/seven.jsonld')).status).toBe(200);
  });

  it.each([
    ['when it is opened', 0],
    ['in the middle', 100_000],
  ])('are refused where one cannot be read %s, and no cache keeps that', async (_, end) => {
    const { address, log } = await serve();
    const path = '/export/0123456789ab/tables/large.csv';
    expect((await fetch(address + path, { method: 'HEAD' })).headers.get('cache-control')).toContain('immutable');
    const open = fs.createReadStream;
    vi.spyOn(fs, 'createReadStream').mockImplementationOnce((file, options) => {
      if (end === 0) return open('/nowhere');
      const stream = open(file, { ...(options as object), end, highWaterMark: 65_536 });
      return stream.once('data', () => stream.destroy(new Error('The disk is broken.')));
    });
    const begun = performance.now();
    if (end === 0) {
      const response = await fetch(address + path, { headers: { range: 'bytes=5-9' } });
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
      for (const name of ['cache-control', 'etag', 'content-range', 'x-data-version'])
        expect(response.headers.get(name)).toBeNull();
    } else await expect(fetch(address + path).then((response) => response.text())).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(log.entries.filter((entry) => entry.startsWith('error'))).toHaveLength(1);
    expect((await fetch(address + path)).status).toBe(200);
  });

  it('go with the process', async () => {
    const before = folders();
    const { fetch } = await serve();
    await (await fetch('/export/tables/Event.csv')).text();
    expect(folders().length).toBe(before.length + 1);
    await closeAll();
    expect(folders()).toEqual(before);
  });
});
