import type { Driver, Transaction } from 'neo4j-driver';
import { classify, type Runner } from '../pothos-plugin-neo4j/runner/index.ts';
import { openSession } from './prepare.ts';
import { datasetName } from './stamp.ts';

/** What Neo4j shows beside the transaction of a load. */
export const LOAD_OPERATION = 'load of the facts';

/**
 * The longest that a load keeps readers waiting: many times what the commit of all facts takes. It ends the wait where
 * a load was killed behind its mark and nobody can tell. A mark that is further ahead comes from a clock that was set back.
 */
const COMMIT_TIMEOUT_MS = 15_000;

/**
 * The state of the data: the version, or null where no load has left its stamp; a number that is another after every load
 * that changes something, or null; and the time. The number is a moment, of the same clock in milliseconds: until then the
 * data are being written.
 */
type DataState = readonly [version: string | null, readableFrom: number | null, now: number];

const STATE = `OPTIONAL MATCH (d:Dataset {name: '${datasetName}'}) RETURN [d.version, d.readableFrom, timestamp()]`;

/** Whether a load was committing. */
function isBeingWritten([, readableFrom, now]: DataState): boolean {
  const remaining = (readableFrom ?? now) - now;
  return 0 < remaining && remaining <= COMMIT_TIMEOUT_MS;
}

const EDITION = 'CALL dbms.components() YIELD edition RETURN edition';
const LOADS = `SHOW TRANSACTIONS YIELD metaData WHERE metaData.operation = '${LOAD_OPERATION}' RETURN 1`;

/**
 * How a server learns which state of the data it met. It need not wait for a load that was killed behind its mark: Neo4j
 * lists a transaction until all of it is applied or rolled back, so where none is listed once a mark has been seen, the
 * load that set it is over. Only the Community edition shows every transaction to every user, and has no other servers
 * that run some; elsewhere the mark ends by itself. `run` only reads.
 */
export function observeLoads(run: Runner) {
  let leftBehind: number | undefined;
  let looking: { readonly mark: number; readonly over: Promise<boolean> } | undefined;
  let isCommunity: boolean | undefined;
  const rows = (text: string) => run({ text, parameters: {} });
  const isAlone = async (): Promise<boolean> => {
    isCommunity ??= (await rows(EDITION))[0]?.[0] === 'community';
    return isCommunity;
  };
  const isOver = async () => (await isAlone()) && (await rows(LOADS)).length === 0;
  return {
    isAlone,

    async look(bookmarks: readonly string[]): Promise<{ state: DataState; bookmark: string | undefined }> {
      let bookmark: string | undefined;
      const onBookmark = (given: string) => {
        bookmark = given;
      };
      const options = { operationName: 'state of the data', bookmarks, onBookmark };
      const [record] = await run({ text: STATE, parameters: {} }, options);
      return { state: record?.[0] as DataState, bookmark };
    },

    isBeingWritten: (state: DataState): boolean => state[1] !== leftBehind && isBeingWritten(state),

    /** Whether the load behind a mark that a look met is over. From then on the mark no longer counts. */
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
    // Where the connection is lost it may be committing all the same: the mark then ends by itself.
    if (classify(error) === 'unavailable') throw error;
    // It holds the stamp until it is rolled back.
    await transaction.close().catch(() => {});
    await takeMarkOff(driver, database, mark).catch(() => {});
    throw error;
  }
  // The load is done, whether or not this succeeds; a mark that is left ends by itself.
  await takeMarkOff(driver, database, mark).catch(() => {});
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
