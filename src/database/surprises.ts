import { LRUCache } from 'lru-cache';

/** A client is remembered for so many times what its statement took. */
const TIMES = 4;
/** And for no longer than this, in milliseconds. */
const MOST_MS = 5_000;
/** What all of them may take in memory, some 10,000; the first are forgotten before their time. */
const MOST_BYTES = 2_000_000;
/** One, beside its name. */
const OWN_BYTES = 180;

interface Surprise {
  /** Statements that go on. */
  underWay: number;
  /** What the last one took, or takes at least. */
  milliseconds: number;
  until: number;
}

/**
 * The clients of whom statements take much longer than they were thought to. What a statement takes can depend on its
 * values, which no forecast sees: whoever asks it with dear ones is told by that.
 */
export class Surprises {
  readonly #surprises = new LRUCache<string, Surprise>({
    maxSize: MOST_BYTES,
    sizeCalculation: (_, client) => OWN_BYTES + client.length,
  });

  /** A statement of this client takes so many milliseconds already. Gives what is called at its end, with what it took; 0 tells nothing. */
  begin(client: string, milliseconds: number): (milliseconds: number) => void {
    const surprise = this.#surprises.get(client) ?? { underWay: 0, milliseconds, until: 0 };
    this.#surprises.set(client, surprise);
    surprise.underWay += 1;
    return (took) => {
      surprise.underWay -= 1;
      if (took === 0) return;
      surprise.milliseconds = took;
      surprise.until = Math.max(surprise.until, performance.now() + Math.min(MOST_MS, TIMES * took));
    };
  }

  /** How long it was, in milliseconds; 0 where there was none lately. */
  of(client: string): number {
    const surprise = this.#surprises.get(client);
    if (surprise === undefined) return 0;
    if (surprise.underWay > 0 || surprise.until > performance.now()) return surprise.milliseconds;
    this.#surprises.delete(client);
    return 0;
  }
}
