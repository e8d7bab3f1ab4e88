import neo4j from 'neo4j-driver';

/** What a failed statement means for the one who asked. */
export type Failure = 'unavailable' | 'timeout' | 'other';

/**
 * Codes of failures that pass by themselves: a read that met one is run once more. Running out of memory is transient
 * to Neo4j too, but not here: the same statement would only fill the memory again.
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

/** The driver gives these no code of their own: the pool is exhausted, or closed as the server stops. */
const EXHAUSTED = /^(Connection acquisition timed out|Cannot acquire a connection)/;
const CLOSED = /^Pool is closed/;

/** A connection that breaks while the driver resets it is told with the code of a protocol error, or with none. */
const BROKEN =
  /^(Failed to connect to server|Connection was closed by server|Connection lost|Received FAILURE as a response for RESET|Ignored either because of an error or RESET)/;

/** The code of a Neo4j error, or `undefined` for any other value. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof neo4j.Neo4jError ? error.code : undefined;
}

/** Whether running the same read once more can help. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) return false;
  return PASSING_CODES.has(code) || (!code.startsWith('Neo.') && BROKEN.test((error as Error).message));
}

export function classify(error: unknown): Failure {
  if (TIMEOUT_CODES.has(codeOf(error) ?? '')) return 'timeout';
  if (isPassing(error)) return 'unavailable';
  if (isClosedHere(error)) return 'unavailable';
  return error instanceof Error && EXHAUSTED.test(error.message) ? 'unavailable' : 'other';
}

/** Whether this program has closed the connections itself: a statement that meets that tells nothing of the database. */
export const isClosedHere = (error: unknown): boolean => error instanceof Error && CLOSED.test(error.message);
