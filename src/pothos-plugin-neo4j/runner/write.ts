import { setTimeout as pause } from 'node:timers/promises';
import neo4j, { type BookmarkManager, type Driver, type Session, type Transaction } from 'neo4j-driver';
import type { RunStatement } from '../compiler/statement.ts';
import type { Committed, WriteTransaction } from '../compiler/transaction.ts';
import { ConstraintError, causedBy, publicError } from '../errors.ts';
import { constraintViolation } from './constraint.ts';
import { classify, codeOf, isPassing } from './failure.ts';
import { toDriverParameters } from './parameters.ts';
import { createRunner, fieldsOf, type RunnerOptions } from './run.ts';
import type { SessionSource } from './sessions.ts';
import { watchForSilence } from './silence.ts';

/** What is said of every transaction; `timeoutMs` is the longest that one may take until its commit begins, repetitions included. */
export interface WriterOptions extends RunnerOptions {
  readonly logTransaction?: ((entry: TransactionLog) => void) | undefined;
}

export interface WriteOptions {
  /** Rolls back, and rejects with the signal's reason, until the commit begins. From then on it is not heeded. */
  readonly signal?: AbortSignal | undefined;
  /** Less than the writer's own limit, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Shown beside the transaction in Neo4j (`SHOW TRANSACTIONS`) and in the log. */
  readonly operationName?: string | undefined;
}

/** One line of log for one transaction. Holds no text and no value. */
export interface TransactionLog {
  readonly operationName: string | undefined;
  readonly milliseconds: number;
  readonly attempts: number;
  /** `committed`, `aborted`, or the code of the error. */
  readonly outcome: string;
}

export type Writer = <Result>(
  work: (transaction: WriteTransaction) => Promise<Result>,
  options?: WriteOptions,
) => Promise<Committed<Result>>;

/** Longer than any commit should take: then it is not known what has become of it. */
const COMMIT_MS = 10_000;

/**
 * A function that runs some work in one transaction with WRITE access, and commits it. A failure that passes by itself, such
 * as a deadlock, rolls back, and the work is done again from its beginning until the limit of time; never after a commit
 * that may have happened. Rejects with what the work rejects with, a `ConstraintError`, `TIMEOUT`, `SERVICE_UNAVAILABLE` or
 * the signal's reason, and then nothing was written; or with `OUTCOME_UNKNOWN`.
 */
export function createWriter(sessions: SessionSource, options: WriterOptions): Writer {
  // Each transaction, and what is read after it, comes after all of this writer that were committed before.
  const { bookmarkManager = neo4j.bookmarkManager() } = options;
  const run = createRunner(sessions, { ...options, bookmarkManager });
  return async (work, asked = {}) => {
    const { signal, operationName } = asked;
    const value = await repeat(sessions, { ...options, bookmarkManager }, asked, work);
    return { value, run: (statement) => run(statement, { signal, operationName }) };
  };
}

/** Does some work in one transaction after the other, until one is committed or nothing is gained by another. */
async function repeat<Result>(
  sessions: SessionSource,
  { database, bookmarkManager, timeoutMs, logTransaction }: WriterOptions & Pick<AttemptOptions, 'bookmarkManager'>,
  asked: WriteOptions,
  work: (transaction: WriteTransaction) => Promise<Result>,
): Promise<Result> {
  const { signal, operationName } = asked;
  const limitMs = Math.min(timeoutMs, asked.timeoutMs ?? timeoutMs);
  const started = performance.now();
  const leftMs = () => limitMs - (performance.now() - started);
  for (let attempts = 1; ; attempts += 1) {
    const attempt = new Attempt(sessions, { ...asked, database, bookmarkManager, leftMs });
    const log = (outcome: string) =>
      logTransaction?.({ operationName, milliseconds: performance.now() - started, attempts, outcome });
    try {
      const value = await attempt.commit(work);
      log('committed');
      return value;
    } catch (error) {
      const waitMs = pauseAfter(attempts);
      const isOfUse = isPassing(error) && !attempt.isCommitting && waitMs < leftMs();
      if (isOfUse && (await isPatient(waitMs, signal))) continue;
      const isAborted = signal?.aborted === true && !attempt.isCommitting;
      log(isAborted ? 'aborted' : (codeOf(error) ?? nameOf(error)));
      if (attempt.isCommitting) throw outcomeUnknown(error);
      throw isAborted ? signal.reason : toPublicError(error, limitMs);
    }
  }
}

/** Between 25 ms and 1.5 s: those who wait for each other go on at different times. */
const pauseAfter = (attempts: number): number => Math.min(1_000, 50 * 2 ** (attempts - 1)) * (0.5 + Math.random());

