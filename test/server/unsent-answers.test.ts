import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { lastingBytes } from '../../src/server/http/lasting-bytes.ts';
import { UnsentAnswers } from '../../src/server/http/unsent-answers.ts';

/** More than the buffers of two connected sockets take. */
const ANSWER_BYTES = 16_000_000;

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
  vi.restoreAllMocks();
});

/** A server that answers every request with so many bytes, of which unsent ones may hold so many. */
async function serve(answersAtOnce: number, body = () => new Uint8Array(ANSWER_BYTES)) {
  const cut: number[] = [];
  const answers = new UnsentAnswers(answersAtOnce * ANSWER_BYTES, (bytes) => cut.push(bytes));
  const server = createServer(({ url = '' }, response) => {
    void answers.send({ status: 200, headers: [['x-test', 'yes']], body: body() }, response, url);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  ending.push(() => server.close().closeAllConnections());
  return { answers, cut, open: (name = 'one') => client(port, name) };
}

/** A client that reads what it is told to, and knows how much it has. */
async function client(port: number, name: string) {
  const socket: Socket = connect({ port, host: '127.0.0.1' });
  let taken = 0;
  let until = 1;
  let isClosed = false;
  socket
    .on('error', () => {})
    .once('close', () => {
      isClosed = true;
    });
  socket.on('data', ({ length }) => {
    taken += length;
    if (taken >= until) socket.pause();
  });
  socket.write(`GET /${name} HTTP/1.1\r\nhost: x\r\n\r\n`);
  const take = async (bytes: number) => {
    until = bytes;
    socket.resume();
    await expect.poll(() => taken >= bytes || isClosed, { timeout: 10_000 }).toBe(true);
    return taken >= bytes;
  };
  ending.push(() => socket.destroy());
  await take(1);
  return { take, socket };
}

/** Answers of which unsent ones may hold so many, to clients that take a piece when they are told to. */
function byHand(answersAtOnce: number) {
  const bytes = 300_000;
  const cut: number[] = [];
  const answers = new UnsentAnswers(answersAtOnce * bytes, (number) => cut.push(number));
  const begin = async (client = 'one') => {
    let taken = () => {};
    const socket = new Duplex({
      read: () => {},
      writev: (_pieces, done) => {
        taken = done;
      },
    }) as Socket;
    const response = new ServerResponse(new IncomingMessage(socket));
    response.assignSocket(socket.on('drain', () => response.emit('drain')) as Socket);
    void answers.send({ status: 200, headers: [], body: new Uint8Array(bytes) }, response, client);
    await turn();
    const take = () => {
      taken();
      return turn();
    };
    return { socket, take };
  };
  return { begin, cut };
}

it('cuts of a client the first that takes nothing where all hold too much together', async () => {
  const { cut, open, answers } = await serve(3);
  const reading = await open();
  const stalled = await open();
  await open();
  await expect.poll(() => answers.bytes).toBe(3 * ANSWER_BYTES);
  expect(cut).toEqual([]);
  expect(await reading.take(5_000_000)).toBe(true);
  await open();
  expect(cut).toEqual([ANSWER_BYTES]);
  expect(await stalled.take(ANSWER_BYTES)).toBe(false);
  expect(await reading.take(ANSWER_BYTES)).toBe(true);
  await expect.poll(() => answers.bytes).toBe(2 * ANSWER_BYTES);
});

it('cuts none of whom that holds less than another', async () => {
  const { cut, open, answers } = await serve(3);
  const honest = await open('honest');
  const greedy = await open('greedy');
  await open('greedy');
  await expect.poll(() => answers.bytes).toBe(3 * ANSWER_BYTES);
  // Each of these has taken something later than the honest one has.
  expect(await greedy.take(5_000_000)).toBe(true);
  for (let more = 1; more <= 5; more += 1) {
    await open('greedy');
    expect(cut).toHaveLength(more);
  }
  expect(await honest.take(ANSWER_BYTES)).toBe(true);
});

it('cuts an answer that is being taken, however slowly, behind those that are not', async () => {
  const { begin, cut } = byHand(3);
  const slow = await begin();
  const untaken = [await begin()];
  await slow.take();
  for (let more = 0; more < 4; more += 1) untaken.push(await begin());
  expect(slow.socket.destroyed).toBe(false);
  expect(untaken.map(({ socket }) => socket.destroyed)).toEqual([true, true, true, false, false]);
  expect(cut).toHaveLength(3);
});

it('cuts one of which nothing was taken for some seconds before those that began later', async () => {
  const { begin } = byHand(2);
  const stopped = await begin();
  await stopped.take();
  const now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now + 20_000);
  const later = await begin();
  await begin();
  expect([stopped, later].map(({ socket }) => socket.destroyed)).toEqual([true, false]);
});

it('cuts nobody who reads slowly for a crowd that reads nothing', async () => {
  const { begin, cut } = byHand(4);
  const reader = [await begin('reader'), await begin('reader')];
  const crowd = [await begin('crowd 0')];
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now');
  for (let turn = 1; turn < 4; turn += 1) {
    clock.mockReturnValue(now + turn * 3_000);
    for (const { take } of reader) await take();
    crowd.push(await begin(`crowd ${turn}`));
  }
  expect(reader.map(({ socket }) => socket.destroyed)).toEqual([false, false]);
  expect(crowd.map(({ socket }) => socket.destroyed)).toEqual([true, true, false, false]);
  expect(cut).toHaveLength(2);
});

it('counts each that is cut once, however many are begun in the same turn', async () => {
  const bytes: number[] = [];
  const answers = new UnsentAnswers(2 * ANSWER_BYTES, (number) => bytes.push(number));
  const begun = { number: 0 };
  const server = createServer((_request, response) => {
    begun.number += 1;
    responses.push(response);
    if (begun.number < 5) return;
    for (const each of responses)
      void answers.send({ status: 200, headers: [], body: new Uint8Array(ANSWER_BYTES) }, each, 'one');
  }).listen(0, '127.0.0.1');
  const responses: ServerResponse[] = [];
  await once(server, 'listening');
  ending.push(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const sockets = Array.from({ length: 5 }, () => connect({ port, host: '127.0.0.1' }).on('error', () => {}));
  ending.push(() => {
    for (const socket of sockets) socket.destroy();
  });
  for (const socket of sockets) socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  await expect.poll(() => begun.number).toBe(5);
  expect(bytes).toEqual([ANSWER_BYTES, ANSWER_BYTES, ANSWER_BYTES]);
  expect(answers.bytes).toBe(2 * ANSWER_BYTES);
});

it('counts one piece of bytes that stay in memory anyway', async () => {
  const page = new Uint8Array(ANSWER_BYTES);
  lastingBytes.add(page);
  const { cut, open, answers } = await serve(1, () => page);
  const readers = [await open(), await open(), await open()];
  expect(answers.bytes).toBe(readers.length * 65_536);
  expect(cut).toEqual([]);
});

it('forgets an answer whose client goes away', async () => {
  const { open, answers } = await serve(3);
  const { socket } = await open();
  await expect.poll(() => answers.bytes).toBe(ANSWER_BYTES);
  socket.destroy();
  await expect.poll(() => answers.bytes).toBe(0);
});
