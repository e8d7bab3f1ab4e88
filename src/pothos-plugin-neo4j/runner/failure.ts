import neo4j from 'neo4j-driver';

/** What a failed statement means for the client. */
export type Failure = 'unavailable' | 'timeout' | 'tooLarge' | 'noMemory' | 'other';

/**
 * Codes of transient failures: a read that fails with one is run once more. Neo4j calls running out of memory transient too,
 * but it is not in this list: the same statement would fill the memory again.
 */
const PASSING_CODES: ReadonlySet<string> = new Set([
  neo4j.error.SERVICE_UNAVAILABLE,
  neo4j.error.SESSION_EXPIRED,
  'Neo.ClientError.Cluster.NotALeader',
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.ClientError.Security.AuthorizationExpired',
  'Neo.TransientError.Cluster.ReplicationFailure',
  'Neo.TransientError.Database.DatabaseUnavailable',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Request.NoThreadsAvailable',
  'Neo.TransientError.Transaction.BookmarkTimeout',
  'Neo.TransientError.Transaction.DeadlockDetected',
  'Neo.TransientError.Transaction.LeaseExpired',
  'Neo.TransientError.Transaction.LockClientStopped',
  'Neo.TransientError.Transaction.Outdated',
]);

const TIMEOUT_CODES: ReadonlySet<string> = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
]);

/** Nothing is left of what all transactions have together, whoever took it, of what one may have, or of the heap. */
const MEMORY_CODES: ReadonlySet<string> = new Set([
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.General.OutOfMemoryError',
  'Neo.TransientError.General.TransactionOutOfMemoryError',
]);

/** Only the message tells the second of these from the first: the setting that bounds it. */
const OF_ONE = /\bdb\.memory\.transaction\.max\b/;

/** The driver has no code for these: the connection pool is exhausted, or was closed because the server stops. */
const EXHAUSTED = /^(Connection acquisition timed out|Cannot acquire a connection)/;
const CLOSED = /^Pool is closed/;

/** Where a connection breaks while the driver resets it, the error has the code of a protocol error, or none. */
const BROKEN =
  /^(Failed to connect to server|Connection was closed by server|Connection lost|Received FAILURE as a response for RESET|Ignored either because of an error or RESET)/;

/** The code of an error of Neo4j or its driver; undefined for any other value. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof neo4j.Neo4jError ? error.code : undefined;
}

/** Whether a failure is transient, so that the same read can succeed when it is run again. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) return false;
  return PASSING_CODES.has(code) || (!code.startsWith('Neo.') && BROKEN.test((error as Error).message));
}

/** What an error means for the client: `other` is passed on, what else there is has a code of its own. */
export function classify(error: unknown): Failure {
  const code = codeOf(error) ?? '';
  if (TIMEOUT_CODES.has(code)) return 'timeout';
  if (MEMORY_CODES.has(code)) return OF_ONE.test((error as Error).message) ? 'tooLarge' : 'noMemory';
  if (isPassing(error)) return 'unavailable';
  if (isClosedHere(error)) return 'unavailable';
  return error instanceof Error && EXHAUSTED.test(error.message) ? 'unavailable' : 'other';
}

/** Whether this program closed the connections itself. Such an error says nothing about the database. */
export const isClosedHere = (error: unknown): boolean => error instanceof Error && CLOSED.test(error.message);
