import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { readStamp } from '../../src/dataset/stamp.ts';
import { OperatorError } from '../../src/errors.ts';
import { readSession } from './statements.ts';

export interface MeasuredDatabase extends Database {
  /** Where its data stand, if it was started here as a process of this machine. */
  readonly storeDirectory: string | undefined;
}

/**
 * Opens the Neo4j to measure on: the one that NEO4J_URI names, which is only read and must hold the facts, or one of
 * its own with the facts, which is gone at the end. Throws an OperatorError that says what to do.
 */
export async function openToMeasure(
  environment: NodeJS.ProcessEnv,
  report: (line: string) => void,
): Promise<MeasuredDatabase> {
  const storeDirectory = mkdtempSync(join(tmpdir(), 'seven-graph-bench-'));
  const remove = () => rmSync(storeDirectory, { recursive: true, force: true });
  let database: Database | undefined;
  try {
    database = await openDatabase({ environment, purpose: 'measure', report, storeDirectory });
    const { driver, databaseName, way, close } = database;
    if (way === 'address') await requireFacts(database);
    else await loadDataset({ driver, databaseName, report });
    const isLocal = way === 'local';
    return {
      ...database,
      storeDirectory: isLocal ? storeDirectory : undefined,
      close: () => close().finally(remove),
    };
  } catch (error) {
    await database?.close();
    remove();
    throw error;
  }
}

async function requireFacts({ driver, databaseName, connection }: Database): Promise<void> {
  const session = readSession(driver, databaseName);
  try {
    const { version } = await session.executeRead(readStamp);
    if (version !== undefined) return;
  } finally {
    await session.close();
  }
  throw new OperatorError(
    `The Neo4j at ${connection.uri} that NEO4J_URI names holds no facts, and the bench only reads. Load them with ` +
      `'npm run load', or unset NEO4J_URI to measure on a Neo4j of its own.`,
  );
}
