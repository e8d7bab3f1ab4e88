import { FairQueue } from './fair-queue.ts';

/** How long the making of answers may hold the event loop before everybody else has a turn. */
const SLICE_MS = 10;

/** Continued in one turn of the event loop at most; each looks first whether there is time. */
const AT_ONCE = 64;

interface Waiting {
  readonly proceed: () => void;
}

/**
 * Shares the event loop. A document is parsed, validated and compiled in one go, and graphql-js makes an answer in one go:
 * they would hold the only thread of the process for as long as large ones take. What asks here whether its time is over,
 * and then waits for a turn, leaves room in between for every other request. All operations share one slice of each
 * turn, and clients that wait go on one after the other.
 */
export class Turns {
  readonly #waiting = new FairQueue<string, Waiting>();
  #numberWaiting = 0;
  #began: number | undefined;
  #isScheduled = false;

  /** Whether this turn of the event loop has been used up. */
  isOver(): boolean {
    if (this.#began === undefined) {
      this.#began = performance.now();
      setImmediate(() => {
        this.#began = undefined;
      });
      return false;
    }
    return performance.now() - this.#began > SLICE_MS;
  }

  /** Resolves in a later turn that has time left. */
  next(client: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(client, { proceed: resolve });
      this.#numberWaiting += 1;
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // Between two immediates runs what the first one has continued, so each can look how long that took.
    for (let count = 0; count < AT_ONCE; count += 1) setImmediate(() => this.#continueOne());
    setImmediate(() => {
      this.#isScheduled = false;
      if (this.#numberWaiting > 0) this.#schedule();
    });
  }

  #continueOne(): void {
    if (this.#numberWaiting === 0 || this.isOver()) return;
    this.#numberWaiting -= 1;
    this.#waiting.take()?.proceed();
  }
}

export const turns = new Turns();
