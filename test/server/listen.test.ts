import { spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { collectGarbage } from '../support/garbage.ts';
import { type TinyOptions, tinyServer } from './tiny.ts';

const opened: Listening[] = [];
afterEach(() => Promise.all(opened.splice(0).map((listening) => listening.close(0))));

async function serve(
  options: TinyOptions = {},
  host = '127.0.0.1',
  port = 0,
  acceptedInTurn = 1,
): Promise<Listening & { port: number }> {
  const listening = await listen(tinyServer(options).server, { host, port, answerTimeoutMs: 1_000, acceptedInTurn });
  opened.push(listening);
  return { ...listening, port: Number(new URL(listening.url).port) };
}

/** Sends bytes as they are, and gives all that comes back until the other side closes. */
async function exchange(port: number, parts: Iterable<string>): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  for (const part of parts) {
    if (socket.destroyed) break;
    if (!socket.write(part)) await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed]);
  }
  await closed;
  return answer;
}

it.each([
  [200, 200],
  [201, 431],
  [1_000, 431],
])('of a request with %d headers none is left out: %d', async (number, status) => {
  let read = 0;
  const handler: RequestListener = ({ headers }, response) => {
    read = Object.keys(headers).length;
    response.end();
  };
  const listening = await listen(handler, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000 });
  opened.push(listening);
  const more = Array.from({ length: number - 2 }, (_, index) => `a${index}: b\r\n`).join('');
  const answer = await exchange(Number(new URL(listening.url).port), [
    `GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${more}\r\n`,
  ]);
  expect(answer).toContain(`HTTP/1.1 ${status} `);
  expect(read).toBe(status === 200 ? number : 0);
});

describe('a crowd that connects while the process has something else to do', () => {
  const crowd = 120;
  const send = `const { connect } = require('node:net');
    let left = ${crowd};
    const sent = () => (left -= 1) || process.exit();
    for (let one = 0; one < ${crowd}; one += 1)
      connect(process.argv[1], '127.0.0.1').on('error', () => process.exit(1)).end('GET / HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n', sent);`;

  /** A server to which all have connected while the event loop stood still. */
  async function withCrowd(acceptedInTurn: number) {
    let heard = 0;
    const count: RequestListener = (_request, response) => {
      heard += 1;
      response.end();
    };
    const listening = await listen(count, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000, acceptedInTurn });
    opened.push(listening);
    expect(await listening.acceptedInTurn).toBe(acceptedInTurn);
    const { port } = new URL(listening.url);
    const { status, stderr } = spawnSync(process.execPath, ['--eval', send, port], { timeout: 20_000 });
    expect([status, String(stderr)]).toEqual([0, '']);
    return { listening, heard: () => heard };
  }

  /** How many turns of the event loop it takes until all have been heard. */
  async function turnsFor(acceptedInTurn: number): Promise<number> {
    const { listening, heard } = await withCrowd(acceptedInTurn);
    let turns = 0;
    for (; heard() < crowd; turns += 1) await turn();
    await listening.close(0);
    await expect(fetch(listening.url)).rejects.toThrow();
    return turns;
  }

  it('is let in many at a time', { timeout: 60_000 }, async () => {
    expect(await turnsFor(1)).toBeGreaterThanOrEqual(crowd);
    expect(await turnsFor(16)).toBeLessThan(crowd / 2);
  });

  it.each([1, 16])('is heard to the last where the server is told to stop (%i let in at a time)', async (atATime) => {
    const { listening, heard } = await withCrowd(atATime);
    await listening.close(5_000);
    expect(heard()).toBe(crowd);
  });

  it('is answered without exception while further listeners come to be', async () => {
    const { url, acceptedInTurn } = await serve({}, '127.0.0.1', 0, 16);
    let isReady = false;
    void acceptedInTurn.then(() => (isReady = true));
    while (!isReady) {
      const { status } = await fetch(`${url}/health/live`, { headers: { connection: 'close' } });
      expect(status).toBe(200);
    }
    expect(await acceptedInTurn).toBe(16);
  });

  it('is let in as well where no further process can be started', async () => {
    const { execPath } = process;
    process.execPath = '/nowhere/node';
    try {
      const { url, acceptedInTurn } = await serve({}, '127.0.0.1', 0, 16);
      expect(await acceptedInTurn).toBe(1);
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
    } finally {
      process.execPath = execPath;
    }
  });

  it('is let in as well where no file descriptor is left to start a process', () => {
    const command = `ulimit -n 80; exec '${process.execPath}' --import tsx test/server/without-descriptors.ts`;
    const { stdout, stderr, status } = spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 20_000 });
    expect([status, stdout, stderr]).toEqual([0, '0 more, 200\n', '']);
  });
});

