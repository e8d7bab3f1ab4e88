import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExportRoute } from '../../src/server/exports/export-route.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { keepingLog } from './serve.ts';

const closing: (() => Promise<void>)[] = [];
let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'seven-removed-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

/** The files of a version that a test can change, in a folder for temporary files of its own. */
async function serve() {
  const state = { version: '0123456789ab', writes: [] as string[] };
  const log = keepingLog();
  const route = createExportRoute({
    write: async (format, version, path) => {
      state.writes.push(format);
      if (format === 'jsonld') return writeFileSync(path, version);
      mkdirSync(join(path, 'nodes'), { recursive: true });
      for (const name of ['Event', 'Person']) writeFileSync(join(path, 'nodes', `${name}.csv`), version);
    },
    readVersion: async () => state.version,
    corsOrigins: '*',
    log,
  });
  closing.push(() => route.close());
  const listening: Listening = await listen((request, response) => void route.handle(request, response, 'one'), {
    ...{ host: '127.0.0.1', port: 0, answerTimeoutMs: 5_000 },
  });
  closing.push(() => listening.close(0));
  const ask = async (path: string) => {
    const response = await fetch(`${listening.url}/export/${path}`);
    const text = await response.text();
    return response.status === 200 ? text : response.status;
  };
  return { state, log, ask };
}

const removeAll = () => {
  for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true });
};
const remove = (file: string) => {
  const paths = readdirSync(temporary, { recursive: true }) as string[];
  for (const path of paths.filter((each) => each.endsWith(file))) rmSync(join(temporary, path));
};

describe('files of an export that something else removes', () => {
  it('are written anew for who asks, once, and the log tells', async () => {
    const { state, log, ask } = await serve();
    expect([await ask('csv/nodes/Person.csv'), await ask('seven.jsonld')]).toEqual([state.version, state.version]);
    remove('Person.csv');
    remove('jsonld');
    expect(await ask('csv/nodes/Event.csv')).toBe(state.version);
    expect(state.writes).toEqual(['csv', 'jsonld']);
    const crowd = Array.from({ length: 8 }, () => ask('csv/nodes/Person.csv'));
    expect(new Set(await Promise.all(crowd))).toEqual(new Set([state.version]));
    expect(await ask('seven.jsonld')).toBe(state.version);
    expect(state.writes).toEqual(['csv', 'jsonld', 'csv', 'jsonld']);
    expect(log.entries).toEqual([
      expect.stringContaining('warn a file of an export was removed'),
      expect.stringContaining('warn a file of an export was removed'),
    ]);
  });

  it('are written anew with their whole folder, as are formats that were not written before', async () => {
    const { state, ask } = await serve();
    expect(await ask('csv/nodes/Person.csv')).toBe(state.version);
    removeAll();
    expect([await ask('seven.jsonld'), await ask('csv/nodes/Person.csv')]).toEqual([state.version, state.version]);
    // The new folder is one of this process: it goes with it, and is told from those of processes that were killed.
    const [folder, ...others] = readdirSync(temporary);
    expect(others).toEqual([]);
    expect(existsSync(join(temporary, folder!, 'owner'))).toBe(true);
    for (const close of closing.splice(0).reverse()) await close();
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('are not written anew for a path that was none', async () => {
    const { state, log, ask } = await serve();
    expect([await ask('csv/nodes/No.csv'), await ask('csv/nodes'), await ask('csv/nodes/No.csv')]).toEqual([
      404, 404, 404,
    ]);
    removeAll();
    expect(await ask('csv/nodes/No.csv')).toBe(404);
    expect([state.writes, log.entries]).toEqual([['csv'], []]);
  });

  it('are not there any more where they are of the version before', async () => {
    const { state, ask } = await serve();
    expect(await ask('seven.jsonld')).toBe(state.version);
    const before = state.version;
    state.version = 'ba9876543210';
    await expect.poll(() => ask('seven.jsonld'), { timeout: 5_000 }).toBe(state.version);
    expect(await ask(`${before}/seven.jsonld`)).toBe(before);
    removeAll();
    expect(await ask(`${before}/seven.jsonld`)).toBe(404);
    expect(await ask('seven.jsonld')).toBe(state.version);
  });
});
