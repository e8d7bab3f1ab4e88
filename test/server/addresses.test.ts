import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { useExplorer } from '../../src/explorer/explorer.ts';
import { createDoor } from '../../src/server/door.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { keepingLog } from './serve.ts';
import { tinyServer } from './tiny.ts';

const opened: Listening[] = [];
afterEach(() => Promise.all(opened.splice(0).map((listening) => listening.close(0))));

/** The whole way of a request, with pages and the playground. */
async function serve() {
  const log = keepingLog();
  const { server } = tinyServer({ log, pages: (fetchHere) => useExplorer(fetchHere, { hasPlayground: true, log }) });
  const settings = {
    admission: { operations: 2, waiting: 2, waitMs: 5_000 },
    clientAddressHeader: undefined,
    corsOrigins: '*' as const,
    unsentLimitBytes: 64_000_000,
    explorer: true,
  };
  const listening = await listen(createDoor(server, settings, log), {
    ...{ host: '127.0.0.1', port: 0, answerTimeoutMs: 5_000 },
  });
  opened.push(listening);
  return { log, port: Number(new URL(listening.url).port) };
}

function statusOf(port: number, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      resolve(Number(String(chunk).slice(9, 12)));
      socket.destroy();
    });
  });
}

const paths = [
  '/',
  '/x',
  '/network?from=x',
  '/graphql',
  '/graphql?query=%7B__typename%7D',
  '/assets/x',
  '/health/live',
];

describe('a host that is none', () => {
  it.each(['u:p@h', 'u@h', ':p@h', '@h', 'h/x', 'h?x', 'h#x', 'h\\x'])(
    'is refused wherever it is sent, without a word in the log: %s',
    async (host) => {
      const { log, port } = await serve();
      for (const path of paths) {
        for (const accept of ['text/html', 'application/json']) {
          const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: ${accept}\r\n\r\n`;
          expect([path, accept, await statusOf(port, request)]).toEqual([path, accept, 400]);
        }
      }
      expect(log.entries).toEqual([]);
    },
  );

  it.each(['localhost:4000', '[::1]:4000', 'example.org', 'xn--bcher-kva.example'])('is not: %s', async (host) => {
    const { port } = await serve();
    expect(await statusOf(port, `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\n\r\n`)).toBe(200);
  });
});
