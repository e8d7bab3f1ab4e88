import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReadiness } from '../../src/server/health/health.ts';
import { type Health, HealthBoard } from '../../src/server/health/health-board.ts';
import { type HealthPort, type HealthThread, openHealthPort, tellHealth } from '../../src/server/health/health-port.ts';
import { Telemetry } from '../../src/server/telemetry/telemetry.ts';
import { keepingLog } from './serve.ts';

const ready: Health = { status: 200, body: '{"status":"ready"}' };
const away: Health = { status: 503, body: '{"status":"unavailable"}' };

/** As it is built for the whole test run. */
const log = keepingLog();
const builtThread: HealthThread = { program: resolve('.build/health-thread.js'), log };

const opened: HealthPort[] = [];
afterEach(() => Promise.all(opened.splice(0).map((port) => port.close())));
afterEach(() => void vi.useRealTimers());

async function open(thread?: HealthThread): Promise<HealthPort> {
  const port = await openHealthPort({ host: '127.0.0.1', port: 0 }, thread);
  opened.push(port);
  return port;
}

async function probe({ url }: HealthPort, path: string) {
  const response = await fetch(`${url}${path}`);
  return [response.status, await response.text()];
}

/** Probes so many times from another process, while the event loop of this one stands still; gives the longest, in milliseconds. */
function probeMeanwhile({ url }: HealthPort, times: number): number {
  const program = `let most = 0;
    for (let time = 0; time < ${times}; time += 1) {
      const since = performance.now();
      const { status } = await fetch('${url}/health/' + ['live', 'ready'][time % 2], { headers: { connection: 'close' } });
      if (status !== 200) throw new Error(String(status));
      most = Math.max(most, performance.now() - since);
    }
    console.log(most);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(stderr).toBe('');
  return Number(stdout);
}

describe('probes on a port of their own', () => {
  it('are answered while the event loop of the process stands still', async () => {
    const port = await open(builtThread);
    port.note(0, ready);
    await expect.poll(() => probe(port, '/health/ready')).toEqual([200, ready.body]);
    expect(probeMeanwhile(port, 20)).toBeGreaterThan(0);
  });

  it.each(['in a thread', 'in the process itself'])('tell what was told last: %s', async (where) => {
    const port = await open(where === 'in a thread' ? builtThread : undefined);
    expect(await probe(port, '/health/live')).toEqual([200, '']);
    expect(await probe(port, '/health/ready')).toEqual([503, '{"status":"starting"}']);
    for (const health of [ready, away, ready]) {
      port.note(0, health);
      await expect.poll(() => probe(port, '/health/ready')).toEqual([health.status, health.body]);
    }
    expect((await probe(port, '/graphql'))[0]).toBe(404);
  });

  it.each(['in a thread', 'in the process itself'])(
    'are answered whoever else holds connections: %s',
    async (where) => {
      const port = await open(where === 'in a thread' ? builtThread : undefined);
      let number = 0;
      const sockets = Array.from({ length: 100 }, () =>
        connect(Number(new URL(port.url).port), '127.0.0.1', () => {
          number += 1;
        }).on('error', () => {}),
      );
      for (const socket of sockets) {
        socket.once('close', () => {
          number -= 1;
        });
      }
      expect(await probe(port, '/health/live')).toEqual([200, '']);
      await expect.poll(() => number).toBeLessThanOrEqual(64);
      for (const socket of sockets) socket.destroy();
    },
  );

  it('are answered again where their thread failed', async () => {
    const port = await open(builtThread);
    // A fault in its program, which shows when it is asked.
    port.note(0, null as unknown as Health);
    await expect(probe(port, '/health/ready')).rejects.toThrow('fetch failed');
    const tell = async () => {
      port.note(0, ready);
      return probe(port, '/health/ready').catch(() => []);
    };
    await expect.poll(tell, { timeout: 10_000 }).toEqual([200, ready.body]);
    expect(log.entries).toEqual([
      expect.stringMatching(/^error the thread for probes ended and is replaced .*Cannot .*null/),
    ]);
  });

  it.each(['in a thread', 'in the process itself'])('say whose setting is wrong: %s', async (where) => {
    const thread = where === 'in a thread' ? builtThread : undefined;
    const { url } = await open();
    const port = Number(new URL(url).port);
    await expect(openHealthPort({ host: '127.0.0.1', port }, thread)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set HEALTH_PORT to another.`,
    );
  });
});

describe('what processes tell of themselves', () => {
  it('is told every second, and at once when they stop', async () => {
    vi.useFakeTimers();
    const stopping = new AbortController();
    const told: Health[] = [];
    tellHealth(
      async () => (stopping.signal.aborted ? away : ready),
      stopping.signal,
      (health) => told.push(health),
    );
    await vi.advanceTimersByTimeAsync(2_500);
    expect(told).toEqual([ready, ready, ready]);
    stopping.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([ready, ready, ready, away]);
  });

  it('stays "stopping" though a check that began before ends after it', async () => {
    const stopping = new AbortController();
    const databaseAnswers: (() => void)[] = [];
    const readiness = createReadiness({
      checkDatabase: () => new Promise<void>((resolve) => databaseAnswers.push(resolve)),
      timeoutMs: 2_000,
      stopping: stopping.signal,
      telemetry: new Telemetry({ log: keepingLog() }),
    });
    const told: number[] = [];
    tellHealth(readiness, stopping.signal, ({ status }) => told.push(status));
    expect(databaseAnswers).toHaveLength(1);
    stopping.abort();
    databaseAnswers[0]?.();
    await expect.poll(() => told).toEqual([503, 503]);
  });

  it('counts for a while: one that is silent hangs, and one that has ended is forgotten', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const board = new HealthBoard();
    expect(board.isLive).toBe(true);
    board.note(1, away);
    expect(board.readiness).toEqual(away);
    board.note(2, ready);
    expect([board.isLive, board.readiness]).toEqual([true, ready]);
    board.end(2);
    expect([board.isLive, board.readiness]).toEqual([true, away]);
    vi.advanceTimersByTime(16_000);
    expect([board.isLive, board.readiness.body]).toEqual([false, expect.stringContaining('"SILENT"')]);
    board.note(1, ready);
    expect([board.isLive, board.readiness]).toEqual([true, ready]);
  });
});
