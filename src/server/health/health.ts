import { type Plugin, useReadinessCheck } from 'graphql-yoga';
import { firstOf, late } from '../../first-of.ts';
import { readyPath } from '../http/health-paths.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Health } from './health-board.ts';

export interface ReadinessOptions {
  /** Asks the database for the least it can answer; rejects where it does not. */
  readonly checkDatabase: () => Promise<unknown>;
  readonly timeoutMs: number;
  /** Once it has fired the process is not ready any more: it stops. */
  readonly stopping?: AbortSignal | undefined;
  /** Is told what each check finds. */
  readonly telemetry: Telemetry;
}

/** A probe is answered within this time from what the last check found, unless nothing is known yet. */
const KNOWN_AFTER_MS = 20;
/** What a check found is no answer to a probe that comes so much later: that one waits for a check of its own. */
const KNOWN_FOR_MS = 15_000;

type Verdict = 'OK' | 'TIMEOUT' | 'SERVICE_UNAVAILABLE';

/**
 * Tells how a probe of readiness is answered: 200 while the database answers in time, else 503 with a code. Why it does not
 * answer is for the log, since it names addresses. Who asks while one check is under way shares it. Where a check takes
 * longer than a moment, they learn what the last one found, unless that was long ago.
 */
export function createReadiness(options: ReadinessOptions): () => Promise<Health> {
  const { checkDatabase, timeoutMs, stopping, telemetry } = options;
  let underWay: Promise<Verdict> | undefined;
  let last: { readonly verdict: Verdict; readonly at: number } | undefined;
  const find = async (): Promise<Verdict> => {
    try {
      const verdict = (await firstOf(checkDatabase(), timeoutMs)) === late ? 'TIMEOUT' : 'OK';
      telemetry.noteReadiness(verdict === 'OK' ? undefined : { code: verdict, waitedMs: timeoutMs });
      return verdict;
    } catch (error) {
      telemetry.noteReadiness({ code: 'SERVICE_UNAVAILABLE', error });
      return 'SERVICE_UNAVAILABLE';
    }
  };
  const check = async () => {
    const verdict = await find();
    last = { verdict, at: performance.now() };
    underWay = undefined;
    return verdict;
  };
  const judge = async (): Promise<Verdict> => {
    underWay ??= check();
    const known = last;
    if (known === undefined || performance.now() - known.at > KNOWN_FOR_MS) return underWay;
    const found = await firstOf(underWay, KNOWN_AFTER_MS);
    return found === late ? known.verdict : found;
  };
  return async () => {
    const verdict = stopping?.aborted ? undefined : await judge();
    // A check that was under way when the process was told to stop ends after that.
    const code = verdict === undefined || stopping?.aborted ? 'STOPPING' : verdict;
    return { status: code === 'OK' ? 200 : 503, body: JSON.stringify(bodyFor(code)) };
  };
}

/** Answers `/health/ready`. */
export function useReadiness(readiness: () => Promise<Health>): Plugin {
  return useReadinessCheck({
    endpoint: readyPath,
    async check({ fetchAPI }) {
      const { status, body } = await readiness();
      return new fetchAPI.Response(body, {
        status,
        headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      });
    },
  });
}

function bodyFor(code: Verdict | 'STOPPING'): object {
  if (code === 'OK') return { status: 'ready' };
  return code === 'STOPPING' ? { status: 'stopping' } : { status: 'unavailable', database: { code } };
}
