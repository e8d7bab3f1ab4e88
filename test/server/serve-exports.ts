import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDoor } from '../../src/server/door.ts';
import { createExportRoute, type ExportRouteOptions } from '../../src/server/exports/export-route.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { keepingLog } from './serve.ts';
import { tinyServer } from './tiny.ts';

const closing: (() => Promise<void>)[] = [];

/** Stops what was served; each test does at its end. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

export const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('seven-graph-exports-'));

/** A server whose export is one small file and one large one, of a version that a test can change. */
export async function serve(options: Partial<ExportRouteOptions> = {}) {
  onTestFinished(closeAll);
  const state = { version: '0123456789ab', writes: [] as string[] };
  const log = keepingLog();
  const route = createExportRoute({
    write: async (format, version, path) => {
      state.writes.push(`${format} ${version}`);
      if (state.version !== version) throw new Error('The graph holds another version.');
      if (format === 'jsonld') return writeFileSync(path, `{"version":"${version}"}`);
      mkdirSync(path);
      writeFileSync(join(path, 'Event.csv'), `slug\n${version}\n`);
      writeFileSync(join(path, 'large.csv'), 'x'.repeat(20_000_000));
    },
    readVersion: async () => state.version,
    corsOrigins: '*',
    log,
    ...options,
  });
  closing.push(() => route.close());
  const settings = {
    admission: { operations: 2, waiting: 2, waitMs: 5_000 },
    clientAddressHeader: 'x-client',
    corsOrigins: '*' as const,
    unsentLimitBytes: 64_000_000,
    explorer: false,
  };
  const listening: Listening = await listen(createDoor(tinyServer({}).server, settings, log, { exports: route }), {
    ...{ host: '127.0.0.1', port: 0, answerTimeoutMs: 5_000 },
  });
  closing.push(() => listening.close(0));
  const port = Number(new URL(listening.url).port);
  const address = `http://127.0.0.1:${port}`;
  return {
    ...state,
    state,
    log,
    port,
    address,
    fetch: (path: string, init?: RequestInit) => fetch(address + path, init),
  };
}
