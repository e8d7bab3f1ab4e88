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

/** Options of every transaction. `timeoutMs` limits the time until the commit begins, with all repetitions. */
export interface WriterOptions extends RunnerOptions {
  readonly logTransaction?: ((entry: TransactionLog) => void) | undefined;
}

export interface WriteOptions {
  /** Aborting it rolls back, and the writer rejects with the signal's reason. Once the commit has begun, it has no effect. */
  readonly signal?: AbortSignal | undefined;
  /** A shorter limit than the writer's own, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Shown beside the transaction in Neo4j (`SHOW TRANSACTIONS`) and in the log. */
  readonly operationName?: string | undefined;
}

/** The log entry of one transaction. It holds neither texts nor values. */
export interface TransactionLog {
  readonly operationName: string | undefined;
  readonly milliseconds: number;
  readonly attempts: number;
  /** `committed`, `aborted`, or the code of the error. */
  readonly outcome: string;
}

/** Does some work in one transaction and commits it. */
export type Writer = <Result>(
  work: (transaction: WriteTransaction) => Promise<Result>,
  options?: WriteOptions,
) => Promise<Committed<Result>>;

/** A commit should end within this time. After that its outcome is unknown. */
const COMMIT_MS = 10_000;

/**
 * Makes a function that does some work in one transaction with WRITE access, and commits it. After a transient failure, such
 * as a deadlock, the transaction is rolled back and the whole work is done again, until the time limit. It is never repeated
 * after a commit that may have succeeded. Rejects with the error of the work, a `ConstraintError`, `TIMEOUT`,
 * `SERVICE_UNAVAILABLE` or the signal's reason: then nothing was written. Or it rejects with `OUTCOME_UNKNOWN`.
 */
export function createWriter(sessions: SessionSource, options: WriterOptions): Writer {
  // With one bookmark manager, each transaction and the reads after it see all earlier commits of this writer.
  const { bookmarkManager = neo4j.bookmarkManager() } = options;
  const run = createRunner(sessions, { ...options, bookmarkManager });
  return async (work, asked = {}) => {
    const { signal, operationName } = asked;
    const value = await repeat(sessions, { ...options, bookmarkManager }, asked, work);
    return { value, run: (statement) => run(statement, { signal, operationName }) };
  };
}

/** Does the work in one transaction after another, until one is committed or a further one would not help. */
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

/** The pause before the next attempt, 25 ms to 1.5 s. It is random, so that transactions in a deadlock do not meet again. */
const pauseAfter = (attempts: number): number => Math.min(1_000, 50 * 2 ** (attempts - 1)) * (0.5 + Math.random());

/** Waits. False if the signal was aborted meanwhile. */
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

  /** Whether a commit was sent whose outcome is not known. */
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

  /** The result of `act`; rejects when the time is over or the signal is aborted before that. */
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
      // If the server answered with an error, it has rolled back, except where the other servers of a cluster did not reply to it.
      const code = codeOf(error);
      if (code?.startsWith('Neo.') && code !== 'Neo.TransientError.Cluster.ReplicationFailure')
        this.#isCommitting = false;
      throw error;
    } finally {
      limit.abort();
      late.catch(() => {});
    }
  }

  /** Rolls back what is not committed. Waits at most a second: the server may no longer answer. */
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
  // Cast: the driver's type of a record depends on a type parameter of `run`, which cannot be passed on.
  return { run: (query, parameters) => transaction.run(query, withPrototype(parameters)) as never, read };
}

/** The driver needs parameters with a prototype, and input objects of graphql-js have none. */
function withPrototype<Parameters extends object>(parameters: Parameters | undefined): Parameters | undefined {
  return parameters && Object.getPrototypeOf(parameters) === null ? { ...parameters } : parameters;
}

class WriteTimeout extends Error {
  override readonly name = 'WriteTimeout';
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

function outcomeUnknown(error: unknown): unknown {
  const message =
    'The connection broke during the commit. Check whether the change is there before you send the mutation again.';
  return causedBy(error, publicError('OUTCOME_UNKNOWN', message));
}

function toPublicError(error: unknown, limitMs: number): unknown {
  const violation = constraintViolation(error);
  if (violation !== undefined) return causedBy(error, new ConstraintError(violation));
  const failure = error instanceof WriteTimeout ? 'timeout' : classify(error);
  if (failure === 'timeout') {
    const message = `The transaction took longer than ${limitMs / 1_000} s and was stopped. Nothing was written.`;
    return causedBy(error, publicError('TIMEOUT', message));
  }
  if (failure === 'unavailable') {
    const message = 'The database cannot be reached or is overloaded. Nothing was written. Try again later.';
    return causedBy(error, publicError('SERVICE_UNAVAILABLE', message));
  }
  if (failure === 'tooLarge' || failure === 'noMemory') {
    const message =
      'The transaction needs more memory than the database has for it. Nothing was written. Write less at once.';
    return causedBy(error, publicError('LIMIT_EXCEEDED', message, { measure: 'memory' }));
  }
  return error;
}
