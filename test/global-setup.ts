import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildProgram } from '../src/build.ts';
import { chooseWay, NoNeo4jFound } from '../src/database/choose.ts';
import { type Database, openDatabase } from '../src/database/open.ts';
import { probeDocker, probeLocal } from '../src/database/probe.ts';
import { readFactFiles } from '../src/dataset/files.ts';
import { digestInputs } from '../src/dataset/inputs.ts';
import { loadDataset } from '../src/dataset/load.ts';
import { type Dataset, defaultFolder, readDataset } from '../src/dataset/read.ts';
import { readStamp } from '../src/dataset/stamp.ts';
import { claimForTests } from './support/claim.ts';
import type { ProvidedNeo4j } from './support/neo4j.ts';

/** Opens one Neo4j for the whole run and tells the test files how to reach it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-test-'));
  let database: Database | undefined;
  const teardown = async () => {
    await database?.close();
    // What a worker started ends with it, which may take a moment longer.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const storeDirectory = join(folder, 'shared');
    // Neo4j takes seconds to start. Meanwhile what `npm start` runs is built, for tests that start it, and the facts are
    // read, which a new store needs.
    const building = buildProgram();
    const reading = process.env['NEO4J_URI'] === undefined ? readDataset() : Promise.resolve(undefined);
    // Where there is no Neo4j, nobody waits for them.
    for (const each of [building, reading]) each.catch(() => {});
    const workers = Array.from({ length: project.config.maxWorkers }, (_, index) => index + 1);
    database = await openDatabase({
      environment: { ...process.env, NEO4J_BOLT_PORT: undefined },
      purpose: process.env['LONG'] === 'on' ? 'measure' : 'test-run',
      report,
      storeDirectory,
      furtherStores: workers.map((worker) => join(folder, `scratch-${worker}`)),
    });
    await claimForTests(database);
    await Promise.all([prepareData(database, await reading), building]);
    project.provide('neo4j', {
      shared: { connection: database.connection },
      scratch: await findScratch(database, folder),
    });
  } catch (error) {
    await teardown();
    if (!(error instanceof NoNeo4jFound) || isContinuousIntegration(process.env)) throw error;
    report(`${error.message}\nThe tests that need Neo4j are skipped.`);
    project.provide('neo4j', { shared: { missing: 'no Neo4j found' }, scratch: { missing: 'no Neo4j found' } });
  }
  return teardown;
}

/** What the shared database holds before the first test: the facts of these files, also where it has held later ones. */
async function prepareData({ driver, databaseName }: Database, dataset: Dataset | undefined): Promise<void> {
  const session = driver.session(databaseName === undefined ? {} : { database: databaseName });
  const { inputs } = await session.executeRead(readStamp).finally(() => session.close());
  if (inputs !== (await digestInputs(await readFactFiles(defaultFolder, []))))
    await loadDataset({ driver, databaseName, dataset, report });
}

/** Tests that write start a Neo4j of their own, never on the server that NEO4J_URI names. */
async function findScratch({ way, further }: Database, folder: string): Promise<ProvidedNeo4j['scratch']> {
  const scratch = { folder, connections: further };
  if (way !== 'address') return scratch;
  try {
    await chooseWay(undefined, {
      docker: () => probeDocker(process.env, 'test'),
      local: () => probeLocal(process.env),
    });
    return scratch;
  } catch (error) {
    if (!(error instanceof NoNeo4jFound) || isContinuousIntegration(process.env)) throw error;
    return { missing: 'neither Docker nor Java and Maven to start an empty Neo4j beside NEO4J_URI' };
  }
}

/** There every test must run: a part that is missing is a failure, not a reason to skip. */
function isContinuousIntegration({ CI }: { readonly CI?: string | undefined }): boolean {
  return CI === 'true';
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
