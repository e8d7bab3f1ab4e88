import { EventEmitter, once } from 'node:events';
import { Agent, get, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createDoor, type DoorSettings } from '../../src/server/door.ts';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { keepingLog } from './serve.ts';
import { type TinyOptions, tinyServer } from './tiny.ts';

const opened: Listening[] = [];
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
  await Promise.all(opened.splice(0).map((listening) => listening.close(0)));
});

const doorSettings: DoorSettings = {
  admission: { operations: 2, waiting: 2, waitMs: 5_000 },
  clientAddressHeader: 'x-client',
  corsOrigins: '*',
  explorer: false,
  unsentLimitBytes: 64_000_000,
};

interface Options extends TinyOptions {
  readonly door?: Partial<DoorSettings>;
  readonly stopping?: AbortSignal;
  readonly drainMs?: number;
}

async function serve({ door, drainMs = 0, ...tiny }: Options = {}) {
  const log = keepingLog();
  // Most ask the same here, and each is to take a place of its own.
  const { server } = tinyServer({ keptAnswersBytes: 0, ...tiny });
  const handler = createDoor(server, { ...doorSettings, ...door }, log);
  const listening = await listen(handler, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000, drainMs });
  opened.push(listening);
  const port = Number(new URL(listening.url).port);
  const send = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  return { ...listening, port, log, send };
}

/** A runner whose statements wait until all are told to end. */
function slowly() {
  const progress = new EventEmitter().setMaxListeners(0);
  let running = 0;
  let isFinished = false;
  const runner: StatementRunner = async (_statement, options) => {
    running += 1;
    if (!isFinished) await once(progress, 'finish', { ...(options?.signal && { signal: options.signal }) });
    running -= 1;
    return [];
  };
  const finish = () => {
    isFinished = true;
    progress.emit('finish');
  };
  return { runner, running: () => running, finish };
}

const path = '/graphql?query={ran}';

it('lets go of a request that fails as none should, tells it, and goes on', async () => {
  const log = keepingLog();
  const { server } = tinyServer({ keptAnswersBytes: 0 });
  let isBroken = true;
  const directWay: typeof server.directWay = Object.assign((...asked: Parameters<typeof server.directWay>) => {
    if (isBroken) throw new Error('broken');
    return server.directWay(...asked);
  }, server.directWay);
  const door = createDoor(Object.assign(Object.create(server), { directWay }), doorSettings, log);
  const listening = await listen(door, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000 });
  opened.push(listening);
  const ask = () => fetch(`${listening.url}/graphql?query={ran}`);
  for (let time = 0; time < 10; time += 1) await expect(ask()).rejects.toThrow();
  expect(log.entries).toHaveLength(10);
  expect(log.entries[0]).toMatch(/^error a request could not be answered .*broken/);
  expect(door.operations()).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
  isBroken = false;
  expect((await ask()).status).toBe(200);
});

describe('a request that the server does not come to answer', () => {
  /** One whose log throws in the middle of an answer, and then once more. */
  const failing = () => {
    const log = keepingLog();
    const error = () => {
      throw new Error('The disk is full.');
    };
    return serve({ log: { ...log, error }, playground: false });
  };

  it('is answered with a code, and with the id under which the log tells why', async () => {
    const { send, log } = await failing();
    const answer = await send('/graphql?query={broken}', {
      'x-request-id': 'request-7',
      origin: 'https://example.org',
    });
    expect(answer.status).toBe(500);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-request-id': 'request-7',
      'access-control-allow-origin': 'https://example.org',
    });
    expect(answer.headers.has('retry-after')).toBe(false);
    const extensions = { requestId: 'request-7', code: 'INTERNAL_SERVER_ERROR' };
    expect(JSON.parse(answer.body)).toEqual({ errors: [{ message: 'Unexpected error', extensions }] });
    expect(log.entries.filter((entry) => entry.startsWith('error'))).toEqual([
      'error a request could not be answered {"requestId":"request-7","error":"The disk is full."}',
    ]);
  });

  it('is a page for a browser', async () => {
    const { send } = await failing();
    const { status, headers, body } = await send('/graphql?query={broken}', { accept: 'text/html,*/*;q=0.1' });
    expect([status, headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(body).toContain('<h1>Unexpected error</h1>');
  });
});

it('logs no failure where the client goes away while its known operation is under way', async () => {
  const { runner, running } = slowly();
  let asked = 0;
  const first: StatementRunner = async (statement, options) => (asked++ === 0 ? [] : runner(statement, options));
  const kept = keepingLog();
  const { port, send } = await serve({ runner: first, log: kept });
  expect((await send(path)).status).toBe(200);
  const leaving = get({ port, path }).on('error', () => {});
  await expect.poll(running).toBe(1);
  leaving.destroy();
  await expect.poll(() => kept.entries.filter((entry) => entry.includes('aborted'))).not.toEqual([]);
  expect(kept.entries.filter((entry) => entry.startsWith('error'))).toEqual([]);
});

