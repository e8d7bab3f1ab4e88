import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { install, installationIn, isInstalled } from '../../src/database/local/install.ts';
import { openDatabase } from '../../src/database/open.ts';
import { isRunning, localTools, processIdOf, startWaiting } from './local-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'seven-graph-local-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tools = await localTools();

describe.skipIf(tools === undefined)('a local Neo4j (needs Java 17 and Maven)', () => {
  const { java, maven = 'mvn' } = tools ?? ({} as NonNullable<typeof tools>);

  beforeAll(async () => {
    const installation = installationIn();
    if (!isInstalled(installation)) await install(installation, { java, maven }, () => {});
  });

  describe.concurrent('ends with its parent', { timeout: 60_000 }, () => {
    it('that closes it on SIGINT', async ({ expect }) => {
      const store = join(folder, 'SIGINT');
      const parent = startWaiting(java, store);
      await parent.said('OPEN');
      // To the whole group of the process, as a terminal sends Ctrl-C.
      process.kill(-parent.processId, 'SIGINT');
      expect(await parent.ended).toEqual({ status: 0, lines: ['OPEN', 'CLOSED'] });
      expect(await isRunning(processIdOf(store))).toBe(false);
    });

    it.for(['OPEN', 'START'] as const)('that is killed after %s', async (moment, { expect }) => {
      const store = join(folder, `killed-${moment}`);
      const parent = startWaiting(java, store);
      await parent.said(moment);
      const javaProcessId = processIdOf(store);
      expect(await isRunning(javaProcessId)).toBe(true);
      process.kill(parent.processId, 'SIGKILL');
      await parent.ended;
      await expect.poll(() => isRunning(javaProcessId), { timeout: 10_000, interval: 100 }).toBe(false);
    });
  });

  it('says that it cannot note its address, not that its port is in use, and ends', { timeout: 120_000 }, async () => {
    const store = join(folder, 'unnoted');
    mkdirSync(join(store, 'connection.json'), { recursive: true });
    const free = createServer().listen({ host: '127.0.0.1', port: 0 });
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    const environment = { JAVA_HOME: java.home, NEO4J_BOLT_PORT: String(port) };
    const refused = openDatabase({ environment, purpose: 'test', report: () => {}, storeDirectory: store });
    await expect(refused).rejects.toThrow(`${join(store, 'connection.json')}, which cannot be written: `);
    expect(await isRunning(processIdOf(store))).toBe(false);
  });
});
