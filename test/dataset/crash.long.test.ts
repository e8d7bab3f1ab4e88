import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { isRunning, localTools, processIdOf } from '../database/local-process.ts';
import { productOver } from '../support/product.ts';
import { everythingIn, untilHalfWritten } from './graph-state.ts';
import { factsOf } from './two-states.ts';

const storeDirectory = mkdtempSync(join(tmpdir(), 'seven-graph-crash-'));
const tools = await localTools();

describe.skipIf(tools === undefined)('a local Neo4j that dies (needs Java 17 and Maven)', () => {
  const lines: string[] = [];
  let database: Database;
  afterAll(async () => {
    await database?.close();
    rmSync(storeDirectory, { recursive: true, force: true });
  });

  it('is started again: the load fails as a whole, and answers are well again', { timeout: 240_000 }, async () => {
    database = await openDatabase({
      environment: { JAVA_HOME: tools!.java.home },
      purpose: 'test',
      report: (line) => lines.push(line),
      storeDirectory,
    });
    const { driver, databaseName } = database;
    const run = createRunner(driver, { database: databaseName, timeoutMs: 20_000 });
    const product = productOver({ run });
    /** The total of Norways, or the code of the error. */
    const answer = async () => {
      const { data, errors } = await product.ask('{ countries { totalCount } }');
      return errors?.[0]?.extensions?.['code'] ?? data.countries.totalCount;
    };
    await driver.executeQuery(`CREATE (:Diary {name: 'Mine'})-[:ABOUT]->(:Entity:Country {slug: 'country-no'})`);
    const before = await everythingIn({ run });
    expect(await answer()).toBe(1);

    let failure: Error | undefined;
    const load = loadDataset({ driver, databaseName, report: () => {}, folder: factsOf('A', 1_500) }).catch(
      (error: Error) => {
        failure = error;
      },
    );
    await untilHalfWritten({ run }, () => failure !== undefined);
    const killed = processIdOf(storeDirectory);
    process.kill(killed, 'SIGKILL');
    const unavailable = await answer();
    await load;
    expect(failure?.message).toMatch(/^The connection to Neo4j was lost/);
    expect(unavailable).toBe('SERVICE_UNAVAILABLE');

    await expect.poll(answer, { timeout: 60_000, interval: 200 }).toBe(1);
    expect(processIdOf(storeDirectory)).not.toBe(killed);
    expect(await everythingIn({ run })).toEqual(before);
    await expect
      .poll(() => lines.join('\n'))
      .toMatch(/ended by itself \(SIGKILL\)\..*\nIt is started again\.\nThe local Neo4j runs again\./);
  });

  it('is given up where it does not start any more', { timeout: 120_000 }, async () => {
    // A folder where the launcher writes its lock.
    const lock = join(storeDirectory, 'process-lock');
    rmSync(lock);
    mkdirSync(lock);
    const { lost, close } = database;
    const killed = processIdOf(storeDirectory);
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => lost.aborted, { timeout: 60_000, interval: 200 }).toBe(true);
    expect(lost.reason.message).toMatch(/did not start[\s\S]*started again 5 times within 5 minutes, and is given up/);
    await close();
    expect(await isRunning(killed)).toBe(false);
  });
});
