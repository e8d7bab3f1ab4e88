import { LRUCache } from 'lru-cache';
import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { publicError } from '../../errors.ts';
import { type Cost, costOfBoth } from '../../pothos-plugin-neo4j/compiler/index.ts';
import { pointsOf } from './cost-of-operation.ts';
import { CountedClients } from './counted-clients.ts';
import type { Refusal } from './refused.ts';

/** So long what a client spends counts, from its first operation on. */
const WINDOW_SECONDS = 60;

/** So many clients that have nothing left are known here, and refused without asking the store. */
const MOST_KNOWN = 10_000;

/** What a client has left, and for how long that is all. */
export interface Standing {
  readonly remaining: number;
  readonly seconds: number;
  readonly isRefused: boolean;
}

/** Takes points of what a name has left, or nothing where they are more than that. Undefined where nobody counts. */
export type Take = (name: string, points: number) => Promise<Standing | undefined>;

/** Pays for a statement of an execution; undefined stands for the least. */
export type PayFor = (cost: Cost | undefined) => Promise<void>;

/** What clients may spend within a minute, each its own share. */
export class ClientShares {
  readonly #limit: number;
  readonly #takeFromAll: Take;
  readonly #counted: CountedClients;
  /** When those may ask again who have nothing left. */
  readonly #spent = new LRUCache<string, number>({ max: MOST_KNOWN });
  #taken = 0;

  constructor(limit: number, take: Take, counted = new CountedClients(WINDOW_SECONDS * 1_000)) {
    this.#limit = limit;
    this.#takeFromAll = take;
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

  async #take(name: string, points: number): Promise<Standing | undefined> {
    const waits = (this.#spent.get(name) ?? 0) - performance.now();
    if (waits > 0) return { remaining: 0, seconds: Math.ceil(waits / 1_000), isRefused: true };
    const standing = await this.#takeFromAll(name, points);
    if (standing?.isRefused === false) this.#taken += points;
    if (standing?.isRefused && standing.remaining === 0) {
      this.#spent.set(name, performance.now() + standing.seconds * 1_000);
    }
    return standing;
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
  // The limiter reads the clock of the machine, which may be set back meanwhile. It forgets after its own time all the same.
  seconds: Math.min(WINDOW_SECONDS, Math.max(0, Math.ceil(msBeforeNext / 1_000))),
  isRefused,
});

/** Counts what names spend within a minute. A library has it: `rate-limiter-flexible`. */
export async function createCounter(limit: number): Promise<Take> {
  const { RateLimiterMemory } = await import('rate-limiter-flexible');
  return oneByOne(new RateLimiterMemory({ keyPrefix: 'client-cost', points: limit, duration: WINDOW_SECONDS }));
}

/**
 * Takes from what a limiter counts, one after the other. It counts what it refuses as well, until that is given back: whoever came in
 * between would be refused for what nobody has spent.
 */
export function oneByOne(limiter: Pick<RateLimiterAbstract, 'consume' | 'reward'>): Take {
  let line: Promise<unknown> = Promise.resolve();
  const take: Take = async (name, points) => {
    try {
      return standingOf(await limiter.consume(name, points), false);
    } catch (refusal) {
      if (refusal instanceof Error) return undefined;
      // What is refused costs nothing: something smaller may be within what is left.
      return standingOf(await limiter.reward(name, points), true);
    }
  };
  return (name, points) => {
    const taken = line.then(() => take(name, points));
    line = taken.catch(() => {});
    return taken;
  };
}

/** Opens the shares of clients, which this process counts. */
export async function openClientShares(limit: number): Promise<ClientShares> {
  return new ClientShares(limit, await createCounter(limit));
}
