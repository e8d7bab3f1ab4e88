import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Processes, type ProcessesOptions, startProcesses } from '../../src/processes.ts';
import type { Health } from '../../src/server/health-board.ts';
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

const opened: Processes[] = [];
beforeAll(() => cluster.setupPrimary({ execArgv: ['--eval', obedient], args: [], silent: false }));
afterEach(() => Promise.all(opened.splice(0).map((processes) => processes.close())));

/** Begins to start so many, which serve when they are told so. */
async function begin(count: number, onHealth?: ProcessesOptions['onHealth']) {
  const started = startProcesses({ count, environment: {}, log: keepingLog(), onHealth });
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
  const { started, all } = await begin(count, onHealth);
  await Promise.all(all.map(serve));
  return { processes: await started, all };
}

describe('a serving process that ends by itself', () => {
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
});
