import { createHash } from 'node:crypto';

/** To count a client takes half a kilobyte, and whoever has a network of IPv6 has a crowd of clients. */
const MOST_COUNTED = 20_000;
/** Names of those beyond: with a single one, a crowd would spend at once what is left for all who come after it. */
const SHARED_NAMES = 1_000;

/**
 * Names clients for a store that counts what each name spends for some time. Nobody who is counted is forgotten for another,
 * so nobody is counted from nothing again before that time is over: where there is no more room, clients share names.
 */
export class CountedClients {
  readonly #forMs: number;
  readonly #most: number;
  /** Until when the store may count each, the first to end first. */
  readonly #ends = new Map<string, number>();

  constructor(forMs: number, most = MOST_COUNTED) {
    this.#forMs = forMs;
    this.#most = most;
  }

  /** The name by which a client is counted from now on. */
  nameOf(client: string): string {
    const now = performance.now();
    for (const [counted, end] of this.#ends) {
      if (end > now) break;
      this.#ends.delete(counted);
    }
    if (!this.#ends.delete(client) && this.#ends.size >= this.#most) return `shared ${bucketOf(client)}`;
    this.#ends.set(client, now + this.#forMs);
    return `own ${client}`;
  }
}

const bucketOf = (client: string): number => createHash('sha256').update(client).digest().readUInt32LE() % SHARED_NAMES;
