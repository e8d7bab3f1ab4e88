import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { type Processes, type ProcessesOptions, startProcesses } from '../../src/processes.ts';
import type { Health } from '../../src/server/health/health-board.ts';
import { keepingLog } from './serve.ts';

/** Serves, and ends, when it is told so; in the last case another process that it has started goes on to speak in its place. */
const obedient = `
  const speakLater = \`
    const health = { status: 200, body: '' };
    const wait = setInterval(() => {
      if (process.ppid === Number(process.argv[1])) return;
      clearInterval(wait);
      const say = () => require('node:fs').writeSync(3, JSON.stringify({ health }) + require('node:os').EOL);
      setTimeout(say, 100);
    }, 10);\`;
  process.on('message', (message) => {
    if (message === 'serve') process.send({ serves: 'http://localhost' });
    if (message === 'end' || message.stop) process.exit(9);
    if (message === 'end, and be heard after it') {
      require('node:child_process').spawn(process.execPath, ['--eval', speakLater, String(process.pid)], { stdio: ['ignore', 'ignore', 'ignore', 3] });
      process.exit(9);
    }
  });
`;

const workers = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);

// Those that have ended still listen.
for (const emitter of [cluster, process]) emitter.setMaxListeners(50);
const opened: Processes[] = [];
const setup = { execArgv: ['--eval', obedient], args: [], silent: false };
beforeEach(() => cluster.setupPrimary({ ...setup, cwd: process.cwd() }));
afterEach(() => Promise.all(opened.splice(0).map((processes) => processes.close())));

/** Begins to start so many, which serve when they are told so. */
async function begin(count: number, onHealth?: ProcessesOptions['onHealth'], log = keepingLog()) {
  const started = startProcesses({ count, environment: {}, log, writeLines: () => {}, onHealth });
  started.then(
    (processes) => opened.push(processes),
    () => {},
  );
  const all = workers();
  await Promise.all(all.map((worker) => once(worker, 'online')));
  return { started, all };
}

async function serve(worker: Worker): Promise<void> {
  const serves = once(worker, 'message');
  worker.send('serve');
  await serves;
}

async function end(worker: Worker): Promise<void> {
  const ended = once(worker, 'exit');
  worker.send('end');
  await ended;
}

async function started(count: number, onHealth?: ProcessesOptions['onHealth']) {
  const log = keepingLog();
  const { started, all } = await begin(count, onHealth, log);
  await Promise.all(all.map(serve));
  return { processes: await started, all, entries: log.entries };
}

describe('a serving process that ends by itself', () => {
  it('end at once where a stop is asked for while they begin, also one that hangs', async () => {
    const stop = new AbortController();
    const starting = startProcesses({
      count: 2,
      environment: {},
      log: keepingLog(),
      writeLines: () => {},
      signal: stop.signal,
    });
    starting.catch(() => {});
    await expect.poll(() => workers().length).toBe(2);
    const all = workers();
    await Promise.all(all.map((worker) => once(worker, 'online')));
    all[0]!.process.kill('SIGSTOP');
    stop.abort();
    await expect(starting).rejects.toThrow('A serving process ended before it served.');
    expect(workers()).toEqual([]);
  });

  it('is replaced, also where it ends before the last of them serves', async () => {
    const { started, all } = await begin(2);
    const [first, second] = all as [Worker, Worker];
    await serve(first);
    await end(first);
    await serve(second);
    await started;
    await expect.poll(workers, { timeout: 5_000 }).toHaveLength(2);
    const replacement = workers().find((worker) => worker !== second)!;
    await once(replacement, 'online');
    await end(replacement);
    await expect.poll(workers, { timeout: 5_000 }).toHaveLength(2);
  });

  it('is not replaced where it is one of the first, and has not served yet', async () => {
    const { started, all } = await begin(2);
    const failed = expect(started).rejects.toThrow('A serving process ended before it served.');
    await end(all[0]!);
    await failed;
    await expect.poll(workers).toEqual([]);
  });

  it('is taken for a fault that stays when more than ten have ended', async () => {
    const { processes, all } = await started(11);
    await Promise.all(all.slice(1).map(end));
    expect(processes.lost.aborted).toBe(false);
    await end(all[0]!);
    expect(processes.lost.reason).toMatchObject({
      message: 'More than 10 serving processes ended within 60 s; see the log.',
    });
  });

  it('is no such fault while another serves: where the database is away, none can be replaced', async () => {
    const { processes, all } = await started(12);
    await Promise.all(all.slice(1).map(end));
    expect(processes.lost.aborted).toBe(false);
    await expect.poll(() => workers().length, { timeout: 5_000 }).toBeGreaterThan(1);
    await end(all[0]!);
    expect(processes.lost.aborted).toBe(true);
  });

  it('is forgotten, though what it told of its health is read after its end', async () => {
    const told: (Health | undefined)[] = [];
    const { all } = await started(1, (_process, health) => told.push(health));
    const disconnected = once(all[0]!, 'disconnect');
    all[0]!.send('end, and be heard after it');
    await once(all[0]!, 'exit');
    await disconnected;
    expect(told).toEqual([{ status: 200, body: '' }, undefined]);
  });

  it('that cannot be started is not waited for by those that are to end', async () => {
    const { processes, all, entries } = await started(1);
    cluster.setupPrimary({ cwd: '/nowhere' });
    await end(all[0]!);
    await expect.poll(() => entries.length, { timeout: 5_000 }).toBe(2);
    await processes.close();
  });
});

describe.each([
  // The system says so a moment later, as where it has no files left.
  ['has no process', '/nowhere', /^spawn .* ENOENT/],
  // As where it has no memory left.
  ['is an error at once', '\0', /without null bytes/],
] as const)('a serving process that cannot be started: it %s', (_what, cwd, why) => {
  const cannot = () => cluster.setupPrimary({ cwd });

  it('ends nothing where another serves, and is tried again until it can be', { timeout: 20_000 }, async () => {
    const { processes, all, entries } = await started(2);
    const failures = () => entries.filter((entry) => entry.includes('cannot be started, which is tried again'));
    cannot();
    await end(all[0]!);
    await expect.poll(() => failures().length, { timeout: 10_000 }).toBeGreaterThan(1);
    const [told = ''] = failures();
    expect(JSON.parse(told.slice(told.indexOf('{')))).toEqual({ error: expect.stringMatching(why) });
    expect(workers()).toEqual([all[1]]);
    expect(processes.lost.aborted).toBe(false);
    cluster.setupPrimary({ cwd: process.cwd() });
    await expect.poll(workers, { timeout: 5_000 }).toHaveLength(2);
  });

  it('is told to the operator where none serves yet, and none is left', async () => {
    cannot();
    const all = startProcesses({ count: 2, environment: {}, log: keepingLog(), writeLines: () => {} });
    await expect(all).rejects.toThrow(OperatorError);
    await expect(all).rejects.toThrow('A serving process could not be started:');
    expect(workers()).toEqual([]);
  });
});
