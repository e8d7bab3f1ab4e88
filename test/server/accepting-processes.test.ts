import { type ChildProcess, spawn } from 'node:child_process';
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Processes, startProcesses } from '../../src/processes.ts';
import { keepingLog } from './serve.ts';

/** Serves on any free port until it is told to stop. */
const server = `
  const { createServer } = require('node:http');
  const listening = createServer((_request, response) => response.end()).listen(0, '127.0.0.1', () =>
    process.send({ serves: 'http://127.0.0.1:' + listening.address().port }));
  process.on('message', (message) => 'stop' in message && process.exit());`;

/** Connects so many times to a port, says so, and says each answer to what it then asks, and each that does not come. */
const crowd = `
  const { connect } = require('node:net');
  const [number, port] = process.argv.slice(1).map(Number);
  const say = (what) => process.stdout.write(what + require('node:os').EOL);
  const sockets = Array.from({ length: number }, () => connect(port, '127.0.0.1'));
  let left = number;
  for (const socket of sockets)
    socket.on('error', () => {}).once('connect', () => (left -= 1) || say('connected'))
      .once('data', () => say('answered')).once('end', () => say('cut'));
  process.stdin.once('data', () => { for (const socket of sockets) socket.write('GET / HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n'); });`;

beforeAll(() => cluster.setupPrimary({ execArgv: ['--eval', server], args: [], cwd: process.cwd() }));
const workers = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
// Those that have ended still listen.
for (const emitter of [cluster, process]) emitter.setMaxListeners(50);
const opened: Processes[] = [];
const crowds: ChildProcess[] = [];
afterEach(async () => {
  for (const child of crowds.splice(0)) child.kill('SIGKILL');
  for (const worker of workers()) worker.process.kill('SIGCONT');
  await Promise.all(opened.splice(0).map((processes) => processes.close()));
});

/** Two processes that hang, to whose port so many have connected since then. */
async function hanging(number: number) {
  const processes = await startProcesses({ count: 2, environment: {}, log: keepingLog(), writeLines: () => {} });
  opened.push(processes);
  for (const worker of workers()) worker.process.kill('SIGSTOP');
  const child = spawn(process.execPath, ['--eval', crowd, String(number), new URL(processes.url).port]);
  crowds.push(child);
  const said: string[] = [];
  createInterface(child.stdout).on('line', (line) => said.push(line));
  await expect.poll(() => said, { timeout: 10_000 }).toEqual(['connected']);
  return { hanging: workers(), ask: () => void child.stdin.write('ask'), heard: () => said.slice(1) };
}

describe('connections that no serving process has accepted', () => {
  it.runIf(process.platform === 'linux')('take no files of the first process', async () => {
    const files = () => readdirSync('/proc/self/fd').length;
    const before = files();
    await hanging(300);
    // The processes and the crowd have channels.
    expect(files() - before).toBeLessThan(30);
  });

  it('are all answered by those that go on, and by one that is left', async () => {
    const { hanging: all, ask, heard } = await hanging(50);
    const [first, second] = all as [Worker, Worker];
    const ended = once(first, 'exit');
    first.process.kill('SIGKILL');
    await ended;
    second.process.kill('SIGCONT');
    ask();
    await expect.poll(() => heard().length, { timeout: 10_000 }).toBe(50);
    expect(new Set(heard())).toEqual(new Set(['answered']));
  });

  it('are answered by the others while one hangs', async () => {
    const { hanging: all, ask, heard } = await hanging(50);
    all[0]!.process.kill('SIGCONT');
    ask();
    await expect.poll(() => heard().length, { timeout: 10_000 }).toBe(50);
    expect(new Set(heard())).toEqual(new Set(['answered']));
  });
});
