import { LRUCache } from 'lru-cache';

/** A client is remembered for so many times what its statement took. */
const TIMES = 4;
/** And for no longer than this, in milliseconds. */
const MOST_MS = 5_000;
/** Of whom it is remembered; the first are forgotten before their time. */
const MOST_CLIENTS = 10_000;

/**
 * The clients of whom statements have taken much longer than they were thought to. What a statement takes can depend on its
 * values, which no forecast sees: whoever asks it with dear ones is told by that.
 */
export class Surprises {
  readonly #surprises = new LRUCache<string, { readonly milliseconds: number; readonly until: number }>({
    max: MOST_CLIENTS,
  });

  /** Notes that a statement of this client has taken so long, or takes so long already. */
  note(client: string, milliseconds: number): void {
    const until = performance.now() + Math.min(MOST_MS, TIMES * milliseconds);
    if (until > (this.#surprises.get(client)?.until ?? 0)) this.#surprises.set(client, { milliseconds, until });
  }

  /** How long it was, in milliseconds; 0 where there was none lately. */
  of(client: string): number {
    const surprise = this.#surprises.get(client);
    if (surprise === undefined) return 0;
    if (surprise.until > performance.now()) return surprise.milliseconds;
    this.#surprises.delete(client);
    return 0;
  }
}
