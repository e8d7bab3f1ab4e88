import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { ClientShares } from '../../src/server/admission/client-share.ts';
import { createDoor } from '../../src/server/door.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { Metrics } from '../../src/server/telemetry/metrics.ts';
import { Telemetry } from '../../src/server/telemetry/telemetry.ts';
import { keepingLog } from './serve.ts';
import { tinyServer } from './tiny.ts';

const opened: Listening[] = [];
afterEach(() => Promise.all(opened.splice(0).map((listening) => listening.close(0))));

/** A server with one place, whose statements take until their signal fires, and a client that sends and goes away. */
async function serve(shares?: ClientShares) {
  const log = keepingLog();
  const metrics = new Metrics({ product: '1', connections: 1 });
  const telemetry = new Telemetry({ log, metrics });
  let isQuick = false;
  const { server } = tinyServer({
    telemetry,
    log,
    runner: async (_statement, options) => {
      if (!isQuick) await pause(10_000, undefined, options?.signal && { signal: options.signal });
      return [['a']];
    },
  });
  const admission = { operations: 1, waiting: 64, waitMs: 5_000 };
  const settings = { admission, clientAddressHeader: undefined, corsOrigins: '*', explorer: false } as const;
  const door = createDoor(server, { ...settings, unsentLimitBytes: 1_000_000 }, log, { telemetry, shares });
  const listening = await listen(door, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000 });
  opened.push(listening);
  const send = (text: string) => {
    const socket = connect(Number(new URL(listening.url).port), '127.0.0.1').on('error', () => {});
    socket.write(text);
    return socket;
  };
  const count = async (name: string, label: string) => {
    const [metric] = (await metrics.registry.getMetricsAsJSON()).filter((one) => one.name === name);
    const values = (metric?.values ?? []) as { value: number; labels: Record<string, string> }[];
    const sums: Record<string, number> = {};
    for (const { value, labels } of values.filter((one) => one.value > 0)) {
      const key = labels[label] ?? '';
      sums[key] = (sums[key] ?? 0) + value;
    }
    return sums;
  };
  const seen = async () => ({
    codes: await count('seven_operations_total', 'code'),
    statuses: await count('seven_http_requests_total', 'status'),
    errors: log.entries.filter((entry) => entry.startsWith('error')),
  });
  const setQuick = (value: boolean) => {
    isQuick = value;
  };
  return { send, seen, operations: door.operations, setQuick, url: listening.url };
}

const requestOf = (body: string, length = body.length) =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;
const asked = requestOf(JSON.stringify({ query: '{ ran }' }));
const nobody = { arriving: 0, running: 0, waiting: 0, aside: 0 };

it('a client that goes away is counted as that, wherever its operation is', async () => {
  const { send, seen, operations, setQuick, url } = await serve();
  const goes = async (text: string, where: Partial<typeof nobody>) => {
    const socket = send(text);
    await expect.poll(operations).toMatchObject(where);
    socket.destroy();
    return socket;
  };
  await goes(asked, { running: 1 });
  await expect.poll(operations).toEqual(nobody);
  setQuick(true);
  await (await fetch(`${url}/graphql?query={ran}`)).text();
  setQuick(false);
  await goes(requestOf(JSON.stringify({ query: '{ran}' })), { running: 1 });
  await expect.poll(operations).toEqual(nobody);
  await goes(requestOf('{"query', 50), { arriving: 1 });
  await expect.poll(operations).toEqual(nobody);
  const first = send(asked);
  await expect.poll(operations).toMatchObject({ running: 1 });
  await goes(requestOf(JSON.stringify({ query: '{ other: ran }' })), { waiting: 1 });
  await expect.poll(operations).toMatchObject({ running: 1, waiting: 0 });
  first.destroy();
  await expect.poll(operations).toEqual(nobody);
  await expect.poll(seen).toEqual({ codes: { ok: 1, ABORTED: 5 }, statuses: { 200: 1, 499: 5 }, errors: [] });
});

it('a client whose connection is cut for what it sends is counted as one that went away', async () => {
  const { send, seen, operations } = await serve();
  const chunked = requestOf('').replace('content-length: 0', 'transfer-encoding: chunked');
  const socket = send(chunked + '1\r\n \r\n'.repeat(400));
  await expect.poll(() => socket.resume().closed).toBe(true);
  await expect.poll(seen).toEqual({ codes: { ABORTED: 1 }, statuses: { 499: 1 }, errors: [] });
  expect(operations()).toEqual(nobody);
});

it('a client that goes away while its share is looked up leaves its place', async () => {
  let waits = 0;
  const take = async () => {
    waits += 1;
    await pause(50);
    return { remaining: 1_000, seconds: 1, isRefused: false };
  };
  const { send, seen, operations } = await serve(new ClientShares(100_000, take));
  for (let number = 1; number <= 5; number += 1) {
    const socket = send(number % 2 === 0 ? asked : requestOf('{"query', 50));
    await expect.poll(() => waits).toBe(number);
    socket.destroy();
  }
  await expect.poll(operations).toEqual(nobody);
  await expect.poll(seen).toEqual({ codes: { ABORTED: 5 }, statuses: { 499: 5 }, errors: [] });
});
