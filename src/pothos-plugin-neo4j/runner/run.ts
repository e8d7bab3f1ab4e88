import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import neo4j, { type BookmarkManager } from 'neo4j-driver';
import type { PositionalRecord, Statement } from '../compiler/statement.ts';
import { causedBy, publicError } from '../errors.ts';
import { classify, codeOf, isPassing } from './failure.ts';
import { toDriverParameters } from './parameters.ts';
import type { SessionSource } from './sessions.ts';
import { watchForSilence } from './silence.ts';

export interface RunnerOptions {
  /** The home database of the user if absent. */
  readonly database?: string | undefined;
  /** The longest that a statement may take, in milliseconds. Waiting for a connection and a second attempt are included. */
  readonly timeoutMs: number;
  readonly log?: ((entry: StatementLog) => void) | undefined;
  /** The bookmark manager of a writer: statements then see everything that it has written, on every server of a cluster. */
  readonly bookmarkManager?: BookmarkManager | undefined;
}

export interface RunOptions {
  /** Aborting it ends the statement on the server. The runner then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** A shorter limit than the runner's own, in milliseconds, for a statement that is part of a longer task. */
  readonly timeoutMs?: number | undefined;
  /** Shown beside the transaction in Neo4j (`SHOW TRANSACTIONS`) and in the log. */
  readonly operationName?: string | undefined;
  /** Called with each record as it arrives. If it throws, the statement ends and the runner rejects with that error. */
  readonly onRecord?: ((record: PositionalRecord) => void) | undefined;
  /** Called before a second attempt. The records that `onRecord` was given by then do not count: they come once more. */
  readonly onAgain?: (() => void) | undefined;
  /** The statement runs after the transactions of these bookmarks. */
  readonly bookmarks?: readonly string[] | undefined;
  /**
   * Called with the bookmark of the statement when it has ended: that of the last transaction that the statement could see.
   * If two statements have the same bookmark, no transaction was committed between them.
   */
  readonly onBookmark?: ((bookmark: string) => void) | undefined;
}

/** The log entry of one statement. It holds neither the text nor parameter values. */
export interface StatementLog {
  /** The first 12 hexadecimal digits of the SHA-256 of the text. */
  readonly digest: string;
  readonly operationName: string | undefined;
  readonly milliseconds: number;
  readonly records: number;
  readonly attempts: number;
  /** `ok`, or the code of the error. */
  readonly outcome: string;
}

/** What is sent to the database: a statement without what only its reader needs. */
export type RunnableStatement = Pick<Statement, 'text' | 'parameters'>;

export type Runner = (statement: RunnableStatement, options?: RunOptions) => Promise<readonly PositionalRecord[]>;

/**
 * Makes a function that runs one read statement in one round trip (auto-commit, READ access). It resolves to the records as
 * arrays, with one value for each column. After a transient failure it runs the statement once more. It rejects with
 * `SERVICE_UNAVAILABLE`, `TIMEOUT`, `LIMIT_EXCEEDED`, the signal's reason, or the driver's own error.
 */
export function createRunner(sessions: SessionSource, options: RunnerOptions): Runner {
  return async (statement, asked = {}) => {
    const { signal, operationName } = asked;
    const limitMs = Math.min(options.timeoutMs, asked.timeoutMs ?? options.timeoutMs);
    const started = performance.now();
    let attempts = 0;
    const attempt = () => {
      attempts += 1;
      const timeoutMs = Math.max(1, Math.ceil(limitMs - (performance.now() - started)));
      return runOnce(sessions, statement, asked, options, timeoutMs);
    };
    const log = (records: number, outcome: string) =>
      options.log?.({
        digest: createHash('sha256').update(statement.text).digest('hex').slice(0, 12),
        operationName,
        milliseconds: performance.now() - started,
        records,
        attempts,
        outcome,
      });

    try {
      const records = await attempt().catch(async (error: unknown) => {
        if (!isPassing(error) || performance.now() - started >= limitMs) throw error;
        await pause(50 + Math.random() * 100, undefined, { ...(signal ? { signal } : {}) });
        asked.onAgain?.();
        return attempt();
      });
      log(records.length, 'ok');
      return records;
    } catch (error) {
      log(0, signal?.aborted ? 'aborted' : (codeOf(error) ?? (error instanceof Error ? error.name : 'unknown')));
      throw signal?.aborted ? signal.reason : toPublicError(error, options.timeoutMs);
    }
  };
}

