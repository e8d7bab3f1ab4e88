import type { Driver, Session } from 'neo4j-driver';
import { OperatorError } from '../errors.ts';
import { constraintsOf, indexesOf } from '../model/cypher.ts';
import { model } from '../model/g7.ts';

const ONLINE_TIMEOUT_S = 300;

export function openSession(driver: Driver, database: string | undefined): Session {
  return driver.session(database === undefined ? {} : { database });
}

/** Creates the constraints and indexes of the model that are missing, and waits until all are online. */
export async function createSchema(driver: Driver, database: string | undefined): Promise<void> {
  const session = openSession(driver, database);
  try {
    const { records } = await session.run('SHOW INDEXES YIELD name');
    const present = new Set(records.map((record) => String(record.get('name'))));
    // Each constraint has an index of its own name.
    const missing = [...constraintsOf(model), ...indexesOf(model)].filter(({ name }) => !present.has(name));
    if (missing.length === 0) return;
    const transaction = session.beginTransaction();
    try {
      for (const { text } of missing) await transaction.run(text);
      await transaction.commit();
    } finally {
      await transaction.close();
    }
    await session.run('CALL db.awaitIndexes($seconds)', { seconds: ONLINE_TIMEOUT_S });
  } catch (cause) {
    throw new OperatorError(
      `The constraints and indexes cannot be created, so nothing is loaded. Neo4j says: ${(cause as Error).message}`,
      { cause },
    );
  } finally {
    await session.close();
  }
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