/** Waits; false where the one who asked has gone meanwhile. */
async function isPatient(waitMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  await pause(waitMs, undefined, { ...(signal && { signal }) }).catch(() => {});
  return signal?.aborted !== true;
}

interface AttemptOptions extends WriteOptions {
  readonly database: string | undefined;
  readonly bookmarkManager: BookmarkManager;
  readonly leftMs: () => number;
}

class Attempt {
  readonly #sessions: SessionSource;
  readonly #options: AttemptOptions;
  #isCommitting = false;

  constructor(sessions: SessionSource, options: AttemptOptions) {
    this.#sessions = sessions;
    this.#options = options;
  }

  /** True where a commit was sent and its outcome is not known. */
  get isCommitting(): boolean {
    return this.#isCommitting;
  }

  async commit<Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result> {
    const { database, bookmarkManager, signal, leftMs, operationName } = this.#options;
    signal?.throwIfAborted();
    const { current } = this.#sessions;
    const session = (current ?? this.#sessions).session({
      defaultAccessMode: neo4j.session.WRITE,
      bookmarkManager,
      ...(database ? { database } : {}),
    });
    const settings = {
      timeout: Math.max(1, Math.ceil(leftMs())),
      ...(operationName ? { metadata: { operation: operationName } } : {}),
    };
    try {
      const { transaction, value } = await this.#untilStopped(async () => {
        const begun = await session.beginTransaction(settings);
        return { transaction: begun, value: await work(transactionOf(begun)) };
      });
      await this.#send(transaction);
      return value;
    } finally {
      await this.#close(session, current);
    }
  }

  /** What is done, or the end of the time, or of the one who asked, whichever is first. */
  #untilStopped<Value>(act: () => Promise<Value>): Promise<Value> {
    const { signal, leftMs } = this.#options;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new WriteTimeout()), Math.max(1, leftMs()));
      const abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      act()
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
        });
    });
  }

  async #send(transaction: Transaction): Promise<void> {
    this.#isCommitting = true;
    const limit = new AbortController();
    const late = pause(COMMIT_MS, undefined, { signal: limit.signal, ref: false }).then(() => {
      throw new WriteTimeout();
    });
    try {
      await Promise.race([transaction.commit(), late]);
      this.#isCommitting = false;
    } catch (error) {
      // Where the server has answered, it has rolled back; unless the others of a cluster did not answer it.
      const code = codeOf(error);
      if (code?.startsWith('Neo.') && code !== 'Neo.TransientError.Cluster.ReplicationFailure')
        this.#isCommitting = false;
      throw error;
    } finally {
      limit.abort();
      late.catch(() => {});
    }
  }

  /** Rolls back what is not committed. Nobody waits for a server that has gone silent. */
  async #close(session: Session, driver: Driver | undefined): Promise<void> {
    const closed = session.close().catch(() => {});
    void watchForSilence(this.#sessions, driver, closed);
    await Promise.race([closed, pause(1_000, undefined, { ref: false })]);
  }
}

function transactionOf(transaction: Transaction): WriteTransaction {
  const read: RunStatement = async ({ text, parameters }) => {
    const { records } = await transaction.run(text, toDriverParameters(parameters));
    return records.map(fieldsOf);
  };
  // Cast: the driver types a record by what a statement is said to return, in a way that no other type can name.
  return { run: (query, parameters) => transaction.run(query, withPrototype(parameters)) as never, read };
}

/** The driver asks parameters for their class, and the input objects of GraphQL have none. */
function withPrototype<Parameters extends object>(parameters: Parameters | undefined): Parameters | undefined {
  return parameters && Object.getPrototypeOf(parameters) === null ? { ...parameters } : parameters;
}

class WriteTimeout extends Error {
  override readonly name = 'WriteTimeout';
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

function outcomeUnknown(error: unknown): unknown {
  const message = 'The connection broke during the commit. Look whether it was written before you send it again.';
  return causedBy(error, publicError('OUTCOME_UNKNOWN', message));
}

function toPublicError(error: unknown, limitMs: number): unknown {
  const violation = constraintViolation(error);
  if (violation !== undefined) return causedBy(error, new ConstraintError(violation));
  const failure = error instanceof WriteTimeout ? 'timeout' : classify(error);
  if (failure === 'timeout') {
    const message = `It took longer than ${limitMs / 1_000} s and was stopped. Nothing was written.`;
    return causedBy(error, publicError('TIMEOUT', message));
  }
  if (failure === 'unavailable') {
    const message = 'The database cannot be reached, or has too much to do. Nothing was written. Try again in a while.';
    return causedBy(error, publicError('SERVICE_UNAVAILABLE', message));
  }
  return error;
}
