import { Overload } from './overload.ts';

export interface AdmissionLimits {
  /** Operations that are executed at once, at most. */
  readonly operations: number;
  /** Operations that wait for a place at most. */
  readonly waiting: number;
  /** The longest that an operation waits, in milliseconds. */
  readonly waitMs: number;
}

/** A queue in which all have waited long for this long is no burst: more of it would only make every answer late. */
const BURST_MS = 100;
/** Who waited no longer than this did not wait long. */
const SHORT_WAIT_MS = 50;

/** Tells for how many operations there is room to wait: for a burst, or fewer where a long queue would only make every answer late. */
export class WaitingRoom {
  readonly #limits: AdmissionLimits;
  readonly #isLate: () => boolean;
  readonly #overload = new Overload();
  /** When the queue was empty, or somebody had not waited long. */
  #shortAt = 0;

  /** `isLate` tells whether the process is behind with everything: then the queue is short at once. */
  constructor(limits: AdmissionLimits, isLate: () => boolean) {
    this.#limits = limits;
    this.#isLate = isLate;
  }

  noteArrival(now: number): void {
    this.#overload.noteArrival(now);
  }

  noteLetIn(): void {
    this.#overload.noteLetIn();
  }

  noteRefusal(): void {
    this.#overload.noteRefusal();
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

  /** For how many there is room. Where there are fewer places now than are allowed, as many more may wait: nobody is refused for that. */
  size(isBurst: boolean, places: number): number {
    const { operations, waiting: most } = this.#limits;
    const size = this.#overload.isHeavy ? operations / 2 : isBurst ? most : 2 * operations;
    return Math.min(most, Math.ceil(size)) + operations - places;
  }
}