async function runOnce(
  sessions: SessionSource,
  statement: RunnableStatement,
  { signal, operationName, onRecord, bookmarks = [], onBookmark }: RunOptions,
  { database, bookmarkManager }: RunnerOptions,
  timeoutMs: number,
): Promise<PositionalRecord[]> {
  signal?.throwIfAborted();
  const { current } = sessions;
  const session = (current ?? sessions).session({
    defaultAccessMode: neo4j.session.READ,
    ...(database ? { database } : {}),
    ...(bookmarks.length > 0 && { bookmarks: [...bookmarks] }),
    ...(bookmarkManager && { bookmarkManager }),
  });
  let stop: () => void = () => {};
  let hasEnded = false;
  try {
    return await new Promise<PositionalRecord[]>((resolve, reject) => {
      // The driver keeps parts of a statement that has ended. They must not lead to the promise or the records: V8 would copy
      // these in its next minor collection, which then takes three times as long for large answers.
      let waiting: Waiting | undefined = { resolve, reject };
      let records: PositionalRecord[] = [];
      const end = (): Waiting | undefined => {
        const ended = waiting;
        waiting = undefined;
        return ended;
      };
      // A timer here too: the server checks for expired transactions only from time to time, and one that hangs never answers.
      const timer = setTimeout(() => end()?.reject(new StatementTimeout()), timeoutMs);
      const abort = () => end()?.reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      stop = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };

      const settings = { timeout: timeoutMs, ...(operationName ? { metadata: { operation: operationName } } : {}) };
      const result = withoutStack(() =>
        session.run(statement.text, toDriverParameters(statement.parameters), settings),
      );
      result.subscribe({
        onNext: (record) => {
          const fields = fieldsOf(record);
          try {
            onRecord?.(fields);
            records.push(fields);
          } catch (error) {
            end()?.reject(error);
          }
        },
        onCompleted: ({ server }) => {
          if (server.address !== undefined) sessions.noteServer?.(server.address);
          const [bookmark] = session.lastBookmarks();
          if (bookmark !== undefined) onBookmark?.(bookmark);
          hasEnded = true;
          const found = records;
          records = [];
          end()?.resolve(found);
        },
        onError: (error) => {
          hasEnded = true;
          end()?.reject(error);
        },
      });
    });
  } finally {
    stop();
    // If the statement still runs, closing the session ends it on the server. The caller does not wait for that.
    const closed = session.close().catch(() => {});
    if (!hasEnded) void watchForSilence(sessions, current, closed);
  }
}

/** The functions that settle the promise of a statement. */
interface Waiting {
  readonly resolve: (records: PositionalRecord[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** The values of a record as the driver received them. Reading each value by its name would cost more than decoding it. */
export const fieldsOf = (record: object): PositionalRecord =>
  // Cast: the driver's types show the values of a record by name only, not the array.
  (record as unknown as { readonly _fields: PositionalRecord })._fields;

/** The driver records a stack trace for every statement, in case that it fails. It would always point here, so it is left out. */
function withoutStack<Made>(make: () => Made): Made {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout';
}

function toPublicError(error: unknown, timeoutMs: number): unknown {
  switch (error instanceof StatementTimeout ? 'timeout' : classify(error)) {
    case 'timeout':
      return causedBy(
        error,
        publicError(
          'TIMEOUT',
          `The database took longer than ${timeoutMs / 1_000} s, and the statement was stopped. Ask for less: smaller pages, fewer levels.`,
        ),
      );
    case 'unavailable':
      return causedBy(
        error,
        publicError('SERVICE_UNAVAILABLE', 'The database cannot be reached or is overloaded. Try again later.'),
      );
    case 'tooLarge':
      return causedBy(
        error,
        publicError(
          'LIMIT_EXCEEDED',
          'This field needs more memory of the database than one statement may have. Ask for less in it: smaller pages, fewer lists and counts. Or send several requests.',
          { measure: 'memory' },
        ),
      );
    case 'noMemory':
      return causedBy(
        error,
        publicError(
          'SERVICE_UNAVAILABLE',
          'The database has no memory left for this at the moment. Try again in a while, or ask for less.',
        ),
      );
    case 'other':
      return error;
  }
}
