import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createDoor } from '../../src/server/door.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { UnsentAnswers } from '../../src/server/unsent-answers.ts';
import { keepingLog } from './serve.ts';
import { tinyServer } from './tiny.ts';

const opened: Listening[] = [];
afterEach(() => Promise.all(opened.splice(0).map((listening) => listening.close(0))));

/** A client that sends so many requests at once, and goes away some time after the server has heard them. */
async function askAtOnce(handler: RequestListener, requests: string, isHeard: () => boolean) {
  const listening = await listen(handler, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000 });
  opened.push(listening);
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1').on('error', () => {});
  socket.write(requests);
  await expect.poll(isHeard).toBe(true);
  return socket;
}

/** More than the buffers of two connected sockets take. */
const ANSWER_BYTES = 16_000_000;

const get = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
const body = JSON.stringify({ query: '{ ran }' });
const post = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

describe('answers that wait behind others on their connection', () => {
  it.each(['destroy', 'resetAndDestroy'] as const)('are closed with it (%s)', async (end) => {
    const events: string[] = [];
    let heard = 0;
    const never: RequestListener = (_request, response) => {
      heard += 1;
      const name = heard;
      response.on('close', () => events.push(`${name} ${response.destroyed}`));
    };
    const socket = await askAtOnce(never, get.repeat(5), () => heard === 5);
    socket[end]();
    await expect.poll(() => events.toSorted()).toEqual(['1 true', '2 true', '3 true', '4 true', '5 true']);
    await pause(50);
    expect(events).toHaveLength(5);
  });

  it('are each given, and closed once, where their client stays', async () => {
    const events: string[] = [];
    let heard = 0;
    const inTime: RequestListener = async (_request, response) => {
      heard += 1;
      const name = `${heard}`;
      response.on('close', () => events.push(name));
      await pause(20 * (4 - heard));
      response.end(name);
    };
    const socket = await askAtOnce(inTime, get.repeat(3), () => heard === 3);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    await expect.poll(() => text.match(/\r\n\r\n(?:1\r\n)?\d/g)?.length).toBe(3);
    socket.destroy();
    await pause(50);
    expect(events).toEqual(['1', '2', '3']);
  });

  it('are so many at most: one more, and their connection is cut', async () => {
    const counts: number[] = [];
    for (const requests of [17, 18, 2_000]) {
      let heard = 0;
      const never: RequestListener = () => {
        heard += 1;
      };
      const socket = await askAtOnce(never, get.repeat(requests), () => heard === 17);
      await pause(50);
      counts.push(heard);
      expect(socket.resume().closed).toBe(requests > 17);
    }
    expect(counts).toEqual([17, 17, 17]);
  });

  it('hold nothing once it is closed', async () => {
    const answers = new UnsentAnswers(100_000_000, () => {});
    let heard = 0;
    const late: RequestListener = async (_request, response) => {
      heard += 1;
      await pause(20);
      void answers.send({ status: 200, headers: [], body: Buffer.alloc(ANSWER_BYTES) }, response);
    };
    const socket = await askAtOnce(late, get.repeat(3), () => heard === 3 && answers.bytes === 3 * ANSWER_BYTES);
    socket.destroy();
    await expect.poll(() => answers.bytes).toBe(0);
  });

  it('are cut with the connection where they hold too much', async () => {
    const cut: number[] = [];
    const answers = new UnsentAnswers(1_000_000, (bytes) => cut.push(bytes));
    let heard = 0;
    const second: RequestListener = async (_request, response) => {
      heard += 1;
      if (heard > 1) void answers.send({ status: 200, headers: [], body: Buffer.alloc(800_000) }, response);
    };
    const socket = await askAtOnce(second, get.repeat(3), () => heard === 3);
    await expect.poll(() => socket.resume().closed).toBe(true);
    await expect.poll(() => answers.bytes).toBe(0);
    expect(cut).toEqual([800_000]);
  });

  it('have their operations end, and leave their places', async () => {
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
    const socket = await askAtOnce(door, post.repeat(8), () => running > 0 && door.operations().waiting > 0);
    socket.destroy();
    await expect.poll(door.operations).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
  });
});
