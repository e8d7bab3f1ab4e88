import { type Plugin, useReadinessCheck } from 'graphql-yoga';
import type { Log } from './log.ts';

export const livePath = '/health/live';
export const readyPath = '/health/ready';

export interface ReadinessOptions {
  /** Asks the database for the least it can answer; rejects where it does not. */
  readonly checkDatabase: () => Promise<unknown>;
  readonly timeoutMs: number;
  readonly log: Log;
}

/**
 * Answers `/health/ready`: 200 while the database answers in time, else 503 with a code. Why it does not answer is
 * for the log, since it names addresses. Requests that come while one check is under way share it.
 */
export function useReadiness({ checkDatabase, timeoutMs, log }: ReadinessOptions): Plugin {
  let underWay: Promise<string> | undefined;
  const check = async () => {
    try {
      return await within(timeoutMs, checkDatabase());
    } catch (error) {
      log.warn('not ready: the database does not answer', { error });
      return 'SERVICE_UNAVAILABLE';
    } finally {
      underWay = undefined;
    }
  };
  return useReadinessCheck({
    endpoint: readyPath,
    async check({ fetchAPI }) {
      underWay ??= check();
      const code = await underWay;
      const body = code === 'OK' ? { status: 'ready' } : { status: 'unavailable', database: { code } };
      return new fetchAPI.Response(JSON.stringify(body), {
        status: code === 'OK' ? 200 : 503,
        headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      });
    },
  });
}

/** `OK`, or `TIMEOUT` where nothing came in time; rejects as `work` does. */
async function within(timeoutMs: number, work: Promise<unknown>): Promise<'OK' | 'TIMEOUT'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'TIMEOUT'>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, 'TIMEOUT');
  });
  try {
    return await Promise.race([work.then(() => 'OK' as const), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
