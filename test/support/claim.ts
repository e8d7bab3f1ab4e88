import type { Database } from '../../src/database/open.ts';
import { OperatorError } from '../../src/errors.ts';

export const MARKER = 'SevenGraphTests';

/**
 * Makes sure that tests never touch the data of a person: a database that NEO4J_URI names must be empty, or carry the
 * node that an earlier test run left. Databases that the tests started themselves are not asked.
 */
export async function claimForTests(database: Database): Promise<void> {
  if (database.way !== 'address') return;
  const options = database.databaseName === undefined ? {} : { database: database.databaseName };
  const { records } = await database.driver.executeQuery(
    `RETURN EXISTS { (:${MARKER}) } AS isClaimed, EXISTS { () } AS hasData`,
    {},
    options,
  );
  const { isClaimed, hasData } = records[0]?.toObject() ?? {};
  if (isClaimed === true) return;
  if (hasData !== false) {
    throw new OperatorError(
      `The tests did not run: the database at ${database.connection.uri} that NEO4J_URI names holds data, and none of ` +
        `it is from a test run. Name an empty one, or unset NEO4J_URI to let the tests start their own.`,
    );
  }
  await database.driver.executeQuery(`CREATE (:${MARKER} {note: 'Tests may change everything here.'})`, {}, options);
}
