import type { Driver, Session } from 'neo4j-driver';
import { OperatorError } from '../errors.ts';
import { model } from '../model/g7.ts';
import { constraintsOf, indexesOf } from '../pothos-plugin-neo4j/model/index.ts';
import { retryConflicts } from './retry.ts';

const ONLINE_TIMEOUT_S = 300;

export function openSession(driver: Driver, database: string | undefined): Session {
  return driver.session(database === undefined ? {} : { database });
}

/**
 * Creates the constraints and indexes of the model that are missing, and waits until all are online. Several processes
 * may do so at once.
 */
export async function createSchema(driver: Driver, database: string | undefined): Promise<void> {
  const session = openSession(driver, database);
  try {
    if (await retryConflicts(() => createMissing(session))) {
      await session.run('CALL db.awaitIndexes($seconds)', { seconds: ONLINE_TIMEOUT_S });
    }
  } catch (cause) {
    throw new OperatorError(
      `The constraints and indexes cannot be created, so nothing is loaded. Neo4j says: ${(cause as Error).message}`,
      { cause },
    );
  } finally {
    await session.close();
  }
}

/** Whether any were missing. */
async function createMissing(session: Session): Promise<boolean> {
  const namesFrom = async (text: string) =>
    (await session.run(text)).records.map((record) => String(record.get('name')));
  // The index of a constraint is there before the constraint is.
  const constraints = new Set(await namesFrom('SHOW CONSTRAINTS YIELD name'));
  const indexes = new Set(await namesFrom('SHOW INDEXES YIELD name'));
  const missing = [
    ...constraintsOf(model).filter(({ name }) => !constraints.has(name)),
    ...indexesOf(model).filter(({ name }) => !indexes.has(name)),
  ];
  if (missing.length === 0) return false;
  const transaction = session.beginTransaction();
  try {
    for (const { text } of missing) await transaction.run(text);
    await transaction.commit();
  } finally {
    await transaction.close();
  }
  return true;
}

/** Lets the planner see the data as they are now; it would go on planning for what the indexes held before. */
export async function renewStatistics(driver: Driver, database: string | undefined): Promise<void> {
  const session = openSession(driver, database);
  try {
    await session.run('CALL db.prepareForReplanning($seconds)', { seconds: ONLINE_TIMEOUT_S });
  } catch {
    // Not every edition offers it to every user; the statistics then follow by themselves, later.
  } finally {
    await session.close();
  }
}
