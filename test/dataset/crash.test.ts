import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { createRunner } from '../../src/database/run.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { localTools, processIdOf } from '../database/local-process.ts';
import { everythingIn, untilHalfWritten } from './graph-state.ts';
import { factsOf } from './two-states.ts';

const storeDirectory = mkdtempSync(join(tmpdir(), 'seven-graph-crash-'));
const tools = await localTools();

describe.skipIf(tools === undefined)('a load whose Neo4j dies (needs Java 17 and Maven)', () => {
  let database: Database | undefined;
  afterAll(async () => {
    await database?.close();
    rmSync(storeDirectory, { recursive: true, force: true });
  });

  async function open() {
    database = await openDatabase({
      environment: { JAVA_HOME: tools!.java.home },
      purpose: 'test',
      report: () => {},
      storeDirectory,
    });
    const { driver, databaseName } = database;
    const run = createRunner(driver, { database: databaseName, timeoutMs: 20_000 });
    return { run, options: { driver, databaseName, report: () => {} } };
  }

  it('fails, and the graph is as it was when it is there again', { timeout: 240_000 }, async () => {
    const first = await open();
    await first.options.driver.executeQuery(`CREATE (:Diary {name: 'Mine'})-[:ABOUT]->(:Country {slug: 'country-no'})`);
    const before = await everythingIn(first);

    let failure: Error | undefined;
    const load = loadDataset({ ...first.options, folder: factsOf('A', 1_500) }).catch((error: Error) => {
      failure = error;
    });
    await untilHalfWritten(first, () => failure !== undefined);
    process.kill(processIdOf(storeDirectory), 'SIGKILL');
    await load;
    expect(failure?.message).toMatch(/^The connection to Neo4j was lost/);
    await database?.close();

    expect(await everythingIn(await open())).toEqual(before);
  });
});