describe('over a real port', () => {
  it('answers', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ echo(text: "é") }' }),
    });
    expect(await response.json()).toEqual({ data: { echo: 'é' } });
  });

  it('stops reading a body without a length that is too large, says so, and cuts the connection', async () => {
    const { port } = await serve({ bodyLimitBytes: 1_000 });
    const head =
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    let sent = 0;
    function* endless() {
      yield head;
      for (; sent < 1_000; sent += 1) yield `10000\r\n${' '.repeat(65_536)}\r\n`;
    }
    const answer = await exchange(port, endless());
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('LIMIT_EXCEEDED');
    expect(sent).toBeLessThan(1_000);
  });

  it('keeps nothing of requests that were answered before their body was read', async () => {
    const requests: WeakRef<object>[] = [];
    const answerAtOnce: RequestListener = (request, response) => {
      requests.push(new WeakRef(request));
      response.end('no');
    };
    const listening = await listen(answerAtOnce, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000 });
    opened.push(listening);
    const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
    for (let asked = 0; asked < 20; asked += 1) {
      socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}');
      await once(socket, 'data');
    }
    await turn();
    collectGarbage();
    socket.destroy();
    // The connection may still hold the last one.
    expect(requests).toHaveLength(20);
    expect(requests.filter((request) => request.deref() !== undefined).length).toBeLessThanOrEqual(1);
  });

  it('refuses a body whose length says that it is too large before it comes', async () => {
    const { port } = await serve();
    const answer = await exchange(port, [
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999999\r\n\r\n{',
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each([
    ['a host that is none', 'GET /graphql HTTP/1.1\r\nhost: [\r\nconnection: close\r\n\r\n'],
    ['a whole address', 'GET http://[/graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['no host', 'GET /graphql HTTP/1.1\r\nconnection: close\r\n\r\n'],
    ['something else than HTTP', 'HELLO\r\n\r\n'],
  ])('refuses %s without a word about its inside', async (_name, request) => {
    const { port } = await serve();
    const answer = await exchange(port, [request]);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('    at ');
  });

  it('says with a code what is wrong with an address', async () => {
    const { port } = await serve();
    const answer = await exchange(port, ['GET http://x/graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n']);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('Ask for a path that begins with /');
    expect(answer).toContain('"code":"BAD_USER_INPUT"');
  });

  it('tells a client to go on that asks before it sends its body, and refuses what it cannot do', async () => {
    const { port } = await serve();
    const headers = 'host: x\r\ncontent-type: application/json\r\ncontent-length: 19\r\nconnection: close';
    const answerTo = (expectation: string) =>
      exchange(port, [`POST /graphql HTTP/1.1\r\n${headers}\r\nexpect: ${expectation}\r\n\r\n{"query":"{ ran }"}`]);
    expect(await answerTo('100-continue')).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
    expect(await answerTo('x')).toMatch(/^HTTP\/1\.1 417 /);
  });

  it('waits for a slow client only so long', async () => {
    const handler = tinyServer().server;
    const listening = await listen(handler, {
      host: '127.0.0.1',
      port: 0,
      answerTimeoutMs: 1_000,
      requestTimeoutMs: 300,
    });
    opened.push(listening);
    const port = Number(new URL(listening.url).port);
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n';
    expect(await exchange(port, [head])).toMatch(/^HTTP\/1\.1 408 /);
    expect(await exchange(port, [`${head}\r\n{`])).not.toContain('200');
  });

  it('survives a client that leaves in the middle of its body', async () => {
    const { port, url } = await serve();
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{');
    await pause(50);
    socket.destroy();
    await pause(50);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });
});

it('takes a host as long as one may be, with a port', async () => {
  const { port } = await serve();
  const answerTo = (letters: number) =>
    exchange(port, [
      `GET /health/live HTTP/1.1\r\nhost: ${'a.'.repeat(letters / 2)}:65535\r\nconnection: close\r\n\r\n`,
    ]);
  expect(await answerTo(254)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await answerTo(256)).toMatch(/^HTTP\/1\.1 400 /);
});

describe('closing', () => {
  /** A server with one request under way, which ends when it is told to. */
  async function serveSlowly() {
    const progress = new EventEmitter();
    const begun = once(progress, 'begun');
    const runner: StatementRunner = async () => {
      const finished = once(progress, 'finish');
      progress.emit('begun');
      await finished;
      return [];
    };
    const listening = await serve({ runner });
    const request = 'GET /graphql?query={ran} HTTP/1.1\r\nhost: x\r\nconnection: keep-alive\r\n\r\n';
    const answer = exchange(listening.port, [request]);
    await begun;
    return { ...listening, answer, finish: () => progress.emit('finish') };
  }

  it('takes no new requests and lets those under way finish, though their connections are kept alive', async () => {
    const { url, close, answer, finish } = await serveSlowly();
    const closed = close(10_000);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    finish();
    const finished = performance.now();
    expect(await answer).toContain('{"data":{"ran":0}}');
    await closed;
    expect(performance.now() - finished).toBeLessThan(2_000);
  });

  it('cuts what is not finished in time', async () => {
    const { close, answer, finish } = await serveSlowly();
    await close(100);
    expect(await answer).toBe('');
    finish();
  });
});

describe('an address that is not to be had', () => {
  it('is in use', async () => {
    const { port } = await serve();
    const again = serve({}, '127.0.0.1', port);
    await expect(again).rejects.toThrow(OperatorError);
    await expect(again).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
  });

  it('is not of this machine', async () => {
    await expect(serve({}, '192.0.2.1')).rejects.toThrow(/HOST is '192\.0\.2\.1'/);
    // One of a network that is not named.
    const linkLocal = serve({}, 'fe80::1');
    await expect(linkLocal).rejects.toThrow(OperatorError);
    await expect(linkLocal).rejects.toThrow(/^Port 0 of fe80::1 cannot be listened on: .*Set HOST to another address/);
  });
});

it.each([
  ['127.0.0.1', /^http:\/\/localhost:\d+$/],
  ['0.0.0.0', /^http:\/\/localhost:\d+$/],
])('says for %s what to type into a browser', async (host, url) => {
  expect((await serve({}, host)).url).toMatch(url);
});
