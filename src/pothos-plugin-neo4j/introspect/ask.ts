import neo4j, { type Driver } from 'neo4j-driver';

/** Runs one statement that only reads, and gives its rows. */
export type Ask = (text: string, parameters?: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;

// biome-ignore lint/suspicious/noExplicitAny: a row has the columns of its statement.
type Row = any;

const TIMED_OUT = [
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
];

/** Asks a database in transactions that may only read, each of which ends after a time. */
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

/** What a statement gives; undefined where it took too long. */
export async function inTime<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof neo4j.Neo4jError && TIMED_OUT.includes(error.code)) return undefined;
    throw error;
  }
}
