import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { announced } from '../../announce.ts';
import { OperatorError } from '../../errors.ts';
import type { DatabaseEnvironment } from '../environment.ts';
import { type Java, NEWEST_MADE_FOR_NEO4J } from '../java.ts';
import { passwordForNewServer } from '../password.ts';
import type { LocalTools } from '../probe.ts';
import type { Purpose, Report, Server } from '../server.ts';
import { archiveFlags, writeArchive } from './archive.ts';
import { checkPortIsFree, chosenPort } from './bolt-port.ts';
import { INSTALL_DIRECTORY, install, installationIn, isInstalled } from './install.ts';
import { type KeptNeo4j, keepLocalNeo4jRunning } from './keep-running.ts';
import { runningNote } from './running.ts';
import { FEW_MINUTES, QUICK_START, StoreInUse } from './start.ts';
import { writing } from './writing.ts';

export interface LocalServerOptions {
  readonly tools: LocalTools;
  readonly environment: DatabaseEnvironment;
  readonly purpose: Purpose;
  readonly report: Report;
  /** Where the data stands; the default is below the project. */
  readonly storeDirectory?: string | undefined;
  /** Folders of further databases, which run in the same process. */
  readonly furtherStores?: readonly string[] | undefined;
  /** Where another process of this product runs Neo4j on the store: use that one, and leave it running. */
  readonly joinRunning?: boolean | undefined;
}

const flagsFor: Readonly<Record<Purpose, readonly string[]>> = {
  run: [],
  test: QUICK_START,
  'test-run': FEW_MINUTES,
  measure: [],
};

/** A Neo4j of our own on 127.0.0.1, installed at its first use. */
export async function localServer(options: LocalServerOptions): Promise<Server> {
  const { tools, report, purpose } = options;
  const { java } = tools;
  const installation = installationIn();
  if (!isInstalled(installation)) {
    if (tools.maven === undefined)
      throw new OperatorError('Maven is needed to fetch Neo4j, and mvn is not on the PATH.');
    await install(installation, { java, maven: tools.maven }, report);
  }
  if (java.major > NEWEST_MADE_FOR_NEO4J) report(newerJava(java));

  const storeDirectory = resolve(options.storeDirectory ?? join(INSTALL_DIRECTORY, 'store'));
  writing(storeDirectory, () => mkdirSync(storeDirectory, { recursive: true }));
  const note = runningNote(storeDirectory);
  const password = passwordForNewServer(options.environment);
  const flags = [...archiveFlags(installation, java), ...flagsFor[purpose]];
  const port = chosenPort(options.environment);
  // Where the store is in use, its own Neo4j is what listens there.
  if (port !== undefined && note.read() === undefined) await checkPortIsFree(port);
  const { furtherStores } = options;
  const start = { installation, java, storeDirectory, furtherStores, password, flags, report, port };
  let neo4j: KeptNeo4j;
  try {
    neo4j = await announced(report, 'Starting Neo4j.', () => keepLocalNeo4jRunning(start));
  } catch (error) {
    const isInUse = error instanceof StoreInUse;
    if (!isInUse && port !== undefined) await checkPortIsFree(port);
    const connection = isInUse && options.joinRunning ? note.read() : undefined;
    if (connection === undefined) throw error;
    const description = `the local Neo4j that runs already at ${connection.uri}, its data in ${storeDirectory}`;
    return { connection, description, stop: async () => {} };
  }
  const connectionTo = (port: number) => {
    const uri = `bolt://127.0.0.1:${port}`;
    return { uri, user: 'neo4j', password, databaseName: undefined };
  };
  const connection = connectionTo(neo4j.port);
  try {
    note.write(connection);
  } catch (error) {
    await neo4j.stop();
    throw error;
  }

  // Only later starts gain from it, so it must not hold up this one; tests should have the machine to themselves.
  const archiving = new AbortController();
  const archive = purpose === 'run' ? writeArchive(installation, java, archiving.signal) : Promise.resolve();
  return {
    connection,
    further: neo4j.furtherPorts.map(connectionTo),
    description: `a local Neo4j (Java ${java.version}, process ${neo4j.processId}) at ${connection.uri}, its data in ${storeDirectory}`,
    lost: neo4j.lost,
    stop: async () => {
      archiving.abort();
      note.remove();
      await Promise.all([neo4j.stop(), archive]);
    },
  };
}

function newerJava(java: Java): string {
  return `Java ${java.version} is newer than Neo4j 5.26 was made for (17 and 21). It runs; if it does not, set JAVA_HOME.`;
}
