import type { Overload } from './overload.ts';

/** A queue in which all have waited long for this long is no burst: more of it would only make every answer late. */
const BURST_MS = 100;
/** Who waited no longer than this did not wait long. */
const SHORT_WAIT_MS = 50;

/** Tells for how many operations there is room to wait: for a burst, or fewer where a long queue would only make every answer late. */
export class WaitingRoom {
  readonly #operations: number;
  readonly #most: number;
  readonly #overload: Overload;
  readonly #isLate: () => boolean;
  /** When the queue was empty, or somebody had not waited long. */
  #shortAt = 0;

  /** Beside so many operations that are executed at once, `most` wait at most. `isLate` tells whether the process is behind with everything. */
  constructor(operations: number, most: number, overload: Overload, isLate: () => boolean) {
    this.#operations = operations;
    this.#most = most;
    this.#overload = overload;
    this.#isLate = isLate;
  }

  /** Notes that the queue was empty until now. */
  noteEmpty(): void {
    this.#shortAt = performance.now();
  }

  /** Notes how long an operation waited that has its place now. */
  noteWaited(milliseconds: number): void {
    if (milliseconds < SHORT_WAIT_MS) this.#shortAt = performance.now();
  }

  /** Whether what waits, so many, is on its way through soon; otherwise it is overload. */
  isBurst(waiting: number): boolean {
    if (this.#overload.isHeavy || this.#isLate()) return false;
    return waiting === 0 || performance.now() - this.#shortAt < BURST_MS;
  }

  /** For how many there is room, while so many wait. Where there are fewer places than are allowed, as many more may wait: nobody is refused for that. */
  size(waiting: number, places: number): number {
    const few = this.#overload.isHeavy ? Math.ceil(this.#operations / 2) : 2 * this.#operations;
    const size = this.isBurst(waiting) ? this.#most : Math.min(this.#most, few);
    return size + this.#operations - places;
  }
}