describe('more operations than there are places', () => {
  /** Two operations that run, and two that wait. */
  async function serveFull(options: Options = {}) {
    const { runner, running, finish } = slowly();
    const server = await serve({ ...options, runner });
    const answers = Array.from({ length: 4 }, () => server.send(path));
    await expect.poll(running).toBe(2);
    await pause(50);
    ending.push(async () => {
      finish();
      await Promise.all(answers);
    });
    return { ...server, running, finish, answers };
  }

  it('are refused at once, in the form of GraphQL, and those that wait are answered', async () => {
    const { send, answers, finish } = await serveFull();
    const started = performance.now();
    const refused = await send(path, { origin: 'https://example.org', 'x-request-id': 'abc' });
    expect(performance.now() - started).toBeLessThan(500);
    expect([refused.status, JSON.parse(refused.body)]).toEqual([
      503,
      {
        errors: [
          {
            message: 'The server has as much to do as it can. Try again in a second.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      },
    ]);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'retry-after': '1',
      'access-control-allow-origin': 'https://example.org',
      'access-control-expose-headers': 'x-request-id, retry-after, etag, ratelimit, ratelimit-policy',
      vary: 'Origin',
      'x-request-id': 'abc',
    });
    finish();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await send(path)).status).toBe(200);
  });

  it.each([
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['application/json, application/graphql-response+json', 'application/json; charset=utf-8'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
  ])('are refused in the media type of %s', async (accept, type) => {
    const { send } = await serveFull();
    expect((await send(path, { accept })).headers.get('content-type')).toBe(type);
  });

  it('are refused to no page that may not read', async () => {
    const { send, finish } = await serveFull({ door: { corsOrigins: ['https://example.org'] } });
    const headers = { origin: 'https://example.net' };
    expect((await send(path, headers)).headers.has('access-control-allow-origin')).toBe(false);
    finish();
  });

  it('are refused with the same words where they wait in vain', async () => {
    const { answers, finish } = await serveFull({ door: { admission: { operations: 2, waiting: 2, waitMs: 50 } } });
    const [, , third, fourth] = answers;
    for (const { status, headers, body } of [await third!, await fourth!]) {
      expect([status, headers.get('retry-after')]).toEqual([503, '1']);
      expect(JSON.parse(body).errors[0].extensions.code).toBe('SERVICE_UNAVAILABLE');
    }
    finish();
  });

  it('do not keep health, the playground and what browsers ask first from being answered', async () => {
    const { send, port, finish } = await serveFull();
    const statuses = await Promise.all(
      ['/health/live', '/health/ready', '/'].map(async (at) => (await send(at)).status),
    );
    expect(statuses).toEqual([200, 200, 200]);
    expect((await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'OPTIONS' })).status).toBe(204);
    finish();
  });

  it('keep pages from being made, which run operations, but not their files from being sent', async () => {
    const { send, finish } = await serveFull({ door: { explorer: true } });
    const html = { accept: 'text/html,*/*;q=0.8' };
    const addresses = ['/', '/person-x', '/assets/../person-x', '/assets/%2e%2E/time', '/assets/x\\../..\\time'];
    const pages = await Promise.all(addresses.map((at) => send(at, html)));
    for (const { status, headers, body } of pages) {
      expect([status, headers.get('retry-after'), headers.get('content-type')]).toEqual([
        503,
        '1',
        'text/html; charset=utf-8',
      ]);
      expect(body).toContain('Try again in a second.');
    }
    expect((await send('/')).status).toBe(200);
    expect((await send('/assets/page.js')).status).toBe(404);
    finish();
  });

  it('do not keep another client from a place', async () => {
    const { send, running, finish } = await serveFull();
    const other = send(path, { 'x-client': '192.0.2.9' });
    await expect.poll(running).toBe(3);
    finish();
    expect((await other).status).toBe(200);
  });

  it('leave the connection usable, also where a body comes with what is refused', async () => {
    const { port, finish } = await serveFull();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const post = (): Promise<number> =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify({ query: '{ ran }' }).padEnd(20_000);
        const headers = { 'content-type': 'application/json', 'content-length': body.length };
        const sent = request({ port, path: '/graphql', method: 'POST', agent, headers }, (response) => {
          response.resume().once('end', () => resolve(response.statusCode ?? 0));
        });
        sent.once('error', reject).end(body);
      });
    expect(await post()).toBe(503);
    await pause(700);
    expect(await post()).toBe(503);
    agent.destroy();
    finish();
  });

  it('hold no place while their body is on its way', async () => {
    const { runner, running, finish } = slowly();
    const { port, send } = await serve({ runner });
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{';
    const sockets = Array.from({ length: 10 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    for (const socket of sockets) socket.write(head);
    await pause(50);
    const answer = send(path);
    await expect.poll(running).toBe(1);
    finish();
    expect((await answer).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
});

describe('stopping', () => {
  it('turns readiness first, answers everybody, and resets no client that keeps its connection', async () => {
    const stopping = new AbortController();
    const { port, send, close } = await serve({ stopping: stopping.signal, drainMs: 300 });
    const agent = new Agent({ keepAlive: true });
    const outcomes: string[] = [];
    let isStopped = false;
    const client = async () => {
      while (!isStopped) {
        outcomes.push(
          await new Promise<string>((resolve) => {
            get({ port, path, agent }, (response) => {
              response.resume().once('end', () => resolve(`${response.statusCode} ${response.headers.connection}`));
            }).once('error', (error: NodeJS.ErrnoException) =>
              resolve(error.syscall === 'connect' ? 'not connected' : error.message),
            );
          }),
        );
        await pause(10);
      }
    };
    const clients = Array.from({ length: 4 }, client);
    await pause(100);
    expect((await send('/health/ready')).status).toBe(200);
    stopping.abort();
    const ready = await send('/health/ready');
    expect([ready.status, JSON.parse(ready.body)]).toEqual([503, { status: 'stopping' }]);
    const closed = close(5_000);
    expect((await send('/health/live')).status).toBe(200);
    await closed;
    isStopped = true;
    await Promise.all(clients);
    agent.destroy();
    // Whether one asks once more after the end, and finds nobody, is a matter of moments.
    expect([...new Set(outcomes)].filter((outcome) => outcome !== 'not connected').sort()).toEqual([
      '200 close',
      '200 keep-alive',
    ]);
  });
});
