import { request } from 'node:http';
import type { DirectWay } from '../../src/server/direct-way.ts';
import { createDoor, type Door, type DoorOptions, type DoorSettings } from '../../src/server/door.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import type { SevenServer } from '../../src/server/server.ts';
import { keepingLog } from './serve.ts';

/** What is asked: a POST to `/graphql`, unless it says otherwise. */
export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Byte for byte, as Latin-1. */
  readonly body: string;
}

export interface ThroughDoor extends Listening {
  readonly ask: (asked: Asked) => Promise<Answered>;
  /** Whether each answer was direct, in the order in which they were made. */
  readonly direct: readonly boolean[];
  /** Operations by where they are. */
  readonly operations: Door['operations'];
}

/** Serves on a port of its own, with the door in front; what `change` makes of the direct way stands in its place. */
export async function throughDoor(
  server: SevenServer,
  change: (directWay: DirectWay) => DirectWay = (way) => way,
  { shares, ...changed }: Partial<DoorSettings> & Pick<DoorOptions, 'shares'> = {},
): Promise<ThroughDoor> {
  const direct: boolean[] = [];
  const way = change(server.directWay);
  server.directWay = async (...args) => {
    const left = await way(...args);
    direct.push(left === undefined);
    return left;
  };
  const settings = {
    admission: { operations: 16, waiting: 64, waitMs: 5_000 },
    clientAddressHeader: undefined,
    corsOrigins: '*',
    explorer: false,
    unsentLimitBytes: 64_000_000,
    ...changed,
  } as const;
  const handler = createDoor(server, settings, keepingLog(), { shares });
  const listening = await listen(handler, { host: '127.0.0.1', port: 0, answerTimeoutMs: 10_000 });
  const port = Number(new URL(listening.url).port);
  return { ...listening, ask: (asked) => send(port, asked), direct, operations: handler.operations };
}

/** Asks as a client does that has nothing of its own in its headers. */
function send(port: number, { method = 'POST', path = '/graphql', body, headers: more }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const type = method === 'POST' ? { 'content-type': 'application/json' } : {};
    const headers = { ...type, 'x-request-id': 'test', ...more };
    const asking = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { date: _date, 'x-request-id': id, ...others } = response.headers;
        const told = { ...others, 'x-request-id': id === 'test' ? id : 'another' };
        resolve({ status: response.statusCode, headers: told, body: Buffer.concat(chunks).toString('latin1') });
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
