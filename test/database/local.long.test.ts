import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { install, installationIn, isInstalled } from '../../src/database/local/install.ts';
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
});
