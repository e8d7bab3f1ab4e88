import type { Driver } from 'neo4j-driver';
import { OperatorError } from '../errors.ts';
import { firstOf } from '../first-of.ts';
import { addressedServer } from './address.ts';
import { chooseWay, type Way } from './choose.ts';
import { composeServer } from './docker/compose.ts';
import { type Connection, createDriver } from './driver.ts';
import type { DatabaseEnvironment } from './environment.ts';
import { localServer } from './local/server.ts';
import { type DockerTools, type LocalTools, probeDocker, probeLocal } from './probe.ts';
import type { Purpose, Report, Server } from './server.ts';
import { verifyDatabase } from './verify.ts';

export interface OpenOptions {
  readonly environment: DatabaseEnvironment;
  readonly purpose: Purpose;
  /** Gets what a person should read while it starts: what was chosen, progress, the loss of the process. */
  readonly report: Report;
  /** Where a local Neo4j keeps its data; the default is below the project, in `.neo4j/`. */
  readonly storeDirectory?: string | undefined;
  /**
   * Where a local Neo4j is to keep further databases, each as good as one that was started by itself: for tests. In the same
   * process each is up in a second.
   */
  readonly furtherStores?: readonly string[] | undefined;
  /**
   * Where another process of this product runs a local Neo4j on the same store: connect to that one and leave it
   * running at the end. Otherwise a store in use is an error.
   */
  readonly joinRunning?: boolean | undefined;
  /** Connections held at most; the default is that of `createDriver`: for all statements that may run at once. */
  readonly poolSize?: number | undefined;
}

/** A Neo4j that answers, of a version that fits. */
export interface Database {
  readonly driver: Driver;
  /**
   * Of the home database too: by neo4j:// a driver asks only the server of the address what that is, again and again, and
   * finds none where that server is away.
   */
  readonly databaseName: string;
  /** Which way it was reached and its address, for a person to read. */
  readonly description: string;
  /** As in `5.26.30`. */
  readonly version: string;
  /** How another process reaches the same database. Holds the password: not for messages. */
  readonly connection: Connection;
  /** Those of the further databases; none where the Neo4j is not a local one. */
  readonly further: readonly Connection[];
  /** Which of the three ways was taken. */
  readonly way: 'address' | 'docker' | 'local';
  /** Aborts once a Neo4j that was started here has ended for good; its reason is an OperatorError. */
  readonly lost: AbortSignal;
  /** Drains the driver, then stops what was started. Further calls wait for the first. */
  close(): Promise<void>;
}

const CLOSE_MS = 2_000;

/** Finds or starts a Neo4j and connects to it. Throws an OperatorError that says what to do. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { environment, purpose, report } = options;
  const way = await chooseWay(environment.NEO4J_URI, {
    docker: () => probeDocker(environment, purpose),
    local: () => probeLocal(environment),
  });
  const server = await startServer(way, options);
  let driver: Driver | undefined;
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      // It would wait for ever for connections that no longer answer.
      if (driver !== undefined) await firstOf(driver.close(), CLOSE_MS);
      await server.stop();
    })();
    return closing;
  };
  try {
    driver = connect(server.connection, options.poolSize);
    const { version, databaseName } = await verifyDatabase(driver, server.connection);
    const { description, further = [], lost = new AbortController().signal } = server;
    const connection = { ...server.connection, databaseName };
    report(`Neo4j ${version}: ${description}.`);
    return { driver, databaseName, description, version, connection, further, way: way.kind, lost, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startServer(way: Way<DockerTools, LocalTools>, options: OpenOptions): Promise<Server> {
  const { environment, purpose, report } = options;
  switch (way.kind) {
    case 'address':
      return addressedServer(way.uri, environment);
    case 'docker': {
      if (purpose === 'run') return composeServer(way.tools, environment, report);
      const { testContainer } = await import('./docker/test-container.ts');
      return testContainer(report);
    }
    case 'local':
      return localServer({ ...options, tools: way.tools });
  }
}

function connect(connection: Connection, poolSize: number | undefined): Driver {
  try {
    return createDriver(connection, { poolSize });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`NEO4J_URI is '${connection.uri}', which the driver refuses: ${message}`);
  }
}
