import { spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { sendBackHandles } from '../../src/handles-across-processes.ts';
import { startProcesses } from '../../src/processes.ts';
import { builtProgram } from '../support/programs.ts';
import { keepingLog } from './serve.ts';

const program = await builtProgram('test/server/serve-as-one-of-many.ts');

/** Connects again and again until nobody listens, and says what has become of all: so many were answered, or met an error. */
const client = `
  const { connect } = require('node:net');
  const port = Number(process.argv[1]);
  const ends = {};
  const one = () => {
    const socket = connect(port, '127.0.0.1').resume();
    let end = 'cut';
    socket.once('data', () => (end = 'answered')).on('error', ({ code }) => (end = code));
    socket.once('close', () => { ends[end] = (ends[end] ?? 0) + 1; });
    socket.write('GET / HTTP/1.1\\r\\nhost: x\\r\\nconnection: close\\r\\n\\r\\n');
  };
  const again = setInterval(() => {
    one();
    if (!ends.ECONNREFUSED) return;
    clearInterval(again);
    process.once('beforeExit', () => console.log(JSON.stringify(ends)));
  }, 2);`;

it.each([1, 3])(
  'one at most who connects to %i processes that stop is reset, though the first one takes its time',
  async (count) => {
    cluster.setupPrimary({ exec: program, args: [], cwd: process.cwd() });
    const stop = new AbortController();
    sendBackHandles(stop.signal);
    const processes = await startProcesses({ count, environment: {}, log: keepingLog(), writeLines: () => {} });
    const asking = spawn(process.execPath, ['--eval', client, new URL(processes.url).port]);
    let said = '';
    asking.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const ended = once(asking, 'close');
    await new Promise((resolve) => setTimeout(resolve, 200));
    stop.abort();
    const closed = processes.close();
    // What the others were told they have by now; what they tell is not read before this is over.
    await new Promise((resolve) => setTimeout(resolve, 1));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    await Promise.all([closed, ended]);
    const { answered, ECONNRESET: reset = 0, ECONNREFUSED: refused, ...others } = JSON.parse(said);
    expect([answered > 0, refused > 0, others]).toEqual([true, true, {}]);
    // Who connects between the last look at the port and its end.
    expect(reset).toBeLessThanOrEqual(1);
  },
);
