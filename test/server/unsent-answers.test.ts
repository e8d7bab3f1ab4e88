import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { UnsentAnswers } from '../../src/server/unsent-answers.ts';

/** More than the buffers of two connected sockets take. */
const ANSWER_BYTES = 16_000_000;

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
});

/** A server that answers every request with so many bytes, of which unsent ones may hold so many. */
async function serve(answersAtOnce: number) {
  const cut: number[] = [];
  const answers = new UnsentAnswers(answersAtOnce * ANSWER_BYTES, (bytes) => cut.push(bytes));
  const server = createServer((_request, response) => {
    void answers.send({ status: 200, headers: [['x-test', 'yes']], body: new Uint8Array(ANSWER_BYTES) }, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  ending.push(() => server.close().closeAllConnections());
  return { answers, cut, open: () => client(port) };
}

/** A client that reads what it is told to, and knows how much it has. */
async function client(port: number) {
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
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
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

it('cuts those that took nothing for longest where all hold too much together', async () => {
  const { cut, open, answers } = await serve(3);
  const reading = await open();
  const stalled = await open();
  await open();
  await expect.poll(() => answers.bytes).toBe(3 * ANSWER_BYTES);
  expect(cut).toEqual([]);
  await pause(20);
  expect(await reading.take(5_000_000)).toBe(true);
  await open();
  expect(cut).toEqual([ANSWER_BYTES]);
  expect(await stalled.take(ANSWER_BYTES)).toBe(false);
  expect(await reading.take(ANSWER_BYTES)).toBe(true);
  await expect.poll(() => answers.bytes).toBe(2 * ANSWER_BYTES);
});

it('forgets an answer whose client goes away', async () => {
  const { open, answers } = await serve(3);
  const { socket } = await open();
  await expect.poll(() => answers.bytes).toBe(ANSWER_BYTES);
  socket.destroy();
  await expect.poll(() => answers.bytes).toBe(0);
});
