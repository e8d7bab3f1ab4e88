import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset/load.ts';
import { describeWithScratchDatabase, type TestDatabase } from '../support/neo4j.ts';
import { builtProgram } from '../support/programs.ts';
import { watchedDriver } from '../support/watched-driver.ts';
import { emptyGraph, everythingIn, single, untilHalfWritten } from './graph-state.ts';
import { load, loading } from './loading.ts';
import { edited, factsFolder } from './small-facts.ts';
import { factsOf } from './two-states.ts';

const summit = 'events/2020/summit.yaml';

/** How many loads have not ended yet. */
const LOADS = 'SHOW TRANSACTIONS YIELD metaData WHERE metaData.operation IS NOT NULL RETURN count(*)';

describeWithScratchDatabase('a load that is stopped, killed, refused or not alone', (database) => {
  beforeEach(() => emptyGraph(database));

  it.each(['its first write', 'all that it writes'] as const)(
    'changes nothing when it is stopped at %s, and says why',
    { timeout: 90_000 },
    async (moment) => {
      await load(database, factsFolder());
      const before = await everythingIn(database);
      const stopping = new AbortController();
      const { options } = loading(
        database,
        factsFolder(edited(summit, 'name: Summit', 'name: The summit')),
        stopping.signal,
      );
      const stopped = loadDataset({
        ...options,
        driver: stopAt(moment, database, () => stopping.abort(new Error('Enough.'))),
      });
      await expect(stopped).rejects.toThrow('Enough.');
      expect(stopping.signal.aborted).toBe(true);
      await expect.poll(() => single(database, LOADS), { interval: 20, timeout: 10_000 }).toBe(0);
      expect(await everythingIn(database)).toEqual(before);
    },
  );

  it('changes nothing when its process is killed', { timeout: 90_000 }, async () => {
    await load(database, factsFolder());
    const before = await everythingIn(database);
    const child = startCommand(database, factsOf('A', 1_500));
    const exited = once(child, 'exit');
    await untilHalfWritten(database, () => child.exitCode !== null);
    child.kill('SIGKILL');
    await exited;
    await expect.poll(() => single(database, LOADS), { interval: 20, timeout: 10_000 }).toBe(0);
    expect(await everythingIn(database)).toEqual(before);
  });

  it('is a command that says what it would do, or what is wrong', { timeout: 90_000 }, async () => {
    const preview = await outcomeOf(startCommand(database, '--dry-run', factsFolder()));
    expect(preview).toMatchObject({ status: 0, errors: '' });
    expect(preview.output).toContain('+ Summit summit-2020\n');
    expect(preview.output).toMatch(/Nodes: 15 to add, 0 to change, 0 to remove\..* Nothing was written\.\n$/);
    expect(await single(database, 'MATCH (n) RETURN count(n)')).toBe(0);

    const broken = factsFolder(edited(summit, 'number: 1', 'number:\t1'));
    expect(await outcomeOf(startCommand(database, broken))).toMatchObject({
      status: 1,
      errors: `One mistake in the facts; nothing is loaded.\n${summit}:3:8: A tab: use spaces.\n`,
    });
    expect(await single(database, 'MATCH (n) RETURN count(n)')).toBe(0);
  });

  it('lets two loads at once end as one', async () => {
    const folder = factsFolder();
    const results = await Promise.all([load(database, folder), load(database, folder)]);
    expect(results.map(({ changed }) => changed).sort()).toEqual([false, true]);
    expect(await single(database, 'MATCH (n:Entity) RETURN count(n)')).toBe(15);
  });
});

const program = await builtProgram('src/dataset/main.ts');

/** Starts `npm run load` on a database. */
function startCommand({ connection }: TestDatabase, ...parameters: readonly string[]): ChildProcess {
  const { uri, user, password, databaseName } = connection;
  return spawn(process.execPath, [program, ...parameters], {
    env: {
      ...process.env,
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      ...(databaseName ? { NEO4J_DATABASE: databaseName } : {}),
    },
  });
}

async function outcomeOf(child: ChildProcess) {
  const [output, errors, [status]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { output, errors, status };
}

/** The driver of a database, which calls `stop` at the first statement with rows, or at the first without any behind those. */
function stopAt(
  moment: 'its first write' | 'all that it writes',
  { driver }: TestDatabase,
  stop: () => void,
): TestDatabase['driver'] {
  let hasWritten = false;
  return watchedDriver(driver, (transaction) => {
    const run = transaction.run.bind(transaction);
    transaction.run = ((text: string, parameters?: Record<string, unknown>) => {
      const isWrite = parameters !== undefined && 'rows' in parameters;
      if (moment === 'its first write' ? isWrite : hasWritten && !isWrite) stop();
      hasWritten ||= isWrite;
      return run(text, parameters);
    }) as typeof transaction.run;
  });
}
