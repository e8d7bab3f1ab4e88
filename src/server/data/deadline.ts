import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../errors.ts';
import { firstOf, late } from '../../first-of.ts';
import { unlessGone } from '../../unless-gone.ts';

/** What comes beside the statements of an operation may take so long together. */
const BESIDE_MS = 500;

/**
 * When an operation must have come to its end, whatever it waits for: its place, turns at the database, connections, looks at
 * the data before and after its statements, and all of it once more. Each has a limit of its own, and the sum of them would be
 * several times as long.
 */
export class Deadline {
  readonly #limitMs: number;
  readonly #at: number;
  readonly #signal: AbortSignal | undefined;

  /**
   * `limitMs` is what one statement may take; `since` is when the operation was there, now where nothing is said; the signal fires
   * when nobody wants it any more.
   */
  constructor(limitMs: number, since = performance.now(), signal?: AbortSignal) {
    this.#limitMs = limitMs;
    this.#at = since + limitMs + BESIDE_MS;
    this.#signal = signal;
  }

  /** What is left, in milliseconds. */
  get remaining(): number {
    return Math.max(0, this.#at - performance.now());
  }

  /** What something gives in time; rejects with `TIMEOUT` where it takes longer, and with the reason of the signal where that fires. */
  async within<Result>(work: Promise<Result>): Promise<Result> {
    const result = await firstOf(this.#unlessGone(work), this.remaining);
    if (result === late) throw new DeadlineOver(this.#limitMs);
    return result;
  }

  async #unlessGone<Result>(work: Promise<Result>): Promise<Result> {
    const signal = this.#signal;
    if (signal === undefined) return work;
    const result = await unlessGone(work, signal);
    signal.throwIfAborted();
    return result as Result;
  }
}

/** An operation was not there in time. */
export class DeadlineOver extends GraphQLError {
  constructor(limitMs: number) {
    super(`The database took longer than ${limitMs / 1_000} s to answer. Try again in a while.`, {
      extensions: { code: 'TIMEOUT' satisfies ErrorCode },
    });
  }

  /** As the refusal of the operation. */
  get refusal(): GraphQLError {
    return new GraphQLError(this.message, { extensions: { ...this.extensions, http: { status: 504 } } });
  }
}
