import { FairQueue } from './fair-queue.ts';

/** In each turn of the event loop, requests that arrive are let in for so long. */
const SLICE_MS = 50;

/**
 * Lets requests in, slice by slice. In one turn of the event loop libuv takes what has come on a thousand connections, and where
 * there was something on each, takes again, 48 times: whoever asks again at once on more connections than that would have the turn last
 * for seconds, in which no timer fires and nobody else is let in. So what comes when the slice is over waits for the next turn. Clients
 * that wait are let in one after the other, however much each has sent.
 */
export class Arrivals {
  readonly #waiting = new FairQueue<string, () => void>();
  /** When the slice of this turn began; undefined where there was none yet. */
  #began: number | undefined;

  /** How many wait for another turn. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Calls `letIn` now or in one of the next turns. */
  add(client: string, letIn: () => void): void {
    if (this.#began === undefined) this.#begin();
    if (this.#waiting.size === 0 && this.#hasTime()) {
      letIn();
      return;
    }
    this.#waiting.add(client, letIn);
    setImmediate(() => this.#next());
  }

  #begin(): void {
    this.#began = performance.now();
    setImmediate(() => {
      this.#began = undefined;
      // Before those that wait, of which each has an immediate.
      if (this.#waiting.size > 0) this.#begin();
    });
  }

  /** Between two immediates runs what the first one has continued, as between two requests that come. */
  #next(): void {
    if (this.#hasTime()) this.#waiting.take()?.();
    else setImmediate(() => this.#next());
  }

  #hasTime(): boolean {
    return performance.now() - (this.#began ?? 0) < SLICE_MS;
  }
}
