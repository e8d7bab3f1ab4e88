import { expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { observeLoads } from '../../src/dataset/readers.ts';
import { sizeOf } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import { CurrentStatistics, createRunner, readStatistics } from '../../src/pothos-plugin-neo4j/runner/index.ts';
import { CurrentState, type Look } from '../../src/server/data/current-state.ts';
import { DataReading } from '../../src/server/data/data-reading.ts';
import { createExecutions, type StatementOptions } from '../../src/server/execution/execution.ts';
import { describeWithDatabase, type TestDatabase } from '../support/neo4j.ts';
import { wireTo } from '../support/wire.ts';

function executionsOver({ run }: Pick<TestDatabase, 'run'>, more: Partial<StatementOptions> = {}) {
  const { answer } = createExecutions({
    runner: run,
    currentState: new CurrentState(observeLoads(run)),
    answerLimitBytes: 1_000_000,
    queryTimeoutMs: 10_000,
    ...more,
  });
  const asked = { signal: new AbortController().signal, client: 'a', operationName: undefined, cypher: undefined };
  /** Executes an operation of these statements. */
  return (...texts: readonly string[]) =>
    answer(asked, async ({ context }) => ({
      data: { rows: await Promise.all(texts.map((text) => context.run({ text, columns: ['c0'], parameters: {} }))) },
    }));
}

describeWithDatabase('the statistics of the graph', (database) => {
  it('are not read anew for operations that read nothing', async () => {
    let readings = 0;
    const statistics = new CurrentStatistics(() => {
      readings += 1;
      return readStatistics(database.run);
    });
    const execute = executionsOver(database, { statistics });
    // The version becomes known with the first operation that reads something.
    await execute('RETURN 1');
    await expect.poll(() => statistics.current).toBeDefined();
    for (let time = 0; time < 3; time += 1) {
      await execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await execute('RETURN 1');
    }
    expect(readings).toBe(1);
  });
});

describeWithDatabase('the size of an answer', (database) => {
  it('does not count the records of an attempt whose connection was lost', async () => {
    const wire = await wireTo(database.connection.uri);
    const driver = createDriver({ ...database.connection, uri: wire.uri }, { poolSize: 2 });
    const run = createRunner(driver, { timeoutMs: 10_000 });
    let seen = 0;
    const runner: StatementOptions['runner'] = (statement, options) =>
      run(statement, {
        ...options,
        onRecord: (record) => {
          options?.onRecord?.(record);
          seen += 1;
          if (seen === 3_000) void wire.cut({ closeDoor: false });
        },
      });
    const answerLimitBytes = 1.1 * 10_000 * sizeOf(['x'.repeat(100)]);
    const execute = executionsOver(database, { runner, answerLimitBytes });
    try {
      const { data, errors } = await execute(`UNWIND range(1, 10000) AS i RETURN '${'x'.repeat(100)}'`);
      expect(errors).toBeUndefined();
      expect((data as { rows: unknown[][] }).rows[0]).toHaveLength(10_000);
      expect(seen).toBeGreaterThanOrEqual(13_000);
    } finally {
      await driver.close();
      await wire.end();
    }
  });
});

it('a reading begins with the first look that any of its statements had', async () => {
  const look = (version: string): Look => ({
    state: [version, 1, 10],
    isSettled: true,
    bookmark: undefined,
    isExact: false,
    askedAt: 0,
  });
  let letGo: (later: Look) => void = () => {};
  const later = new Promise<Look>((resolve) => {
    letGo = resolve;
  });
  const looks = [Promise.resolve(look('first')), later];
  class Looked extends CurrentState {
    override look = () => looks.shift() ?? later;
  }
  const state = new Looked({ look: async () => ({ state: [null, null, 0] }), isBeingWritten: () => false });
  const reading = new DataReading(state);
  const ran = [reading.read(async () => []), reading.read(async () => [])];
  await ran[0];
  letGo(look('later'));
  await Promise.all(ran);
  expect(reading.version).toBe('first');
});
