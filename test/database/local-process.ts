import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Java } from '../../src/database/java.ts';
import { type LocalTools, probeLocal } from '../../src/database/probe.ts';
import { runProgram } from '../../src/database/program.ts';
import { builtProgram } from '../support/programs.ts';

const program = await builtProgram('test/database/open-and-wait.ts');

/** What a local Neo4j needs, or `undefined` where it is not here; in CI that is a failure. */
export async function localTools(): Promise<LocalTools | undefined> {
  const { CI }: { CI?: string | undefined } = process.env;
  const finding = await probeLocal(process.env);
  if ('found' in finding) return finding.found;
  if (CI === 'true') throw new Error(`A local Neo4j cannot be tested: ${finding.missing}.`);
  return undefined;
}

/** A process that opens a local database and waits for its end. */
export interface WaitingProcess {
  readonly processId: number;
  /** Resolves once the database is starting (its process holds the store), or open. */
  said(moment: 'START' | 'OPEN'): Promise<void>;
  readonly ended: Promise<{ status: number | null; lines: readonly string[] }>;
}

export function startWaiting(java: Java, storeDirectory: string): WaitingProcess {
  const child = spawn(process.execPath, [program, java.home, storeDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const ended = new Promise<{ status: number | null; lines: readonly string[] }>((resolve) =>
    child.once('close', (status) => resolve({ status, lines })),
  );
  const hasReached = { START: () => processIdOf(storeDirectory) > 0, OPEN: () => lines.length > 0 };
  return {
    processId: child.pid ?? 0,
    said: async (moment) => {
      while (!hasReached[moment]()) {
        if (child.exitCode !== null) throw new Error(`The process ended with status ${child.exitCode}.`);
        await pause(20);
      }
    },
    ended,
  };
}

/** The process that holds a store, or held it last; 0 where there was none. */
export function processIdOf(storeDirectory: string): number {
  const file = join(storeDirectory, 'process-id');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

/** Whether a process runs; one that has ended may stay listed until its parent takes notice. */
export async function isRunning(processId: number): Promise<boolean> {
  const { lines } = await runProgram('ps', ['-o', 'stat=', '-p', String(processId)]);
  return lines.length > 0 && !lines[0]?.startsWith('Z');
}
