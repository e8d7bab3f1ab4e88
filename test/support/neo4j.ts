import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type Connection, createDriver } from '../../src/database/driver.ts';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { createRunner, type Runner } from '../../src/database/run.ts';

/** What the global set-up tells the test files; the shared database is the one it opened. */
export interface ProvidedNeo4j {
  readonly shared: { readonly connection: Connection } | { readonly missing: string };
  readonly scratch: { readonly found: true } | { readonly missing: string };
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
const provided = inject('neo4j');

/** A `describe` for tests that read the shared database; skipped with the reason where there is no Neo4j. */
export function describeWithDatabase(name: string, body: (database: TestDatabase) => void): void {
  if ('missing' in provided.shared) describe.skip(`${name} (skipped: ${provided.shared.missing})`, () => body(absent));
  else describe(name, () => body(sharedDatabase()));
}

/** A `describe` for tests that write: on an empty database that only this file uses. */
export function describeWithScratchDatabase(name: string, body: (database: TestDatabase) => void): void {
  if ('missing' in provided.scratch) {
    describe.skip(`${name} (skipped: ${provided.scratch.missing})`, () => body(absent));
    return;
  }
  const database = scratchDatabase();
  describe(name, () => body(database));
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

let scratch: TestDatabase | undefined;

/** An empty database for the tests of this file, started before the first of them, and the same for whoever asks again. */
export function scratchDatabase(): TestDatabase {
  scratch ??= startScratch();
  return scratch;
}

function startScratch(): TestDatabase {
  const storeDirectory = mkdtempSync(join(tmpdir(), 'seven-graph-scratch-'));
  let started: Database | undefined;
  let opened: TestDatabase | undefined;
  beforeAll(async () => {
    // Never the server that NEO4J_URI names: these tests write and delete as they like.
    const environment = { ...process.env, NEO4J_URI: undefined };
    started = await openDatabase({ environment, purpose: 'test', report: () => {}, storeDirectory });
    opened = connect(started.connection);
  });
  afterAll(async () => {
    await opened?.driver.close();
    await started?.close();
    rmSync(storeDirectory, { recursive: true, force: true });
  });
  return later(() => opened);
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
