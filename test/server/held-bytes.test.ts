import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { GatheringMessage } from '../../src/server/listening/gathering-message.ts';
import { PipelinedRequests } from '../../src/server/listening/pipelined-requests.ts';

let server: Server;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
});

const LIMIT_BYTES = 300_000;

/** A server that answers `/now` alone, where requests that wait may hold 300 kB. */
async function serve() {
  const pipelined = new PipelinedRequests(LIMIT_BYTES);
  const handled: string[] = [];
  const requests: GatheringMessage[] = [];
  server = createServer({ IncomingMessage: GatheringMessage }, (request, response) => {
    requests.push(request);
    const handle = () => {
      handled.push(request.url ?? '');
      if (request.url === '/now') response.end('answered');
    };
    if (response.socket === null) pipelined.add(request, response, handle);
    else handle();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  /** A connection from an address that sends so much; gives how to tell whether it is closed. */
  const send = async (localAddress: string, text: string) => {
    const before = handled.length;
    const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => {});
    sockets.push(socket.resume());
    socket.write(text);
    await expect.poll(() => handled.length).toBeGreaterThan(before);
    return () => socket.closed;
  };
  return { send, handled, requests };
}

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: x\r\n${more}\r\n`;
const headersOf = (number: number) =>
  Array.from({ length: number }, (_, index) => `x-${index}: ${'a'.repeat(40)}\r\n`).join('');
/** Eight requests with them are fewer than may wait on one connection. */
const headers = headersOf(60);
const body = 'x'.repeat(60_000);
const post = `POST /never HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

it.each([
  ['their headers', get('/never', headers).repeat(7)],
  ['their bodies', post.repeat(2)],
])('requests that wait hold so much together: beyond it, who holds most is cut (%s)', async (_name, waiting) => {
  const { send } = await serve();
  const modest = await send('127.0.0.2', get('/never').repeat(3));
  const many: (() => boolean)[] = [];
  for (let opened = 0; opened < 4; opened += 1) many.push(await send('127.0.0.3', get('/never') + waiting));
  await expect.poll(() => many.filter((isClosed) => isClosed()).length).toBeGreaterThan(0);
  expect(modest()).toBe(false);
  // What was cut holds nothing any more.
  expect(many.filter((isClosed) => isClosed()).length).toBeLessThan(4);
});

it('what was cut holds nothing of its requests from then on', async () => {
  const { send, requests } = await serve();
  const isClosed = await send('127.0.0.2', get('/never') + get('/never', headersOf(190)).repeat(12));
  await expect.poll(isClosed).toBe(true);
  expect(requests.length).toBeGreaterThan(2);
  expect(requests.slice(1).map(({ rawHeaders, headers }) => [...rawHeaders, headers])).toEqual(
    requests.slice(1).map(() => [{}]),
  );
});

it('what has been answered, or has gone away, holds nothing', async () => {
  const { send, handled } = await serve();
  for (let opened = 0; opened < 10; opened += 1) {
    const isClosed = await send('127.0.0.2', get('/now') + get('/now', headers).repeat(8));
    await expect.poll(() => handled.length).toBe(9 * (opened + 1));
    expect(isClosed()).toBe(false);
  }
  const held = await send('127.0.0.3', get('/never') + get('/never', headers).repeat(4));
  for (let opened = 0; opened < 10; opened += 1) {
    await send('127.0.0.2', get('/never') + get('/never', headers).repeat(2));
    const connections = await connectionsOf(server);
    sockets.at(-1)!.destroy();
    await expect.poll(() => connectionsOf(server)).toBeLessThan(connections);
  }
  expect(held()).toBe(false);
});

const connectionsOf = (of: Server) =>
  new Promise<number>((resolve) => of.getConnections((_error, count) => resolve(count)));
