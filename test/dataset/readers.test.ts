import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { graphql } from 'graphql';
import { beforeEach, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset/load.ts';
import { LOAD_OPERATION, observeLoads } from '../../src/dataset/readers.ts';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { schema } from '../../src/schema/schema.ts';
import { throughDoor } from '../server/through-door.ts';
import { describeWithScratchDatabase, type TestDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { builtProgram } from '../support/programs.ts';
import { watchedDriver } from '../support/watched-driver.ts';
import { emptyGraph, single, write } from './graph-state.ts';
import { factsOf, type Letter, people } from './two-states.ts';

const numberOfLoads = 40;
/** Where a machine is so busy that this is over first, fewer loads have to do, but no fewer than these. `READERS_MS` gives more time. */
const longestMs = Number(process.env['READERS_MS'] ?? 4_000);
const leastLoads = 4;
/** It goes on until everything was met that is looked for, and gives up after this. */
const givingUpMs = 120_000;
const numberOfReaders = 3;
/** Between two questions of a reader: loads and readers share one process here. */
const pauseMs = 25;

/** What is asked throughout: each answer holds many names, and the number of all people once. */
const operations = [
  {
    fields: 1,
    source: `{ event(slug: "summit-2020") {
      name participants(first: 100) { totalCount edges { node { ... on Person { name } } representing { name } } }
      documents { nodes { name } }
    } }`,
  },
  {
    fields: 2,
    source: `{ events(first: 100) { nodes { name hosts { nodes { name } } } } people(first: 100) { totalCount nodes { name } } }`,
  },
  {
    fields: 1,
    source: `{ people(last: 100, orderBy: [{ field: NAME, direction: DESC }]) {
      totalCount nodes { name events { nodes { name participants { nodes { ... on Person { name } } } } } }
    } }`,
  },
];

/** The states of which there is something in an answer. */
function statesIn(data: unknown): readonly string[] {
  const text = JSON.stringify(data);
  const ofNames = Array.from(text.matchAll(/\((A|B)\)"/g), ([, letter]) => letter!);
  const ofTotals = Array.from(text.matchAll(/"totalCount":(\d+)/g), ([, total]) => stateOfTotal(Number(total)));
  return [...new Set([...ofNames, ...ofTotals])].sort();
}

/** All people, or the participants of the summit: one more, a country for which nobody is named. */
const stateOfTotal = (total: number): string =>
  (['A', 'B'] as const).find((letter) => [people[letter], people[letter] + 1].includes(total)) ?? `a total of ${total}`;

const load = ({ connection, driver }: TestDatabase, folder: string, over = driver) =>
  loadDataset({ driver: over, databaseName: connection.databaseName, folder, report: () => {} });

describeWithScratchDatabase('reading while facts are loaded', (database) => {
  beforeEach(() => emptyGraph(database));

  it('finds one state in each answer, the one whose version the answer names', async () => {
    const folders = { A: factsOf('A'), B: factsOf('B') };
    const versions = new Map<unknown, Letter>();
    for (const letter of ['B', 'A'] as const) versions.set((await load(database, folders[letter])).version, letter);

    const seen = { loads: 0, answers: 0, A: 0, B: 0, repeated: 0, unavailable: 0, unchecked: 0, mixedUnchecked: 0 };
    const loadOnce = async (letter: Letter) => {
      expect((await load(database, folders[letter])).changed).toBe(true);
      seen.loads += 1;
    };
    const states = observeLoads(database.run);
    const mixedBehindOneBookmark: unknown[] = [];
    let isLoading = true;
    const wrong: unknown[] = [];
    const read = async (reader: number) => {
      const product = productOver(database);
      for (let turn = reader; isLoading; turn += 1) {
        await pause(pauseMs);
        const { source, fields } = operations[turn % operations.length]!;
        const { data, errors, extensions } = await product.ask(source);
        seen.answers += 1;
        if (product.statements.length > fields) seen.repeated += 1;
        const letter = versions.get(extensions?.dataVersion);
        if (errors?.every((error) => error.extensions?.['code'] === 'SERVICE_UNAVAILABLE')) seen.unavailable += 1;
        else if (errors || letter === undefined || statesIn(data).join() !== letter)
          wrong.push({ data, errors, letter });
        else seen[letter] += 1;
      }
    };
    /**
     * The same questions without a look at the states: what everybody would get. Where it is mixed, a bookmark is another
     * than the one before.
     */
    const readUnchecked = async () => {
      for (let turn = 0; isLoading; turn += 1) {
        await pause(pauseMs);
        const { source } = operations[turn % operations.length]!;
        const { state, bookmark } = await states.look([]);
        const bookmarks = new Set([bookmark]);
        const run = (statement: Statement) => database.run(statement, { onBookmark: (given) => bookmarks.add(given) });
        const { data } = await graphql({ schema, source, contextValue: { run } });
        seen.unchecked += 1;
        if (statesIn(data).length === 1) continue;
        seen.mixedUnchecked += 1;
        if (!states.isBeingWritten(state) && bookmarks.size === 1) mixedBehindOneBookmark.push(data);
      }
    };
    const started = performance.now();
    const loadThroughout = async () => {
      try {
        const isTimeLeft = (most: number) => performance.now() - started < most;
        const isAllMet = () => Math.min(seen.A, seen.B, seen.repeated) > 0;
        while (
          seen.loads < leastLoads ||
          (seen.loads < numberOfLoads && isTimeLeft(longestMs)) ||
          (!isAllMet() && isTimeLeft(givingUpMs))
        )
          await loadOnce(seen.loads % 2 === 0 ? 'B' : 'A');
      } finally {
        isLoading = false;
      }
    };
    await Promise.all([
      loadThroughout(),
      readUnchecked(),
      ...Array.from({ length: numberOfReaders }, (_, i) => read(i)),
    ]);
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stdout.write(`Reading while facts are loaded, ${seconds} s: ${JSON.stringify(seen)}\n`);

    expect(wrong).toEqual([]);
    expect(mixedBehindOneBookmark).toEqual([]);
    expect(Math.min(seen.A, seen.B)).toBeGreaterThan(0);
    expect(seen.repeated).toBeGreaterThan(0);
    expect(seen.unavailable).toBeLessThan(seen.answers / 10);
  }, 240_000);

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
