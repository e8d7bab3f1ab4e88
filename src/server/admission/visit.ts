import type { Place, Present } from '../../present.ts';
import { busy } from './busy.ts';

export interface Client {
  readonly name: string;
  readonly arriving: Present<Visit>;
  running: number;
  /** Operations that run, and whose place others have meanwhile. */
  readonly aside: Visit[];
  /** Requests that wait for the answer that somebody else is given. */
  sharing: number;
  /** Pages that run or are aside. */
  pages: number;
  readonly waiting: Visit[];
}

/** What a visit asks of the admission that let it in. */
export interface Admits {
  enter(visit: Visit, client: Client, from: 'arriving' | 'sharing'): void;
  shareAnswer(visit: Visit, client: Client, isUnderWay: boolean): boolean;
  standAside(visit: Visit, client: Client): (() => void) | undefined;
  noteRefusal(): void;
  leave(visit: Visit, client: Client, from: 'arriving' | 'sharing' | 'waiting' | 'running'): void;
}

interface Arrival {
  /** The turn of the event loop. */
  readonly turn: number;
  /** By `performance.now()`. */
  readonly at: number;
  readonly onGivenUp: () => void;
  readonly isPage: boolean;
}

/** One request on its way through: it arrives, may wait, runs, and leaves. */
export class Visit {
  readonly #admission: Admits;
  readonly #client: Client;
  /** For `Admission` alone, as the next one. */
  readonly arrival: Arrival;
  readonly place: Place<Visit>;
  #state: 'arriving' | 'sharing' | 'waiting' | 'running' | 'left' = 'arriving';
  #timer: NodeJS.Timeout | undefined;
  #wasRefused = false;
  /** When it began to wait; for `Admission` alone. */
  waitsSince = 0;
  /** Of the statements of the operation that wait for their turn, what has them give way. */
  #waits: (() => void)[] = [];
  #comeBack: () => void = () => {};
  #settle: { resolve: () => void; reject: (reason: unknown) => void } | undefined;

  constructor(admission: Admits, client: Client, arrival: Arrival) {
    this.#admission = admission;
    this.#client = client;
    this.arrival = arrival;
    this.place = client.arriving.add(this);
  }

  /**
   * Waits for a place once the request is read. Rejects with `SERVICE_UNAVAILABLE` where there is none in time, and
   * with the reason of the signal where the client goes away meanwhile.
   */
  async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const from = this.#state;
    if (from !== 'arriving' && from !== 'sharing') throw refused;
    this.#admission.enter(this, this.#client, from);
    if (this.#state !== 'waiting') {
      if (this.#wasRefused) throw refused;
      return;
    }
    const goneAway = () => this.#end(signal.reason);
    signal.addEventListener('abort', goneAway, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        this.#settle = { resolve, reject };
      });
    } finally {
      signal.removeEventListener('abort', goneAway);
    }
  }

  /** Whether there was no place in time. */
  get wasRefused(): boolean {
    return this.#wasRefused;
  }

  /**
   * Waits for the answer that somebody else is given, which needs no place; `isUnderWay` tells whether that one has a place. False where
   * it had better have a place of its own.
   */
  shareAnswer(isUnderWay: boolean): boolean {
    // A page has its place, and asks several at once.
    if (this.#state === 'running') return isUnderWay;
    if (this.#state !== 'arriving') return this.#state !== 'left';
    if (!this.#admission.shareAnswer(this, this.#client, isUnderWay)) return false;
    this.#state = 'sharing';
    return true;
  }

  /**
   * Lets others have the place, until what is returned is called: for an operation that waits for something else. Undefined where so
   * many do that it may not. `giveWay` is called where it has to go for a client that has fewer of them.
   */
  standAside(giveWay: () => void): (() => void) | undefined {
    if (this.#state !== 'running') return () => {};
    if (this.#waits.length === 0) {
      const comeBack = this.#admission.standAside(this, this.#client);
      if (comeBack === undefined) return undefined;
      this.#comeBack = comeBack;
    }
    this.#waits.push(giveWay);
    return () => {
      const index = this.#waits.indexOf(giveWay);
      if (index === -1) return;
      this.#waits.splice(index, 1);
      if (this.#waits.length === 0) this.#comeBack();
    };
  }

  /** For `Admission` alone: ends what it waits for aside. */
  giveWayAside(): void {
    const waits = this.#waits;
    this.#waits = [];
    this.#comeBack();
    for (const giveWay of waits) giveWay();
  }

  /** Gives the place back. Further calls do nothing. */
  leave(): void {
    this.#end(undefined);
  }

  /** For `Admission` alone, as the next three. */
  run(): void {
    clearTimeout(this.#timer);
    this.#state = 'running';
    this.#settle?.resolve();
  }

  wait(forMs: number): void {
    this.#state = 'waiting';
    this.waitsSince = performance.now();
    this.#timer = setTimeout(() => this.refuse(), forMs);
  }

  refuse(): void {
    this.#wasRefused = true;
    this.#admission.noteRefusal();
    // One that is not in the queue yet has been taken from those that arrive.
    if (this.#state === 'arriving' || this.#state === 'sharing') this.#state = 'left';
    this.#end(refused);
  }

  /** What arrives is refused, since it takes long and others come. */
  giveUp(): void {
    this.#wasRefused = true;
    this.#admission.noteRefusal();
    this.#end(refused);
    this.arrival.onGivenUp();
  }

  #end(reason: unknown): void {
    const state = this.#state;
    clearTimeout(this.#timer);
    // One that goes while it stands aside has a place to leave again.
    if (this.#waits.length > 0) this.#comeBack();
    this.#waits = [];
    this.#state = 'left';
    if (state !== 'left') this.#admission.leave(this, this.#client, state);
    if (state !== 'running') this.#settle?.reject(reason);
  }
}

/** One for all who have no place: under overload their stacks would cost as much as the rest of a refusal. */
const refused = busy();
