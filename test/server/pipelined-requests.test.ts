import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createDoor } from '../../src/server/door.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { keepingLog } from './serve.ts';
import { tinyServer } from './tiny.ts';

const opened: Listening[] = [];
afterEach(() => Promise.all(opened.splice(0).map((listening) => listening.close(0))));

/** A client that sends requests at once; gives its socket after the server has heard them. */
async function askAtOnce(handler: RequestListener, requests: string, isHeard: () => boolean) {
  const listening = await listen(handler, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000 });
  opened.push(listening);
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1').on('error', () => {});
  socket.write(requests);
  await expect.poll(isHeard).toBe(true);
  return socket;
}

const get = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
const body = JSON.stringify({ query: '{ ran }' });
const post = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

describe('requests that come before the one ahead of them is answered', () => {
  it.each(['destroy', 'resetAndDestroy'] as const)('are not begun where their connection closes (%s)', async (end) => {
    const events: string[] = [];
    let heard = 0;
    const never: RequestListener = (_request, response) => {
      heard += 1;
      response.on('close', () => events.push(`${response.destroyed}`));
    };
    const socket = await askAtOnce(never, get.repeat(5), () => heard === 1);
    socket[end]();
    await expect.poll(() => events).toEqual(['true']);
    await pause(50);
    expect([heard, events]).toEqual([1, ['true']]);
  });

  it('are handled one after the other, in their order, each in a turn of its own', async () => {
    const events: string[] = [];
    let heard = 0;
    let turn = 0;
    const nextTurn = () => {
      turn += 1;
      timer = setImmediate(nextTurn);
    };
    let timer = setImmediate(nextTurn);
    const turns = new Set<number>();
    const inTime: RequestListener = async ({ url = '' }, response) => {
      heard += 1;
      turns.add(turn);
      events.push(`begin ${url}`);
      response.on('close', () => events.push(`end ${url}`));
      response.end(url);
    };
    const requests = [1, 2, 3, 4].map((number) => get.replace('/', `/${number}`));
    const socket = await askAtOnce(inTime, requests.join(''), () => heard === 4);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    await expect.poll(() => text.match(/\/\d$|\/\d(?=HTTP)/g)).toEqual(['/1', '/2', '/3', '/4']);
    clearImmediate(timer);
    expect(events).toEqual([1, 2, 3, 4].flatMap((number) => [`begin /${number}`, `end /${number}`]));
    expect(turns.size).toBe(4);
  });

  it('keep their bodies', async () => {
    const bodies: string[] = [];
    const read: RequestListener = async (request, response) => {
      let text = '';
      for await (const piece of request) text += piece;
      bodies.push(text);
      response.end();
    };
    const posts = ['a', 'b'.repeat(100_000), 'c'].map(
      (text) => `POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${text.length}\r\n\r\n${text}`,
    );
    const socket = await askAtOnce(read, posts.join(''), () => bodies.length === 3);
    expect(bodies.map((text) => [text[0], text.length])).toEqual([
      ['a', 1],
      ['b', 100_000],
      ['c', 1],
    ]);
    socket.destroy();
  });

  it('are so many at most: one more, and their connection is cut', async () => {
    const wasCut: boolean[] = [];
    for (const requests of [17, 18, 2_000]) {
      let heard = 0;
      const never: RequestListener = () => {
        heard += 1;
      };
      const socket = await askAtOnce(never, get.repeat(requests), () => heard === 1);
      await pause(50);
      wasCut.push(socket.resume().closed);
      expect(heard).toBe(1);
    }
    expect(wasCut).toEqual([false, true, true]);
  });

  it.each([
    ['as others', get],
    ['without a host', 'GET / HTTP/1.1\r\n\r\n'],
    ['with an expectation that nobody has', get.replace('\r\n\r\n', '\r\nexpect: x\r\n\r\n')],
    ['with more headers than are read', get.replace('\r\n\r\n', `\r\n${'a: b\r\n'.repeat(201)}\r\n`)],
  ])('are not even made beyond that, though they have been read with the others (%s)', async (_name, request) => {
    let made = 0;
    const count = () => {
      made += 1;
    };
    subscribe('http.server.request.start', count);
    try {
      let heard = 0;
      const never: RequestListener = () => {
        heard += 1;
      };
      const socket = await askAtOnce(never, get + request.repeat(2_000), () => heard === 1);
      await expect.poll(() => socket.resume().closed).toBe(true);
      expect(made).toBeLessThanOrEqual(18);
    } finally {
      unsubscribe('http.server.request.start', count);
    }
  });

  it.each([
    ['sixteen with as many headers as programs send wait', 16, 20, false],
    ['of a few with very many, the connection is cut', 8, 190, true],
  ])('hold so much at most: %s', async (_, number, headers, isCut) => {
    let heard = 0;
    const never: RequestListener = () => {
      heard += 1;
    };
    const many = Array.from({ length: headers }, (_value, index) => `x${index}: some value\r\n`).join('');
    const request = `GET / HTTP/1.1\r\nhost: x\r\n${many}\r\n`;
    const socket = await askAtOnce(never, get + request.repeat(number), () => heard === 1);
    if (isCut) await expect.poll(() => socket.resume().closed).toBe(true);
    else {
      await pause(50);
      expect(socket.resume().closed).toBe(false);
    }
  });

  it('may be any number where so many do not wait at a time', async () => {
    let heard = 0;
    const quick: RequestListener = (_request, response) => {
      heard += 1;
      response.end();
    };
    const socket = await askAtOnce(quick, get.repeat(10), () => heard === 10);
    for (const sent of [20, 30, 40]) {
      socket.write(get.repeat(10));
      await expect.poll(() => heard).toBe(sent);
    }
    socket.destroy();
  });

  it('take one place at a time, and leave it with their connection', async () => {
    let running = 0;
    const { server } = tinyServer({
      runner: async (_statement, options) => {
        running += 1;
        await new Promise((_resolve, reject) => options?.signal?.addEventListener('abort', reject));
        return [];
      },
    });
    const admission = { operations: 2, waiting: 64, waitMs: 20_000 };
    const settings = { admission, clientAddressHeader: undefined, corsOrigins: '*', explorer: false } as const;
    const door = createDoor(server, { ...settings, unsentLimitBytes: 1_000_000 }, keepingLog());
    const socket = await askAtOnce(door, post.repeat(8), () => running > 0);
    await pause(50);
    expect(door.operations()).toEqual({ arriving: 0, running: 1, waiting: 0, aside: 0 });
    socket.destroy();
    await expect.poll(door.operations).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
    expect(running).toBe(1);
  });
});
