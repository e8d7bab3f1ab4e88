import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Admission } from '../../src/server/admission/admission.ts';
import type { Visit } from '../../src/server/admission/visit.ts';
import { createDoor } from '../../src/server/door.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { keepingLog } from './serve.ts';
import { tinyServer } from './tiny.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('requests whose bodies are on their way', () => {
  const limits = { operations: 16, waiting: 64, waitMs: 1_000 };

  /** Lets in so many of each client, in a turn of their own, and tells which were given up. */
  async function filled(clients: number, ofEach: number) {
    const admission = new Admission(limits);
    const givenUp: string[] = [];
    const visits: Visit[] = [];
    for (let client = 0; client < clients; client += 1)
      for (let number = 0; number < ofEach; number += 1) {
        const name = `${client} ${number}`;
        const visit = admission.arrive(`slow ${client}`, () => givenUp.push(name));
        if (visit !== undefined) visits.push(visit);
        await nextTurn();
      }
    expect(visits).toHaveLength(256);
    return { admission, givenUp, visits };
  }

  it('give way to a client that has fewer, the oldest of who has most', async () => {
    const { admission, givenUp } = await filled(4, 64);
    const visit = admission.arrive('honest');
    expect(givenUp).toEqual([]);
    await nextTurn();
    expect(givenUp).toEqual(['0 0']);
    expect(admission.load.arriving).toBe(256);
    await visit?.enter(new AbortController().signal);
    expect(admission.load).toEqual({ arriving: 255, running: 1, waiting: 0, aside: 0 });
  });

  it('give way to nobody who has as many, unless they are slow', async () => {
    const { admission, givenUp } = await filled(256, 1);
    const last = admission.arrive('slow 256', () => givenUp.push('256'));
    await nextTurn();
    expect(givenUp).toEqual(['256']);
    expect(last?.wasRefused).toBe(true);
    await pause(260);
    expect(admission.arrive('slow 256')).toBeDefined();
    await nextTurn();
    expect(givenUp).toEqual(['256', '0 0']);
    expect(admission.load.arriving).toBe(256);
  });

  it('keep nobody out whose body comes with the headers, however many of them come', async () => {
    const { admission } = await filled(256, 1);
    for (let client = 0; client < 100; client += 1) {
      admission.arrive(`slow ${256 + client}`);
      const honest = admission.arrive('honest');
      await expect(honest?.enter(new AbortController().signal)).resolves.toBeUndefined();
      honest?.leave();
      await nextTurn();
    }
    expect(admission.load.arriving).toBe(256);
  });

  it('come to no place once they gave way, and leave nothing behind', async () => {
    const { admission, visits } = await filled(4, 64);
    const honest = admission.arrive('honest');
    await nextTurn();
    const [first] = visits;
    await expect(first?.enter(new AbortController().signal)).rejects.toMatchObject({
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
    expect(first?.wasRefused).toBe(true);
    for (const visit of [...visits, honest]) visit?.leave();
    expect([admission.load, admission.clients]).toEqual([{ arriving: 0, running: 0, waiting: 0, aside: 0 }, 0]);
  });
});

describe('clients that send their bodies slowly, at the door', () => {
  const opened: Listening[] = [];
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await Promise.all(opened.splice(0).map((listening) => listening.close(0)));
  });

  it('are answered where they give way, and stop nobody', async () => {
    const log = keepingLog();
    const { server } = tinyServer({ log });
    const admission = { operations: 16, waiting: 64, waitMs: 1_000 };
    const settings = { admission, clientAddressHeader: 'x-client', corsOrigins: '*', explorer: false } as const;
    const door = createDoor(server, { ...settings, unsentLimitBytes: 1_000_000 }, log);
    const listening = await listen(door, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000 });
    opened.push(listening);
    const answers: string[] = [];
    const headers = 'host: x\r\ncontent-type: application/json\r\ncontent-length: 900';
    const begin = (client: number, ofEach: number) => {
      for (let number = 0; number < ofEach; number += 1) {
        const socket = connect(Number(new URL(listening.url).port), '127.0.0.1').on('error', () => {});
        socket.on('data', (chunk) => answers.push(`${chunk}`));
        socket.write(`POST /graphql HTTP/1.1\r\n${headers}\r\nx-client: slow ${client}\r\n\r\n{"query`);
        sockets.push(socket);
      }
    };
    for (let client = 0; client < 4; client += 1) begin(client, 64);
    await expect.poll(() => door.operations().arriving, { timeout: 10_000 }).toBe(256);
    for (let time = 0; time < 5; time += 1) {
      const { status } = await fetch(`${listening.url}/graphql?query={ran}`, { headers: { 'x-client': 'honest' } });
      expect(status).toBe(200);
    }
    begin(4, 5);
    await expect.poll(() => answers.length).toBe(5);
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 503 .*SERVICE_UNAVAILABLE/s);
      expect(answer).toMatch(/retry-after: 1/i);
    }
    const closed = () => sockets.filter((socket) => socket.destroyed).length;
    await expect.poll(closed, { timeout: 5_000 }).toBe(answers.length);
    for (const socket of sockets) socket.destroy();
    await expect.poll(door.operations).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
    expect(log.entries.filter((entry) => entry.startsWith('error') && !entry.includes('overload'))).toEqual([]);
  });
});
