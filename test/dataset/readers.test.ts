import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset/load.ts';
import { LOAD_OPERATION, observeLoads } from '../../src/dataset/readers.ts';
import { throughDoor } from '../server/through-door.ts';
import { describeWithScratchDatabase, type TestDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { builtProgram } from '../support/programs.ts';
import { watchedDriver } from '../support/watched-driver.ts';
import { emptyGraph, single, write } from './graph-state.ts';
import { factsOf } from './two-states.ts';

const load = ({ connection, driver }: TestDatabase, folder: string, over = driver) =>
  loadDataset({ driver: over, databaseName: connection.databaseName, folder, report: () => {} });

describeWithScratchDatabase('reading while facts are loaded', (database) => {
  beforeEach(() => emptyGraph(database));

  it('gives an answer again while the data are the same, and for no longer than a second after a load', async () => {
    const folders = { A: factsOf('A'), B: factsOf('B') };
    await load(database, folders.A);
    const products = [1, 2].map(() => productOver(database));
    const servers = await Promise.all(products.map(({ server }) => throughDoor(server)));
    const body = JSON.stringify({ query: '{ event(slug: "summit-2020") { name } }' });
    const letters = () =>
      Promise.all(servers.map(async ({ ask }) => /\((A|B)\)/.exec((await ask({ body })).body)?.[1] ?? 'none'));
    const wrong: string[] = [];
    let again = 0;
    try {
      await letters();
      for (const [letter, other] of [
        ['B', 'A'],
        ['A', 'B'],
      ] as const) {
        // Whoever reads while the load commits waits for it, or is told to come again.
        const loading = load(database, folders[letter]);
        await Promise.all([loading, letters()]);
        const loadedAt = performance.now();
        const alreadyAgain = again;
        const isSeenAgain = () => again > alreadyAgain + 5;
        const since = () => performance.now() - loadedAt;
        while (since() < 1_500 || (!isSeenAgain() && since() < 20_000)) {
          const askedAt = performance.now();
          const ran = products.map(({ statements }) => statements.length);
          const found = await letters();
          const allowed = askedAt - loadedAt > 1_000 ? [letter] : [letter, other];
          wrong.push(...found.filter((each) => !(allowed as readonly string[]).includes(each)));
          if (products.every(({ statements }, index) => statements.length === ran[index])) again += 1;
          await pause(10);
        }
      }
    } finally {
      await Promise.all(servers.map(({ close }) => close(0)));
    }
    expect(wrong).toEqual([]);
    expect(again).toBeGreaterThan(10);
  });

  it('waits for the end of a load, and not for one that was killed', async () => {
    const product = productOver(database, { states: { ...observeLoads(database.run), isOver: undefined } });
    await load(database, factsOf('A'));
    const ask = () => product.ask('{ event(slug: "summit-2020") { name } }');
    const fine = { data: { event: { name: 'Summit (A)' } } };
    expect(await ask()).toMatchObject(fine);

    const mark = (expression: string) =>
      write(database, `MATCH (d:Dataset) SET d.readableFrom = timestamp() + ${expression}`);
    await mark('10 * 1000');
    expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    expect(product.statements).toHaveLength(2);
    await mark('150');
    expect(await ask()).toMatchObject(fine);
    // The clock was set back by an hour since the last load.
    await mark('3600 * 1000');
    expect(await ask()).toMatchObject(fine);
    expect(await ask()).toMatchObject(fine);
    expect(product.statements).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('does not wait for a load that was killed %s its commit', async (moment) => {
    await load(database, factsOf('A'));
    await killedLoad(database, factsOf('B'), moment);
    const isMarked = 'MATCH (d:Dataset) RETURN d.readableFrom > timestamp() + 5000';
    expect(await single(database, isMarked)).toBe(true);
    const product = productOver(database);
    const ask = async () => (await product.ask('{ event(slug: "summit-2020") { name } }')).data?.event?.name;
    await expect.poll(ask, { timeout: 2_000, interval: 20 }).toBe(moment === 'before' ? 'Summit (A)' : 'Summit (B)');
    expect(await single(database, isMarked)).toBe(true);
    // Known by now: there is nothing to be executed twice.
    await ask();
    expect(product.statements).toHaveLength(1);

    // The next load does not leave it there for those who cannot know.
    await load(database, factsOf(moment === 'before' ? 'A' : 'B'));
    expect(await single(database, isMarked)).toBe(false);
  });

  it('waits for a load that is under way, whatever it has seen before', async () => {
    await load(database, factsOf('A'));
    const states = observeLoads(database.run);
    expect(await states.isOver(1)).toBe(true);
    const session = database.driver.session();
    const transaction = session.beginTransaction({ metadata: { operation: LOAD_OPERATION } });
    try {
      await transaction.run('RETURN 1');
      expect(await states.isOver(2)).toBe(false);
      await transaction.rollback();
      expect(await states.isOver(2)).toBe(true);
    } finally {
      await session.close();
    }
  });

  it('leaves no mark of a load that failed', async () => {
    const folder = factsOf('A');
    const failing = committingBy(database.driver, () => Promise.reject(new Error('No.')));
    await expect(load(database, folder, failing)).rejects.toThrow('No.');
    expect(await single(database, 'MATCH (n) RETURN count(n)')).toBe(0);

    const { version } = await load(database, folder);
    await expect(load(database, factsOf('B'), failing)).rejects.toThrow('No.');
    expect(await single(database, 'MATCH (d:Dataset) WHERE d.readableFrom <= timestamp() RETURN d.version')).toBe(
      version,
    );
  });
});

/** A driver on which the transactions of loads are committed in this way. */
function committingBy(driver: TestDatabase['driver'], way: (commit: () => Promise<void>) => Promise<void>) {
  return watchedDriver(driver, (transaction, config) => {
    const commit = transaction.commit.bind(transaction);
    if (config?.metadata !== undefined) transaction.commit = () => way(commit);
  });
}

/** Loads in a process that is killed behind the mark of its load. */
async function killedLoad({ connection }: TestDatabase, folder: string, moment: 'before' | 'after'): Promise<void> {
  const program = await builtProgram('test/dataset/load-and-die.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(connection), folder, moment], {
    stdio: 'inherit',
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}
