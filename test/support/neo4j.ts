import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type Connection, createDriver } from '../../src/database/driver.ts';
import { openDatabase } from '../../src/database/open.ts';
import { quoteName } from '../../src/pothos-plugin-neo4j/model/index.ts';
import { createRunner, type Runner } from '../../src/pothos-plugin-neo4j/runner/run.ts';

/** What the global set-up tells the test files; the shared database is the one it opened. */
export interface ProvidedNeo4j {
  readonly shared: { readonly connection: Connection } | { readonly missing: string };
  readonly scratch: Scratch | { readonly missing: string };
}

export interface Scratch {
  /** In which the stores of empty databases stand; the global tear-down removes it. */
  readonly folder: string;
  /** One for each worker, where the process of the shared database has them; otherwise a worker starts its own. */
  readonly connections: readonly Connection[];
}

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: ProvidedNeo4j;
  }
}

/** A database as tests use it. Its members are there once the tests run, not while they are collected. */
export interface TestDatabase {
  /** With notes of the server on each statement, unlike the driver of the product. */
  readonly driver: Driver;
  /** Runs one read statement, as the product does. */
  readonly run: Runner;
  readonly connection: Connection;
}

const TIMEOUT_MS = 20_000;
/** A start takes seconds where the machine is idle, and minutes where many others use it. */
const START_TIMEOUT_MS = 300_000;
const provided = inject('neo4j');

/** A `describe` for tests that read the shared database; skipped with the reason where there is no Neo4j. */
export function describeWithDatabase(name: string, body: (database: TestDatabase) => void): void {
  if ('missing' in provided.shared) describe.skip(`${name} (skipped: ${provided.shared.missing})`, () => body(absent));
  else describe(name, () => body(sharedDatabase()));
}

/** A `describe` for tests that write: on a database that is empty before the first, and that nobody else uses meanwhile. */
export function describeWithScratchDatabase(name: string, body: (database: TestDatabase) => void): void {
  const { scratch } = provided;
  if ('missing' in scratch) describe.skip(`${name} (skipped: ${scratch.missing})`, () => body(absent));
  else describe(name, () => body(scratchDatabase(scratch)));
}

/** The database that all test files read. Call it where hooks may be registered: in a file, or in a `describe`. */
export function sharedDatabase(): TestDatabase {
  let opened: TestDatabase | undefined;
  beforeAll(() => {
    if ('missing' in provided.shared) throw new Error(`This test needs Neo4j: ${provided.shared.missing}.`);
    opened = connect(provided.shared.connection);
  });
  afterAll(() => opened?.driver.close());
  return later(() => opened);
}

/** That of all test files that this process runs, one after the other: it is emptied for each. */
let scratchConnection: Promise<Connection> | undefined;

function scratchDatabase(scratch: Scratch): TestDatabase {
  let opened: TestDatabase | undefined;
  beforeAll(async () => {
    scratchConnection ??= connectionOfWorker(scratch);
    opened = connect(await scratchConnection);
    await empty(opened.driver);
  }, START_TIMEOUT_MS);
  afterAll(() => opened?.driver.close());
  return later(() => opened);
}

async function connectionOfWorker({ folder, connections }: Scratch): Promise<Connection> {
  const { VITEST_POOL_ID }: { VITEST_POOL_ID?: string } = process.env;
  const known = connections[Number(VITEST_POOL_ID) - 1];
  if (known) return known;
  // Never the server that NEO4J_URI names: these tests write and delete as they like. Several run at once, on any port.
  const environment = { ...process.env, NEO4J_URI: undefined, NEO4J_BOLT_PORT: undefined };
  const storeDirectory = mkdtempSync(join(folder, 'scratch-'));
  // It ends with this process.
  return (await openDatabase({ environment, purpose: 'test', report: () => {}, storeDirectory })).connection;
}

/** Takes everything away that an earlier file has left: data, schema and plans. */
async function empty(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
    const constraints = await session.run('SHOW CONSTRAINTS YIELD name');
    for (const record of constraints.records) await session.run(`DROP CONSTRAINT ${quoteName(record.get('name'))}`);
    const indexes = await session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name");
    for (const record of indexes.records) await session.run(`DROP INDEX ${quoteName(record.get('name'))}`);
    await session.run('CALL db.clearQueryCaches()');
  } finally {
    await session.close();
  }
}

function connect(connection: Connection): TestDatabase {
  const driver = createDriver(connection, { notifications: true });
  const run = createRunner(driver, { database: connection.databaseName, timeoutMs: TIMEOUT_MS });
  return { driver, run, connection };
}

/** Stands for a database that hooks open later, since tests are collected before any hook runs. */
function later(opened: () => TestDatabase | undefined): TestDatabase {
  const database = () => {
    const found = opened();
    if (!found) throw new Error('The database is there only while tests run: use it in a test or a hook.');
    return found;
  };
  return {
    get driver() {
      return database().driver;
    },
    get run() {
      return database().run;
    },
    get connection() {
      return database().connection;
    },
  };
}

const absent = later(() => undefined);
