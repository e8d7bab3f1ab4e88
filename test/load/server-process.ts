import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { buildProgram } from '../../src/build.ts';
import type { Connection } from '../../src/database/driver.ts';
import { OperatorError } from '../../src/errors.ts';

export const heapMegabytes = 512;

/** A server that waits this long for its database, or hangs, will not serve. */
const START_MS = 180_000;

/** The product in a process of its own, with a small heap. */
export interface ServerProcess {
  readonly url: string;
  /** Where it answers probes, on a port of their own. */
  readonly healthUrl: string;
  /** Where its metrics are, if it was started with any. */
  readonly metricsUrl: string | undefined;
  readonly id: number;
  /** The end of its log so far, and before it the errors that nobody expected. */
  readonly log: () => string;
  /** The exit status or the signal, once it has ended. */
  readonly ended: Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts the server on a free port, with more in its environment. Throws an OperatorError where it does not serve. */
export async function startServer(
  connection: Connection,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const { uri, user, password, databaseName = '' } = connection;
  const program = await buildProgram();
  const memory = [
    `--max-old-space-size=${heapMegabytes}`,
    '--max-semi-space-size=32',
    '--no-allocation-site-pretenuring',
  ];
  const child = spawn(process.execPath, [...memory, program], {
    env: {
      ...process.env,
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: databaseName,
      PORT: process.env['PORT'] ?? '0',
      HOST: '127.0.0.1',
      LOAD_FACTS: 'never',
      // What is answered from memory weighs next to nothing: it would be no burden.
      KEPT_ANSWERS_BYTES: process.env['KEPT_ANSWERS_BYTES'] ?? '0',
      LOG_LEVEL: 'error',
      HEALTH_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let log = '';
  const unexpected: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    log = `${log}${line}\n`.slice(-10_000);
    if (line.includes('Unexpected error') && unexpected.length < 20) unexpected.push(line);
  });
  const ended = once(child, 'exit').then(([status, signal]) => String(status ?? signal));
  const giveUp = setTimeout(() => child.kill('SIGKILL'), START_MS);
  let metricsUrl: string | undefined;
  let healthUrl = '';
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, metricsPort] = /^Metrics: .*:(\d+)\/metrics$/.exec(line) ?? [];
      if (metricsPort !== undefined) metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
      const [, healthPort] = /^Health: .*?:(\d+)\//.exec(line) ?? [];
      if (healthPort !== undefined) healthUrl = `http://127.0.0.1:${healthPort}`;
      const [, port] = /^API: .*:(\d+)\/graphql$/.exec(line) ?? [];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    void ended.then((status) => reject(new OperatorError(`The server ended with ${status} before it served:\n${log}`)));
  }).finally(() => clearTimeout(giveUp));
  const close = async () => {
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(kill);
  };
  return { url, healthUrl, metricsUrl, id: child.pid!, log: () => [...unexpected, log].join('\n'), ended, close };
}
