import { type ChildProcess, spawn } from 'node:child_process';
import { expect, onTestFinished } from 'vitest';
import type { TestDatabase } from '../support/neo4j.ts';

/** The program as a process. */
export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** The exit status, or the signal that ended it, once nobody writes its output any more. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** What `npm start` runs once it has built it, as it is for the whole test run. */
export const node = [
  process.execPath,
  '--max-semi-space-size=32',
  '--no-allocation-site-pretenuring',
  '.build/main.js',
] as const;
export const npm = ['npm', 'start'] as const;

/** Starts the program, with more in its environment. It is ended after the test, if it has not ended by then. */
export function runMain(
  environment: NodeJS.ProcessEnv,
  [command, ...parameters]: readonly [string, ...string[]] = node,
): Run {
  const child = spawn(command, parameters, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return { child, output: () => output, errors: () => errors, ended };
}

/** The environment in which the program uses a database by its address. */
export function toDatabase({ connection }: TestDatabase): Record<string, string> {
  const { uri, user, password, databaseName } = connection;
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: databaseName ?? '' };
}

/** Nothing is asked in advance, as it is for pages and examples, where a test is not about these. */
export const apiAlone = { EXPLORER: 'off', PLAYGROUND: 'off' } as const;

/** Waits until the program serves; rejects where it ends before that. */
export async function untilServing({ output, errors, ended }: Run, timeout = 25_000): Promise<void> {
  const failed = ended.then((status) => {
    throw new Error(`The program ended with ${status}: ${errors()}`);
  });
  await Promise.race([failed, expect.poll(output, { timeout, interval: 50 }).toContain('Press Ctrl-C to stop.')]);
}
