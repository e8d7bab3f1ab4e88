import { LRUCache } from 'lru-cache';
import { shareOfHeap } from '../memory.ts';
import type { Cost } from '../pothos-plugin-neo4j/compiler/index.ts';

/** What planning a page takes, in milliseconds; measured in the README of the plugin. */
const planningMs = 20;
/** How many relationships the database looks at in a millisecond, at the least. */
const visitsInMs = 1_000;
/** Much of a first run is planning: what is left of it is foretold for the second. */
const planningShare = 4;
/** Runs that are looked back at to tell how slow everything is at the moment, and the most that it may count. */
const runsLookedBackAt = 20;
const mostSlowness = 10;
/** Milliseconds that differ from run to run anyway. */
const ordinaryDelay = 10;
/** Records that hold this much take the only thread of the process some milliseconds to read. */
const LARGE_BYTES = 100_000;
/** What all statements hold whose times are remembered: 2 % of the heap. */
const memory = shareOfHeap(0.02, 8);
/** One, beside its letters: measured. */
const OWN_BYTES = 230;

export interface Expectation {
  readonly milliseconds: number;
  /** A statement of this text has run before, so that the database need not plan it. */
  readonly isKnown: boolean;
  /** It has run without being planned first: what it is thought to take is what it took. */
  readonly isTried: boolean;
  /** What it found the last time was so much that reading it takes the thread of the process. */
  readonly isLarge: boolean;
}

/** What a statement took, and what its records hold. */
interface Run {
  readonly milliseconds: number;
  readonly bytes: number;
}

interface Known {
  /** The expectation. */
  milliseconds: number;
  /** The shortest run that was not planned first. */
  best: number | undefined;
  isLarge: boolean;
}

/**
 * Foretells how long statements take: from their cost at first, and then from how long they took. Where everything is
 * slow at the moment, because there is much to do, that makes no statement a dear one: its time counts by how many times
 * longer than at their best all statements take.
 */
export class Expectations {
  readonly #known = new LRUCache<string, Known>({
    maxSize: memory,
    sizeCalculation: (_, text) => text.length + OWN_BYTES,
  });
  #slowness = 1;

  of(text: string, cost: Pick<Cost, 'subqueries' | 'visits'> | undefined): Expectation {
    const known = this.#known.get(text);
    if (known !== undefined) {
      const { milliseconds, best, isLarge } = known;
      return { milliseconds, isKnown: true, isTried: best !== undefined, isLarge };
    }
    const { subqueries = 1, visits = 0 } = cost ?? {};
    return {
      milliseconds: subqueries * planningMs + visits / visitsInMs,
      isKnown: false,
      isTried: false,
      isLarge: false,
    };
  }

  /**
   * Notes how long a statement took. One slow run may have waited for others, so the expectation rises slowly; it falls
   * at once, but never below the shortest run.
   */
  note(text: string, { milliseconds, bytes }: Run, { isKnown }: Expectation): void {
    const known = this.#known.get(text);
    if (known === undefined) {
      const first = isKnown ? milliseconds : milliseconds / planningShare;
      const best = isKnown ? milliseconds : undefined;
      this.#known.set(text, { milliseconds: first / this.#slowness, best, isLarge: bytes > LARGE_BYTES });
      return;
    }
    known.isLarge = bytes > LARGE_BYTES;
    known.best = Math.min(known.best ?? milliseconds, milliseconds);
    const times = (milliseconds + ordinaryDelay) / (known.best + ordinaryDelay);
    this.#slowness += (Math.min(times, mostSlowness) - this.#slowness) / runsLookedBackAt;
    const now = Math.min(milliseconds / this.#slowness, known.milliseconds * 1.5 + 1);
    known.milliseconds = Math.max(now, known.best);
  }

  /** Notes that a statement was ended by a time-out: it would have taken longer, and found more. */
  noteTimeout(text: string, { milliseconds, bytes }: Run, expectation: Expectation): void {
    const atLeast = Math.max(milliseconds, expectation.milliseconds);
    this.note(text, { milliseconds: atLeast, bytes: expectation.isLarge ? Infinity : bytes }, expectation);
  }
}
