import { setMaxListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSchedule, type ScheduledStatement } from '../../src/database/schedule.ts';
import { Admission } from '../../src/server/admission/admission.ts';
import type { Visit } from '../../src/server/admission/visit.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TIMEOUT_MS = 2_000;
const WAIT_MS = 300;
const empty = { arriving: 0, running: 0, waiting: 0, aside: 0 };
const nothing = { known: 0, unseen: 0, dear: 0 };

/** Operations that come and go at random, each with statements of every kind; half of them go away before their end. */
class Traffic {
  readonly admission = new Admission(
    { operations: 4, waiting: 16, waitMs: WAIT_MS },
    () => false,
    () => 0,
  );
  readonly schedule = createSchedule({ places: 4, longPlaces: 2, dearPlaces: 1, timeoutMs: TIMEOUT_MS });
  readonly outcomes = new Map<string, number>();
  readonly #random: () => number;
  readonly #clients: number;
  readonly #present = new Set<Visit>();
  #unseen = 0;

  constructor(seed: number, clients: number) {
    this.#random = numbersFrom(seed);
    this.#clients = clients;
  }

  /** Operations that have been let in and have not left. */
  get present(): number {
    return this.#present.size;
  }

  async operation(): Promise<void> {
    const client = `client ${this.#below(this.#clients)}`;
    const gone = new AbortController();
    setMaxListeners(0, gone.signal);
    let visit: Visit | undefined;
    const giveUp = () => {
      this.#present.delete(visit!);
      gone.abort(new Error('gave up'));
    };
    visit = this.admission.arrive(client, giveUp, this.#random() < 0.2);
    if (visit === undefined) return this.#note('refused at the door');
    this.#present.add(visit);
    const goesAway = setTimeout(() => gone.abort(new Error('gone')), this.#random() < 0.5 ? this.#below(600) : 60_000);
    try {
      if (this.#random() < 0.3) await pause(this.#below(20));
      if (this.#random() < 0.2 && visit.shareAnswer(this.#random() < 0.5)) await pause(this.#below(50));
      await visit.enter(gone.signal);
      const operation = {};
      const statements = Array.from({ length: 1 + this.#below(4) }, () =>
        this.#statement(visit, client, operation, gone),
      );
      const ends = await Promise.allSettled(statements);
      const failed = ends.find((end) => end.status === 'rejected');
      this.#note(failed === undefined ? 'answered' : shortly(failed.reason));
    } catch (error) {
      this.#note(visit.wasRefused ? 'no place' : shortly(error));
    } finally {
      clearTimeout(goesAway);
      this.#present.delete(visit);
      visit.leave();
      visit.leave();
    }
  }

  #statement(visit: Visit, client: string, operation: object, { signal }: AbortController): Promise<void> {
    const { statement, takes } = this.#anyStatement();
    const standAside = (giveWay: () => void) => visit.standAside(giveWay);
    const size = () => (takes > 40 ? 200_000 : 0);
    return this.schedule(statement, { client, operation, signal, standAside, size }, async () => {
      await pause(takes);
      if (signal.aborted) throw signal.reason;
    });
  }

  #anyStatement(): { readonly statement: ScheduledStatement; readonly takes: number } {
    const kind = this.#below(10);
    if (kind < 5) return { statement: { text: `known ${kind}` }, takes: 1 + this.#below(4) };
    if (kind < 7) return { statement: { text: `long ${kind}` }, takes: 30 + this.#below(30) };
    if (kind < 8) return { statement: { text: 'surprising' }, takes: this.#random() < 0.2 ? 400 : 2 };
    if (kind < 9) return { statement: { text: 'dear', cost: { subqueries: 20, visits: 0 } }, takes: 150 };
    this.#unseen += 1;
    return { statement: { text: `unseen ${this.#unseen}` }, takes: 20 };
  }

  #note(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  #below(most: number): number {
    return Math.floor(this.#random() * most);
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const shortly = (error: unknown) => (error instanceof Error ? error.message.slice(0, 24) : String(error));

describe('places and turns together', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const crowds = [1, 2].flatMap((seed) => [1, 3, 40, 200].map((clients) => [seed, clients] as const));
  it.each(crowds)(
    'count each operation once, and hold nothing once all have left (seed %i, %i clients)',
    async (seed, clients) => {
      const traffic = new Traffic(seed, clients);
      const { admission, schedule } = traffic;
      const all: Promise<void>[] = [];
      let mostAside = 0;
      for (let tick = 0; tick < 150; tick += 1) {
        for (let index = 0; index < 6; index += 1) all.push(traffic.operation());
        await vi.advanceTimersByTimeAsync(5);
        const { arriving, running, waiting, aside } = admission.load;
        expect(arriving + running + waiting + aside).toBe(traffic.present);
        mostAside = Math.max(mostAside, aside);
      }
      let ended = 0;
      for (const one of all) void one.then(() => (ended += 1));
      // Nobody waits for longer than that, whatever others do.
      await vi.advanceTimersByTimeAsync(WAIT_MS + 2 * TIMEOUT_MS);
      expect(ended).toBe(all.length);
      expect(admission.load).toEqual(empty);
      expect(admission.clients).toBe(0);
      expect(schedule.load()).toEqual({ waiting: nothing, running: { ...nothing, overdue: 0 } });
      expect(traffic.outcomes.get('answered')).toBeGreaterThan(20);
      if (clients > 1) expect(mostAside).toBeGreaterThan(3);
    },
  );
});
