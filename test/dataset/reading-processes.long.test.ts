import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset/load.ts';
import { runMain, toDatabase, untilServing } from '../server/run-main.ts';
import { describeWithScratchDatabase, type TestDatabase } from '../support/neo4j.ts';
import { emptyGraph } from './graph-state.ts';
import { factsOf } from './two-states.ts';

const load = ({ connection, driver }: TestDatabase, folder: string) =>
  loadDataset({ driver, databaseName: connection.databaseName, folder, report: () => {} });

/** What a process tells next. */
async function told(child: ChildProcess): Promise<Record<string, unknown>> {
  const [message] = await once(child, 'message', { signal: AbortSignal.timeout(30_000) });
  return message as Record<string, unknown>;
}

describeWithScratchDatabase('other processes that read while facts are loaded', (database) => {
  /** What the graph holds, and what is loaded next. */
  let [held, next]: readonly ['A' | 'B', 'A' | 'B'] = ['A', 'B'];
  const loadNext = async () => {
    const { version } = await load(database, factsOf(next));
    [held, next] = [next, held];
    return version;
  };
  let isFirst = true;
  const begin = async () => {
    if (!isFirst) return;
    isFirst = false;
    await emptyGraph(database);
    await load(database, factsOf(held));
  };

  it.each([
    ['before the first', 'stopped'],
    ['between the two', 'stopped'],
    ['between the two', 'blocked'],
    ['after the last', 'stopped'],
  ])('answer from one state where they stand still %s statement, %s', { timeout: 90_000 }, async (moment, way) => {
    await begin();
    const script = join(import.meta.dirname, 'read-and-stall.ts');
    const child = fork(script, [JSON.stringify(database.connection), moment, way], { execArgv: ['--import', 'tsx'] });
    try {
      expect(await told(child)).toEqual({ stands: moment });
      const version = await loadNext();
      child.kill('SIGCONT');
      const { data, errors, extensions, executed } = await told(child);
      expect(errors).toBeUndefined();
      const letters = new Set((data as { names: string[] }).names.map((name) => /\((A|B)\)$/.exec(name)?.[1]));
      // Nobody can tell afterwards whether what was read before a load was read whole.
      expect([[...letters], extensions, executed]).toEqual([[held], { dataVersion: version }, 2]);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('give nothing again that is more than a second older than a load', { timeout: 90_000 }, async () => {
    await begin();
    const serving = Array.from({ length: 2 }, () =>
      runMain({ ...toDatabase(database), PORT: '0', LOAD_FACTS: 'never', EXPLORER: 'off', DRAIN_MS: '0' }),
    );
    await Promise.all(serving.map((run) => untilServing(run, 60_000)));
    const addresses = serving.map(({ output }) => /API: +(http:\S+)/.exec(output())?.[1]);
    const body = JSON.stringify({ query: '{ event(slug: "summit-2020") { name } }' });
    const ask = async (address: string | undefined) => {
      const response = await fetch(address!, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return /\((A|B)\)/.exec(await response.text())?.[1] ?? 'none';
    };
    for (let time = 0; time < 3; time += 1) await Promise.all(addresses.map(ask));

    const late: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const letter = next;
      let loadedAt = Number.POSITIVE_INFINITY;
      const loading = loadNext().then(() => {
        loadedAt = performance.now();
      });
      const seen = new Set<string>();
      while (!(performance.now() - loadedAt > 1_500)) {
        const askedAt = performance.now();
        const found = await Promise.all(addresses.map(ask));
        for (const each of found) seen.add(each);
        if (askedAt - loadedAt > 1_000) late.push(...found.filter((each) => each !== letter));
        await pause(5);
      }
      await loading;
      expect(seen).toContain(letter);
    }
    expect(late).toEqual([]);
  });
});
