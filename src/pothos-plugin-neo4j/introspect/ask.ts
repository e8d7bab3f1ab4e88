import neo4j, { type Driver } from 'neo4j-driver';

/** Runs one read statement and resolves to its rows. */
export type Ask = (text: string, parameters?: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;

// biome-ignore lint/suspicious/noExplicitAny: a row has the columns of its statement.
type Row = any;

const TIMED_OUT = [
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
];

/** Runs statements of a database in READ transactions, each with the same time limit. */
export function askOf(driver: Driver, database: string | undefined, timeoutMs: number): Ask {
  return async (text, parameters = {}) => {
    const session = driver.session({
      ...(database !== undefined && { database }),
      defaultAccessMode: neo4j.session.READ,
    });
    try {
      const { records } = await session.run(text, { ...parameters }, { timeout: timeoutMs });
      return records.map((record) => record.toObject());
    } finally {
      await session.close();
    }
  };
}

/** The result of a statement; undefined if it exceeded the time limit. */
export async function inTime<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof neo4j.Neo4jError && TIMED_OUT.includes(error.code)) return undefined;
    throw error;
  }
}
