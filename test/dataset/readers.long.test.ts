import { setTimeout as pause } from 'node:timers/promises';
import { graphql } from 'graphql';
import { beforeEach, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset/load.ts';
import { observeLoads } from '../../src/dataset/readers.ts';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { schema } from '../../src/schema/schema.ts';
import { describeWithScratchDatabase, type TestDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { emptyGraph } from './graph-state.ts';
import { factsOf, type Letter, people } from './two-states.ts';

const numberOfLoads = 40;
/** Where a machine is so busy that this is over first, fewer loads have to do, but no fewer than these. `READERS_MS` gives more time. */
const longestMs = Number(process.env['READERS_MS'] ?? 6_000);
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

const load = ({ connection, driver }: TestDatabase, folder: string) =>
  loadDataset({ driver, databaseName: connection.databaseName, folder, report: () => {} });

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
});
