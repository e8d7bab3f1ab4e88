import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { OperatorError } from '../errors.ts';
import { classify } from '../pothos-plugin-neo4j/runner/index.ts';
import type { PlanOperator } from './plan-tree.ts';

/** How statements reach the database, and how long each may take. */
export interface Access {
  readonly driver: Driver;
  /** `undefined` is the home database of the user. */
  readonly databaseName: string | undefined;
  readonly timeoutMs: number;
  /** Ends a statement on the server; what waits for it rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

export type Row = readonly unknown[];

/** Rows that are asked for together. Where a query gives very many, most of the time goes by waiting for the next ones. */
const ROWS_AT_ONCE = 10_000;

/** What the server says about a statement before it runs. */
export interface Explanation {
  readonly plan: PlanOperator | false;
  /** `r` for a read, `rw` and `w` for writes, `s` for commands. */
  readonly queryType: string;
  /** Such as a label or property that does not exist. */
  readonly warnings: readonly string[];
}

export async function explain(access: Access, text: string, parameters: Values): Promise<Explanation> {
  return withSession(access, async (session, within) => {
    // On a line of its own, so that the columns in messages are those of the text.
    const { summary } = await within(session.run(`EXPLAIN\n${text}`, parameters, settings(access)));
    const warnings = summary.gqlStatusObjects
      .filter(({ gqlStatus }) => gqlStatus.startsWith('01'))
      .map(({ statusDescription }) => statusDescription.replace(/^warn: [^.]*\. /, ''));
    return { plan: summary.plan as PlanOperator | false, queryType: summary.queryType, warnings };
  });
}

/** Runs a statement to its end, and gives its plan with the rows and db hits of each operator. */
export async function profile(access: Access, text: string, parameters: Values): Promise<PlanOperator> {
  return withSession(access, async (session, within) => {
    const result = session.run(`PROFILE\n${text}`, parameters, settings(access));
    return (await within(result.summary())).profile as PlanOperator;
  });
}

type Values = Record<string, unknown>;

/** The rows as they come: the first value is a row of the names of the columns. Leaving the loop ends the statement. */
export async function* read(access: Access, text: string, parameters: Values): AsyncGenerator<Row> {
  const session = openSession(access);
  const { within, stop } = limitsOf(access);
  try {
    const result = session.run(text, parameters, settings(access));
    yield await within(result.keys());
    const records = result[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await within(records.next());
      if (done) return;
      yield [...value.values()];
    }
  } catch (error) {
    throw readable(error, access, 0);
  } finally {
    stop();
    // Where the statement still runs, closing ends it on the server.
    await session.close();
  }
}

/** All rows at once, without the names of the columns. */
export async function readAll(access: Access, text: string, parameters: Values): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const row of read(access, text, parameters)) rows.push(row);
  return rows.slice(1);
}

type Within = <T>(work: Promise<T>) => Promise<T>;

async function withSession<T>(access: Access, work: (session: Session, within: Within) => Promise<T>): Promise<T> {
  const session = openSession(access);
  const { within, stop } = limitsOf(access);
  try {
    return await work(session, within);
  } catch (error) {
    throw readable(error, access, 1);
  } finally {
    stop();
    await session.close();
  }
}

function openSession({ driver, databaseName, signal }: Access): Session {
  signal.throwIfAborted();
  return driver.session({
    defaultAccessMode: neo4j.session.READ,
    fetchSize: ROWS_AT_ONCE,
    notificationFilter: { minimumSeverityLevel: 'WARNING' },
    ...(databaseName === undefined ? {} : { database: databaseName }),
  });
}

const settings = ({ timeoutMs }: Access) => ({ timeout: timeoutMs, metadata: { operation: 'npm run cypher' } });

/**
 * Lets the time limit and the signal end the wait that is under way: a server that hangs never answers. One wait follows
 * the other; a race of each with one promise for the end would keep something of every row in memory.
 */
function limitsOf({ timeoutMs, signal }: Access): { within: Within; stop: () => void } {
  let ended: { readonly reason: unknown } | undefined;
  let rejectWait: (reason: unknown) => void = () => {};
  const end = (reason: unknown) => {
    ended ??= { reason };
    rejectWait(ended.reason);
  };
  const timer = setTimeout(() => end(tooLong(timeoutMs)), timeoutMs);
  const abort = () => end(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  return {
    within: (work) =>
      new Promise((resolve, reject) => {
        rejectWait = reject;
        if (ended) reject(ended.reason);
        work.then(resolve, reject);
      }),
    stop: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}

function tooLong(timeoutMs: number): OperatorError {
  return new OperatorError(
    `The query took longer than ${timeoutMs / 1_000} s and was stopped. Ask for less, or say --timeout.`,
  );
}

/** What the server complains of is for the person who wrote the query, whose text had fewer lines above it. */
function readable(error: unknown, { timeoutMs }: Access, addedLines: number): unknown {
  if (classify(error) === 'timeout') return tooLong(timeoutMs);
  if (!(error instanceof neo4j.Neo4jError)) return error;
  const message = error.message.replace(
    /\(line (\d+), column (\d+) \(offset: \d+\)\)/,
    (_, line: string, column: string) => `(line ${Number(line) - addedLines}, column ${column})`,
  );
  return new OperatorError(`Neo4j: ${message}`, { cause: error });
}
