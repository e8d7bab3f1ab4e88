import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { type Listening, listen } from '../../src/server/listening/listen.ts';

const opened: Listening[] = [];
afterEach(() => Promise.all(opened.splice(0).map((listening) => listening.close(0))));

async function serve(handler: RequestListener) {
  const listening = await listen(handler, { host: '127.0.0.1', port: 0, answerTimeoutMs: 5_000 });
  opened.push(listening);
  return { ...listening, port: Number(new URL(listening.url).port) };
}

it('an answer that is whole is sent to the last byte, while its client takes it slowly', async () => {
  const bytes = 20_000_000;
  const { close, port } = await serve((_request, response) => void response.end(Buffer.alloc(bytes)));
  const [slow, idle] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
  let taken = 0;
  slow.on('data', (chunk) => {
    taken += chunk.length;
  });
  const began = once(slow, 'data').then(() => slow.pause());
  for (const socket of [slow, idle]) socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  idle.resume();
  await began;
  const closed = close(10_000);
  // Meanwhile connections are looked for that nobody uses.
  await pause(200);
  const cut = once(slow, 'close');
  slow.resume();
  await Promise.all([closed, cut]);
  expect(taken).toBeGreaterThan(bytes);
});

it('whoever connects while a turn of the event loop takes long is heard, though nobody had connected before', async () => {
  let heard = 0;
  const { close, port } = await serve((_request, response) => {
    heard += 1;
    response.end();
  });
  const another = `require('node:net').connect(${port}, '127.0.0.1').end('GET / HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n', () => process.exit());`;
  let turns = 0;
  const work = () => {
    turns += 1;
    // By then two turns have found nobody.
    if (turns === 2) expect(spawnSync(process.execPath, ['--eval', another], { timeout: 20_000 }).status).toBe(0);
    else setImmediate(work);
  };
  setImmediate(work);
  await close(5_000);
  expect([turns, heard]).toEqual([2, 1]);
});

it.runIf(process.platform === 'linux')(
  'one at most waits to be accepted once it is about to end, whom that would reset',
  async () => {
    const { close, port } = await serve((_request, response) => void response.end());
    const closed = close(5_000);
    // All at once, and those who are not taken try again only in a second.
    const crowd = `
    let connected = 0;
    for (let one = 0; one < 20; one += 1) require('node:net').connect(${port}, '127.0.0.1', () => (connected += 1));
    setTimeout(() => process.exit(connected), 300);`;
    expect(spawnSync(process.execPath, ['--eval', crowd], { timeout: 20_000 }).status).toBe(1);
    await closed;
  },
);
