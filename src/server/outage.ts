import type { ExecutionResult } from 'graphql';

/** How an answer without data is sent. */
export interface OutageResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The codes whose cause lies with the server. Where several are met, the first of them gives the status. */
const causes = new Map<unknown, OutageResponse>([
  ['SERVICE_UNAVAILABLE', { status: 503, headers: { 'retry-after': '1' } }],
  ['TIMEOUT', { status: 504 }],
  ['INTERNAL_SERVER_ERROR', { status: 500 }],
]);

/**
 * How to answer where every root field failed for a cause that lies with the server: a status, and no `data`. Otherwise
 * clients take the nulls for "not found", and keep them. `undefined` where anything was answered, or where any field failed
 * for another cause. A root `__typename` is no answer, since it needs no database.
 */
export function outageOf({ data, errors = [] }: ExecutionResult): OutageResponse | undefined {
  const failures = errors.filter(({ extensions }) => causes.has(extensions['code']));
  if (data === undefined || failures.length === 0) return undefined;
  if (data === null) {
    if (failures.length < errors.length) return undefined;
  } else {
    const failed = new Set(failures.map(({ path }) => path?.[0]));
    const hasFailed = ([key, value]: [string, unknown]) => key === '__typename' || (value === null && failed.has(key));
    if (!Object.entries(data).every(hasFailed)) return undefined;
  }
  const codes = new Set(failures.map(({ extensions }) => extensions['code']));
  return [...causes].find(([code]) => codes.has(code))?.[1];
}
