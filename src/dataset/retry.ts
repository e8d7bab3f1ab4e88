import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, isPassing } from '../pothos-plugin-neo4j/runner/index.ts';

const MOST_ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 1_000;

/** Another process has created the same constraint or index a moment before. */
const CREATED_MEANWHILE = /^Neo\.ClientError\.Schema\.\w+AlreadyExists$/;

/**
 * Runs `work` again where it failed because another process did the same at the same time: a deadlock, or a constraint
 * that is there by now. `work` must leave nothing behind when it fails.
 */
export async function retryConflicts<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || signal?.aborted || !isConflict(error)) throw error;
      const longest = Math.min(LONGEST_PAUSE_MS, 50 * 2 ** attempt);
      // At random, so that those who met do not meet again.
      await pause(longest * (0.5 + Math.random() / 2), undefined, signal ? { signal } : {});
    }
  }
}

/** A connection that is lost is no conflict: what had been done by then is not known. */
function isConflict(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return CREATED_MEANWHILE.test(code) || (code.startsWith('Neo.TransientError.') && isPassing(error));
}
