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
  /** The home database of the user where absent. */
  readonly database?: string | undefined;
  /** The longest a statement may take, waiting for a connection and a second attempt included. */
  readonly timeoutMs: number;
  readonly log?: ((entry: StatementLog) => void) | undefined;
  /** That of a writer: then statements run after all that was written by it, on whichever server of a cluster. */
  readonly bookmarkManager?: BookmarkManager | undefined;
}

export interface RunOptions {
  /** Ends the statement on the server, and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Less than the runner's own limit, for what is part of something longer, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Shown beside the transaction in Neo4j (`SHOW TRANSACTIONS`) and in the log. */
  readonly operationName?: string | undefined;
  /** Is given each record as it comes. What it throws ends the statement and is what the runner rejects with. */
  readonly onRecord?: ((record: PositionalRecord) => void) | undefined;
  /** The statement runs after what these tell of. */
  readonly bookmarks?: readonly string[] | undefined;
  /**
   * Is given the bookmark of the statement, once it has ended: that of the last transaction of which it could have seen
   * anything. Two statements with the same one have seen nothing of any transaction in between.
   */
  readonly onBookmark?: ((bookmark: string) => void) | undefined;
}

/** One line of log for one statement. Holds no text and no value of a parameter. */
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

/** What runs: the columns are for those who read the records. */
export type RunnableStatement = Pick<Statement, 'text' | 'parameters'>;

export type Runner = (statement: RunnableStatement, options?: RunOptions) => Promise<readonly PositionalRecord[]>;

/**
 * A function that runs one read statement in one round trip (auto-commit, READ access) and gives its records by
 * position. A failure that passes by itself is tried once more. Rejects with `SERVICE_UNAVAILABLE`, `TIMEOUT`, the
 * signal's reason, or the driver's own error.
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
      const { database, bookmarkManager } = options;
      return runOnce(sessions, statement, { ...asked, database, bookmarkManager, timeoutMs });
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

interface Attempt extends RunOptions {
  readonly database: string | undefined;
  readonly bookmarkManager: BookmarkManager | undefined;
  readonly timeoutMs: number;
}

async function runOnce(
  sessions: SessionSource,
  statement: RunnableStatement,
  attempt: Attempt,
): Promise<PositionalRecord[]> {
  const { database, bookmarkManager, timeoutMs, signal, operationName, onRecord, bookmarks = [], onBookmark } = attempt;
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
      // The server looks for expired transactions only now and then, and a server that hangs never answers.
      const timer = setTimeout(() => reject(new StatementTimeout()), timeoutMs);
      const abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      stop = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };

      const records: PositionalRecord[] = [];
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
            reject(error);
          }
        },
        onCompleted: ({ server }) => {
          if (server.address !== undefined) sessions.noteServer?.(server.address);
          const [bookmark] = session.lastBookmarks();
          if (bookmark !== undefined) onBookmark?.(bookmark);
          hasEnded = true;
          resolve(records);
        },
        onError: (error) => {
          hasEnded = true;
          reject(error);
        },
      });
    });
  } finally {
    stop();
    // Where the statement still runs, closing ends it on the server. Nobody waits for that.
    const closed = session.close().catch(() => {});
    if (!hasEnded) void watchForSilence(sessions, current, closed);
  }
}

/** The fields as they arrived: a look-up by name for each value costs more than the statement's own decoder. */
export const fieldsOf = (record: object): PositionalRecord =>
  // Cast: the types of the driver give the fields of a record by name, and not the array of them.
  (record as unknown as { readonly _fields: PositionalRecord })._fields;

/** The driver takes a stack trace for every statement, for the case that it fails. It would always lead here. */
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
  const failure = error instanceof StatementTimeout ? 'timeout' : classify(error);
  if (failure === 'timeout') {
    return causedBy(
      error,
      publicError(
        'TIMEOUT',
        `The database took longer than ${timeoutMs / 1_000} s and was stopped. Ask for less: smaller pages, fewer levels.`,
      ),
    );
  }
  if (failure === 'unavailable') {
    return causedBy(
      error,
      publicError(
        'SERVICE_UNAVAILABLE',
        'The database cannot be reached, or has too much to do. Try again in a while.',
      ),
    );
  }
  return error;
}
