import { LRUCache } from 'lru-cache';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import { publicError } from '../errors.ts';
import { type Cost, costOfBoth } from '../pothos-plugin-neo4j/compiler/index.ts';
import { pointsOf } from './cost-of-operation.ts';
import { CountedClients } from './counted-clients.ts';
import type { Refusal } from './refused.ts';

/** So long what a client spends counts, from its first operation on. */
const WINDOW_SECONDS = 60;

/** So many clients that have nothing left are known here, and refused without asking the store. */
const MOST_KNOWN = 10_000;

/** The first process answers in a millisecond; where it does not, nobody is refused for it. */
const STORE_TIMEOUT_MS = 1_000;

/** Counts for all processes what clients spend. A library has it: `rate-limiter-flexible`. */
interface Store {
  readonly consume: (client: string, points: number) => Promise<RateLimiterRes>;
  readonly reward: (client: string, points: number) => Promise<RateLimiterRes>;
}

/** What a client has left, and for how long that is all. */
interface Standing {
  readonly remaining: number;
  readonly seconds: number;
  readonly isRefused: boolean;
}

/** Pays for a statement of an execution; undefined stands for the least. */
export type PayFor = (cost: Cost | undefined) => Promise<void>;

/** What clients may spend within a minute, each its own share. */
export class ClientShares {
  readonly #limit: number;
  readonly #store: Store;
  readonly #counted: CountedClients;
  /** When those may ask again who have nothing left. */
  readonly #spent = new LRUCache<string, number>({ max: MOST_KNOWN });
  #taken = 0;

  constructor(limit: number, store: Store, counted = new CountedClients(WINDOW_SECONDS * 1_000)) {
    this.#limit = limit;
    this.#store = store;
    this.#counted = counted;
  }

  /** What all clients have spent. */
  get taken(): number {
    return this.#taken;
  }

  /** The share of a client, for one request. */
  begin(client: string): ClientShare {
    return new ClientShare(this.#limit, (points) => this.#take(this.#counted.nameOf(client), points));
  }

  /** Undefined where the store does not answer. */
  async #take(name: string, points: number): Promise<Standing | undefined> {
    const waits = (this.#spent.get(name) ?? 0) - performance.now();
    if (waits > 0) return { remaining: 0, seconds: Math.ceil(waits / 1_000), isRefused: true };
    try {
      const standing = standingOf(await this.#store.consume(name, points), false);
      this.#taken += points;
      return standing;
    } catch (refusal) {
      if (refusal instanceof Error) return undefined;
      // What is refused costs nothing: something smaller may be within what is left.
      const standing = standingOf(await this.#store.reward(name, points).catch(() => refusal as RateLimiterRes), true);
      if (standing.remaining === 0) this.#spent.set(name, performance.now() + standing.seconds * 1_000);
      return standing;
    }
  }
}

/** The share of the client of one request: it pays for the request first, and then for what it executes. */
export class ClientShare {
  readonly #limit: number;
  readonly #take: (points: number) => Promise<Standing | undefined>;
  #standing: Standing | undefined;
  /** What was paid before it was known for what. */
  #advance = 0;

  constructor(limit: number, take: (points: number) => Promise<Standing | undefined>) {
    this.#limit = limit;
    this.#take = take;
  }

  /** Pays for being read. False where the client has nothing left. */
  async arrive(): Promise<boolean> {
    this.#advance = 1;
    return this.#pay(1);
  }

  /**
   * Gives what begins to pay for an execution of one operation. The statements of an execution are paid for before they run,
   * together: it waits until all of them are known, which they are within one turn, and rejects with `RATE_LIMITED` where they
   * cost more than is left: then none runs. For a further execution only that is paid which it costs beyond the others.
   */
  beginOperation(): () => PayFor {
    let paid = 0;
    let isPaid: Promise<boolean> = Promise.resolve(true);
    return () => {
      let asked: Cost | undefined;
      return async (cost) => {
        if (cost !== undefined) asked = asked === undefined ? cost : costOfBoth(asked, cost);
        await Promise.resolve();
        const due = (asked === undefined ? 1 : pointsOf(asked)) - paid;
        if (due > 0) {
          paid += due;
          const rest = Math.max(0, due - this.#advance);
          this.#advance = Math.max(0, this.#advance - due);
          if (rest > 0) isPaid = this.#pay(rest);
        }
        if (!(await isPaid)) throw this.#refusal(paid);
      };
    };
  }

  /** How a request is refused whose client has nothing left. */
  get refusalAtDoor(): Refusal {
    const { retryAfter, headers } = this;
    const details = { measure: clientCost, remaining: 0, limit: this.#limit, retryAfter };
    const message = `You have spent the ${this.#limit} that a client may spend in a minute. Ask again in ${retryAfter} s.`;
    return { status: 429, code: 'RATE_LIMITED', limit: clientCost, message, retryAfter, details, headers };
  }

  /** Seconds until it is worth asking again. */
  get retryAfter(): number {
    return Math.max(1, this.#standing?.seconds ?? 1);
  }

  /** What an answer tells of the share, as the draft of the IETF on rate limits has it. */
  get headers(): readonly (readonly [name: string, value: string])[] {
    const policy = ['ratelimit-policy', `"cost";q=${this.#limit};qu="cost";w=${WINDOW_SECONDS}`] as const;
    if (this.#standing === undefined) return [policy];
    const { remaining, seconds } = this.#standing;
    return [policy, ['ratelimit', `"cost";r=${remaining};t=${seconds}`]];
  }

  async #pay(points: number): Promise<boolean> {
    this.#standing = (await this.#take(points)) ?? this.#standing;
    return !this.#standing?.isRefused;
  }

  #refusal(cost: number) {
    const remaining = this.#standing?.remaining ?? 0;
    const { retryAfter } = this;
    return publicError(
      'RATE_LIMITED',
      `This operation costs ${cost}, and ${remaining} are left of the ${this.#limit} that a client may spend in a minute. Ask again in ${retryAfter} s, or for less.`,
      { measure: clientCost, cost, remaining, limit: this.#limit, retryAfter, http: { status: 429 } },
    );
  }
}

/** How this limit is called where limits have names. */
export const clientCost = 'client cost';

const standingOf = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isRefused: boolean): Standing => ({
  remaining: Math.max(0, remainingPoints),
  seconds: Math.max(0, Math.ceil(msBeforeNext / 1_000)),
  isRefused,
});

/** Opens the shares of clients: counted by this process, or, where it is one of many, by the first. */
export async function openClientShares(limit: number, isOneOfMany: boolean): Promise<ClientShares> {
  const { RateLimiterCluster, RateLimiterMemory } = await import('rate-limiter-flexible');
  const options = { keyPrefix: 'client-cost', points: limit, duration: WINDOW_SECONDS };
  const store = isOneOfMany
    ? new RateLimiterCluster({ ...options, timeoutMs: STORE_TIMEOUT_MS })
    : new RateLimiterMemory(options);
  return new ClientShares(limit, store);
}

/** Has the first of many processes count for the others. */
export async function countClientCost(): Promise<void> {
  const { RateLimiterClusterMaster } = await import('rate-limiter-flexible');
  new RateLimiterClusterMaster();
}
