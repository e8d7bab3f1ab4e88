import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fewConnections } from '../../src/server/listening/connections.ts';
import { GatheringMessage } from '../../src/server/listening/gathering-message.ts';
import { createBoundedServer } from '../../src/server/listening/http-server.ts';
import { collectGarbage } from '../support/garbage.ts';

let server: Server;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
  vi.restoreAllMocks();
});

const head = 'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n';

/** Takes a body in however many pieces it comes. */
const patientServer = (listener: RequestListener) => createServer({ IncomingMessage: GatheringMessage }, listener);
const boundedServer = (listener: RequestListener) => createBoundedServer({}, fewConnections, listener);

/** A server that keeps its requests, and connections that have sent the same to it. */
async function sendOn(connections: number, text: string, serverFor = patientServer) {
  const requests: IncomingMessage[] = [];
  server = serverFor((request, response) => {
    requests.push(request);
    request.once('end', () => response.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let opened = 0; opened < connections; opened += 1) {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    socket.write(text);
  }
  await expect.poll(() => requests.length).toBe(connections);
  return { requests, before };
}

it('a body in pieces of one byte takes no more than it has while nobody reads it', async () => {
  const pieces = 10_000;
  const { requests, before } = await sendOn(20, head + '1\r\nx\r\n'.repeat(pieces));
  await pause(300);
  collectGarbage();
  // In one go came 10,000 buffers of 200 bytes on each.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(5_000_000);
  let size = 0;
  for (const request of requests)
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      size += piece.length;
      if (size % pieces === 0) break;
    }
  expect(size).toBe(20 * pieces);
});

it.each([1, 7, 1_000, 70_000])('a body comes whole and in its order, in pieces of %i bytes', async (length) => {
  const body = randomBytes(200_000).toString('hex');
  let text = head;
  for (let at = 0; at < body.length; at += length) {
    const piece = body.slice(at, at + length);
    text += `${piece.length.toString(16)}\r\n${piece}\r\n`;
  }
  const { requests } = await sendOn(1, `${text}0\r\n\r\n`);
  let read = '';
  for await (const piece of requests[0]!.setEncoding('latin1')) read += piece;
  expect(read === body).toBe(true);
});

it('what comes with a GET is not kept until its answer is taken', async () => {
  const { requests } = await sendOn(
    1,
    `${head.replace('POST', 'GET')}ea60\r\n${'x'.repeat(60_000)}\r\n0\r\n\r\n`,
    boundedServer,
  );
  await expect.poll(() => requests[0]!.readableEnded).toBe(true);
});

it('of a body that nobody reads, no more is taken from its client than a buffer or two', async () => {
  const { requests } = await sendOn(1, head);
  const [socket] = sockets;
  const piece = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  for (let sent = 0; sent < 400; sent += 1) socket!.write(piece);
  await pause(200);
  // What the buffers of two sockets take comes to some megabytes.
  expect(requests[0]!.socket.bytesRead).toBeLessThan(1_000_000);
  requests[0]!.resume();
  await expect.poll(() => requests[0]!.socket.bytesRead, { timeout: 5_000 }).toBeGreaterThan(400 * 65_536);
});

describe('a body in far more pieces than anybody needs', () => {
  const crumbs = head + '1\r\nx\r\n'.repeat(9_000);
  const whole = `${head.replace('x', 'y')}5\r\nwhole\r\n0\r\n\r\n`;

  it('has its connection cut, and the rest of it is not made', async () => {
    const push = vi.spyOn(GatheringMessage.prototype, 'push');
    const { requests } = await sendOn(1, crumbs, boundedServer);
    await expect.poll(() => requests[0]!.socket.destroyed).toBe(true);
    expect(push.mock.calls.length).toBeGreaterThan(200);
    expect(push.mock.calls.length).toBeLessThan(300);
  });

  it.each(['1\r\nx\r\n'.repeat(9_000), `ea60\r\n${'x'.repeat(60_000)}\r\n${'1\r\nx\r\n'.repeat(9_000)}`])(
    'has its connection cut also behind an answer, and behind one large piece',
    async (pieces) => {
      const push = vi.spyOn(GatheringMessage.prototype, 'push');
      server = boundedServer((_request, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
      sockets.push(socket);
      socket.write(head);
      await once(socket, 'data');
      socket.write(pieces);
      await expect.poll(() => socket.resume().closed).toBe(true);
      expect(push.mock.calls.length).toBeLessThan(400);
    },
  );

  it('has its connection cut also where whoever read the request has given up', async () => {
    server = boundedServer(async (request, response) => {
      for await (const _piece of request) break;
      response.writeHead(413).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    socket.write(`${head}5\r\nlarge\r\n`);
    await once(socket, 'data');
    socket.write('1\r\nx\r\n'.repeat(9_000));
    await expect.poll(() => socket.resume().closed).toBe(true);
  });

  it('leaves the parser to the next connection that has it, also where CONNECT follows', async () => {
    const connectTo = 'CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n';
    const urls: string[] = [];
    server = boundedServer((request, response) => {
      urls.push(request.url ?? '');
      response.end(request.url);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const open = (text: string) => {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      sockets.push(socket.resume());
      socket.write(text);
      return socket;
    };
    for (let round = 0; round < 3; round += 1) {
      open(`${crumbs}0\r\n\r\n${connectTo}`);
      const others = Array.from({ length: 20 }, () => open(''));
      await pause(50);
      for (const other of others) other.write(connectTo);
      await expect.poll(() => others.every(({ closed }) => closed)).toBe(true);
    }
    open('GET /own HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => urls.at(-1)).toBe('/own');
  });

  it('leaves the bodies of all others whole, whatever follows on its connection', async () => {
    const bodies: string[] = [];
    server = boundedServer(async (request, response) => {
      let body = '';
      try {
        for await (const piece of request) body += piece;
        bodies.push(body);
      } catch {
        bodies.push('cut');
      }
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const send = (text: string) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
      sockets.push(socket);
      socket.write(text);
    };
    for (let time = 0; time < 5; time += 1) {
      for (const text of [crumbs, whole, `${crumbs}0\r\n\r\n${whole.repeat(30)}`, whole, whole]) send(text);
      await expect.poll(() => bodies.length).toBe(5 * time + 5);
    }
    expect(bodies.filter((body) => body === 'whole')).toHaveLength(15);
    expect(bodies.filter((body) => body === 'cut')).toHaveLength(10);
  });
});

it('a body in as many pieces as programs send is not cut', async () => {
  const piece = `14\r\n${'x'.repeat(20)}\r\n`;
  const { requests } = await sendOn(1, `${head}${piece.repeat(3_000)}0\r\n\r\n`, boundedServer);
  let size = 0;
  for await (const part of requests[0]!) size += part.length;
  expect(size).toBe(60_000);
});

describe('a body that nobody reads, without end', () => {
  const piece = `14\r\n${'x'.repeat(20)}\r\n`;

  it.each(['GET', 'POST'])('has its connection cut where its pieces are small (%s)', async (method) => {
    const push = vi.spyOn(GatheringMessage.prototype, 'push');
    // One is answered when its body has begun, and the other never.
    server = boundedServer((_request, response) => {
      if (method === 'POST') response.writeHead(405).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    socket.write(head.replace('POST', method));
    if (method === 'POST') await once(socket, 'data');
    socket.write(piece.repeat(20_000));
    await expect.poll(() => socket.resume().closed).toBe(true);
    expect(push.mock.calls.length).toBeLessThan(300);
  });
});
