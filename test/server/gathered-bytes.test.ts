import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { GatheredBytes } from '../../src/server/listening/gathered-bytes.ts';
import { readBody } from '../../src/server/request/read-body.ts';
import { collectGarbage } from '../support/garbage.ts';

it('bytes are the same in whatever pieces they come, and take no more room than twice theirs, nor than there may be', () => {
  const all = new Uint8Array(randomBytes(10_000));
  for (const length of [1, 7, 999, 5_000, 10_000]) {
    const gathered = new GatheredBytes(10_000);
    for (let at = 0; at < all.length; at += length) gathered.add(all.slice(at, at + length));
    expect(gathered.size).toBe(10_000);
    expect(Buffer.compare(gathered.bytes, all)).toBe(0);
    expect(gathered.bytes.buffer.byteLength).toBeLessThanOrEqual(10_000);
  }
  expect(new GatheredBytes(5).bytes).toHaveLength(0);
});

it.each([
  ['a length', 'content-length: 20000', 'x'],
  ['chunks', 'transfer-encoding: chunked', '1\r\nx\r\n'],
])('a body with %s holds what it has, and no more where each byte comes alone', async (_, header, piece) => {
  const bodies: Promise<string>[] = [];
  const server = createServer((request) => {
    bodies.push(readBody(request, request.headers['content-length'], 100_000).catch(() => ''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay();
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${header}\r\n\r\n`);
  await expect.poll(() => bodies.length).toBe(1);
  collectGarbage();
  const memory = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const before = memory();
  for (let sent = 0; sent < 19_999; sent += 1) {
    socket.write(piece);
    await turn();
  }
  collectGarbage();
  // Each byte by itself took seven hundred.
  expect(memory() - before).toBeLessThan(2_000_000);
  socket.destroy();
  await Promise.all(bodies);
  server.close();
});
