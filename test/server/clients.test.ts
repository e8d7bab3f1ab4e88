import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { dataState } from '../../src/dataset/readers.ts';
import { publicError } from '../../src/errors.ts';
import { schema } from '../../src/schema/schema.ts';
import type { StatementRunner } from '../../src/server/execution.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { keepingLog, settings } from './serve.ts';

const page = readFileSync('src/server/clients.md', 'utf8');
/** The pieces of code of the page, by the name in their first line. */
const pieces = [...page.matchAll(/^```(?:js|python)\n(?:\/\/|#) (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, name, code]) => [name!, code!] as const,
);

describeWithDatabase('the pieces of code for clients', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-clients-'));
  let listening: Listening;
  /** How many statements are still refused, and how many were ended by their client. */
  const outage = { left: 0, ended: 0 };
  const load = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);

  beforeAll(async () => {
    const runner: StatementRunner = async (statement, options) => {
      if (outage.left === Number.POSITIVE_INFINITY) {
        await new Promise<void>((_, reject) =>
          options?.signal?.addEventListener('abort', () => reject(new Error('gone'))),
        ).finally(() => {
          outage.ended += 1;
        });
      }
      if (outage.left > 0) {
        outage.left -= 1;
        throw publicError('SERVICE_UNAVAILABLE', 'The database is away.');
      }
      return database.run(statement, options);
    };
    const checkDatabase = () => database.driver.getServerInfo();
    const server = createSevenServer({ schema, dataState, runner, checkDatabase, settings, log: keepingLog() });
    listening = await listen(server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 10_000 });
    const address = listening.url.replace('localhost', '127.0.0.1');
    for (const [name, code] of pieces) {
      writeFileSync(join(folder, name), code.replaceAll('http://127.0.0.1:4000', address));
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  });
  afterAll(async () => {
    await listening?.close(1_000);
    rmSync(folder, { recursive: true });
  });

  it('are all tried', () => {
    expect(pieces.map(([name]) => name)).toEqual(['ask.js', 'pages.js', 'environment.js', 'ask.py']);
  });

  it('ask, come again after an outage, and tell one that lasts from what is not there', async () => {
    const { ask } = await load('ask.js');
    const query = 'query ($slug: String!) { event(slug: $slug) { name } }';
    expect(await ask(query, { slug: 'nobody' })).toEqual({ data: { event: null }, errors: [] });
    outage.left = 1;
    expect((await ask(query, { slug: 'summit-2025-kananaskis' })).data.event.name).toContain('Kananaskis');
    outage.left = 2;
    await expect(ask(query, { slug: 'summit-2025-kananaskis' }, { tries: 2 })).rejects.toThrow('The database is away.');
    const { data, errors } = await ask('{ events(first: 101) { totalCount } members { totalCount } }');
    expect([data.events, data.members.totalCount > 0]).toEqual([null, true]);
    expect(errors).toMatchObject([{ path: ['events'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('read a list to its end, each node once', async () => {
    const { allEvents } = await load('pages.js');
    const events: { id: string }[] = await allEvents({ kind: null, name: { matches: 'MINISTERS' } });
    expect(events.length).toBeGreaterThan(100);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('connect Relay: answers, errors, and the end of what is disposed of', async () => {
    const { environment } = await load('environment.js');
    const execute = (text: string) => environment.getNetwork().execute({ text, name: 'Q' }, {}, {});
    expect(await execute('query Q { member(code: "ca") { code } }').toPromise()).toMatchObject({
      data: { member: { code: 'CA' } },
    });
    outage.left = 3;
    await expect(execute('query Q { members { totalCount } }').toPromise()).rejects.toThrow('The database is away.');
    outage.left = Number.POSITIVE_INFINITY;
    outage.ended = 0;
    const subscription = execute('query Q { members { totalCount } }').subscribe({});
    setTimeout(() => subscription.unsubscribe(), 100);
    await vi.waitFor(() => expect(outage.ended).toBe(1), 5_000);
    outage.left = 0;
  });

  it('ask from Python', async ({ skip }) => {
    const run = promisify(execFile);
    const isThere = await run('python3', ['--version']).then(
      () => true,
      () => false,
    );
    if (!isThere) skip('There is no python3.');
    outage.left = 1;
    const program = 'from ask import ask; print(ask("{ member(code: \\"jp\\") { name } }")["data"]["member"]["name"])';
    const { stdout } = await run('python3', ['-c', program], { cwd: folder });
    expect(stdout.trim()).toBe('Japan');
  });
});
