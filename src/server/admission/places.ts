import { performance } from 'node:perf_hooks';

/** How often the number of places is decided anew, in milliseconds. */
const EVERY_MS = 100;
/** So many keep a thread busy that has the database beside it. */
const LEAST = 4;
/** The thread is at work for more than this part of the time: more operations at once get nothing done sooner. */
const BUSY = 0.9;
/** It is at work for less: more operations at once would be answered sooner. */
const HAS_TIME = 0.8;

/** Tells for which part of the time the thread was at work, or waited for a processor, since it was asked last: 0 to 1. */
export type Utilization = () => number;

/**
 * How many operations are executed at once. Where requests are refused although the thread is always at work, there are
 * fewer: what each of them has read waits in memory for the thread, and collections of garbage copy it again and again. Where
 * the thread waits for the database, there are as many as are allowed.
 */
export class Places {
  readonly #most: number;
  readonly #utilization: Utilization;
  #number: number;
  #decidedAt = performance.now();
  #hasRefused = false;

  constructor(most: number, utilization: Utilization = utilizationOfThread()) {
    this.#most = most;
    this.#number = most;
    this.#utilization = utilization;
  }

  /** The number at this moment. */
  get number(): number {
    const now = performance.now();
    const times = Math.floor((now - this.#decidedAt) / EVERY_MS);
    if (times > 0) {
      this.#decidedAt = now;
      this.#decide(times);
    }
    return this.#number;
  }

  /** Notes that a request was refused since there was no place for it. */
  noteRefusal(): void {
    this.#hasRefused = true;
  }

  /** For so many times that have passed since: nobody asks while there is nothing to do. */
  #decide(times: number): void {
    const utilization = this.#utilization();
    if (utilization < HAS_TIME) this.#number = Math.min(this.#most, this.#number + times);
    else if (utilization > BUSY && this.#hasRefused) {
      this.#number = Math.max(Math.min(LEAST, this.#most), Math.floor(this.#number * 0.75));
    }
    this.#hasRefused = false;
  }
}

function utilizationOfThread(): Utilization {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
