import type { Driver, Transaction } from 'neo4j-driver';
import { openSession } from './prepare.ts';
import { datasetName } from './stamp.ts';

/** What Neo4j shows beside the transaction of a load. */
export const LOAD_OPERATION = 'load of the facts';

/**
 * The longest that a load keeps readers waiting: many times what the commit of all facts takes. It ends the wait where
 * a load was killed behind its mark and nobody can tell. A mark that is further ahead comes from a clock that was set back.
 */
const COMMIT_TIMEOUT_MS = 15_000;

/** How a reader learns which state of the data it met. */
export const dataState = {
  /**
   * The text of a statement that returns the state in the first of some columns, and null in the others. The state is a
   * list: the version, or null where no load has left its stamp; a number that is another after every load that changes
   * something, or null; and the time. The number is a moment, of the same clock in milliseconds: until then the data are
   * being written. The list is short and its values are plain, since this stands in every statement that has to be planned.
   */
  print([first, ...others]: readonly string[]): string {
    const columns = [
      `[d.version, d.readableFrom, timestamp()] AS ${first}`,
      ...others.map((name) => `null AS ${name}`),
    ];
    return `OPTIONAL MATCH (d:Dataset {name: '${datasetName}'}) RETURN ${columns.join(', ')}`;
  },

  /** Whether a load was committing. */
  isBeingWritten([, readableFrom, now]: readonly [unknown, readableFrom: number | null, now: number]): boolean {
    const remaining = (readableFrom ?? now) - now;
    return 0 < remaining && remaining <= COMMIT_TIMEOUT_MS;
  },
};

type Run = (statement: { text: string; parameters: Record<string, never> }) => Promise<readonly (readonly unknown[])[]>;

const EDITION = 'CALL dbms.components() YIELD edition RETURN edition';
const LOADS = `SHOW TRANSACTIONS YIELD metaData WHERE metaData.operation = '${LOAD_OPERATION}' RETURN 1`;

/**
 * The same for a server, which need not wait for a load that was killed behind its mark. Neo4j lists a transaction until
 * all of it is applied or rolled back: where none is listed once a mark has been seen, the load that set it is over. Only
 * the Community edition shows every transaction to every user, and has no other servers that run some; elsewhere the
 * mark ends by itself. `run` only reads.
 */
export function observeLoads(run: Run) {
  let leftBehind: number | undefined;
  let looking: { readonly mark: number; readonly over: Promise<boolean> } | undefined;
  const rows = (text: string) => run({ text, parameters: {} });
  const isOver = async () => (await rows(EDITION))[0]?.[0] === 'community' && (await rows(LOADS)).length === 0;
  return {
    print: dataState.print,
    isBeingWritten: (state: Parameters<typeof dataState.isBeingWritten>[0]): boolean =>
      state[1] !== leftBehind && dataState.isBeingWritten(state),

    /** Whether the load behind a mark that a reading met is over. From then on the mark no longer counts. */
    async isOver(mark: number): Promise<boolean> {
      // A look that began before this mark was seen would tell nothing about it.
      if (looking?.mark !== mark) looking = { mark, over: isOver().catch(() => false) };
      const { over } = looking;
      const answer = await over;
      if (answer) leftBehind = mark;
      else if (looking?.over === over) looking = undefined;
      return answer;
    },
  };
}

/**
 * Commits a load so that readers can tell. Neo4j makes a transaction durable as a whole, but not visible at once: while
 * it is applied, a statement finds some of it, and not always the version first. So a mark goes before it and comes off
 * behind it, in transactions of their own: whoever finds one value at the start and at the end of a reading, and none
 * of them ahead of the clock, has read no part of what was committed in between. The mark would wait for the stamp, so
 * that is written last, behind the mark.
 */
export async function commitBesideReaders(
  driver: Driver,
  database: string | undefined,
  transaction: Transaction,
  writeStamp: () => Promise<void>,
): Promise<void> {
  const mark = await setMark(driver, database);
  try {
    await writeStamp();
    await transaction.commit();
  } catch (error) {
    // It holds the stamp until it is rolled back.
    await transaction.close().catch(() => {});
    throw error;
  } finally {
    // The load is done or undone by now, whether or not this succeeds; a mark that is left ends by itself.
    await takeMarkOff(driver, database, mark).catch(() => {});
  }
}

async function setMark(driver: Driver, database: string | undefined): Promise<number> {
  const session = openSession(driver, database);
  try {
    const { records } = await session.run(
      'MERGE (d:Dataset {name: $name}) SET d.readableFrom = timestamp() + toInteger($timeout) RETURN d.readableFrom',
      { name: datasetName, timeout: COMMIT_TIMEOUT_MS },
    );
    return records[0]!.get(0) as number;
  } finally {
    await session.close();
  }
}

/** The next load may have set its own mark by now, which stays. Where nothing was ever loaded, nothing is left behind. */
export async function takeMarkOff(driver: Driver, database: string | undefined, mark: number): Promise<void> {
  const session = openSession(driver, database);
  try {
    await session.run(
      `MATCH (d:Dataset {name: $name}) WHERE d.readableFrom = toInteger($mark)
       SET d.readableFrom = timestamp()
       WITH d WHERE d.version IS NULL DETACH DELETE d`,
      { name: datasetName, mark },
    );
  } finally {
    await session.close();
  }
}
