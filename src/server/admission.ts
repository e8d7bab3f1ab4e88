import { publicError } from '../errors.ts';
import { Overload } from './overload.ts';
import { Places, type Utilization } from './places.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface AdmissionLimits {
  /** Operations that are executed at once, at most. */
  readonly operations: number;
  /** Operations that wait for a place at most. */
  readonly waiting: number;
  /** The longest that an operation waits, in milliseconds. */
  readonly waitMs: number;
}

/** Requests whose body is on its way: it holds no place meanwhile, so a client that sends slowly stops nobody. */
const MAX_ARRIVING = 256;
const MAX_ARRIVING_OF_ONE = 64;

/** Operations that wait for a long statement of theirs to have its turn. */
const MAX_ASIDE = 64;

interface Client {
  readonly name: string;
  arriving: number;
  running: number;
  /** Operations that run, and whose place others have meanwhile. */
  aside: number;
  readonly waiting: Visit[];
}

export const busyMessage = 'The server has as much to do as it can. Try again in a second.';

/**
 * Decides which operations are executed now, which wait, and which are refused. Places that become free go to the
 * clients that wait in turn. Where all places are taken, half as many more are kept for clients that have less than
 * their share.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #places: Places;
  readonly #overload = new Overload();
  readonly #waitingRoom: WaitingRoom;
  readonly #clients = new Map<string, Client>();
  /** The clients of which an operation waits, the next first. */
  readonly #turns: Client[] = [];
  #arriving = 0;
  /** Requests that arrived in this turn of the event loop and are still being read: a short body comes with its headers. */
  #soon = 0;
  #turn = 0;
  #aside = 0;
  #running = 0;
  #waiting = 0;
  #arrivedAt = Number.NEGATIVE_INFINITY;

  /** `isLate` tells whether the process is behind with everything: then the queue is short at once. */
  constructor(limits: AdmissionLimits, isLate: () => boolean = () => false, utilization?: Utilization) {
    this.#limits = limits;
    this.#waitingRoom = new WaitingRoom(limits.operations, limits.waiting, this.#overload, isLate);
    this.#places = new Places(limits.operations, utilization);
  }

  /** Operations that run and wait at this moment. */
  get load() {
    return { arriving: this.#arriving, running: this.#running, waiting: this.#waiting, aside: this.#aside };
  }

  /** Operations that may be executed at once now. */
  get places(): number {
    return this.#places.number;
  }

  /** How long ago a request arrived last, in milliseconds; 0 while something is here. */
  get idleMs(): number {
    return this.#clients.size > 0 ? 0 : performance.now() - this.#arrivedAt;
  }

  /** Clients of which something is here. */
  get clients(): number {
    return this.#clients.size;
  }

  /** Lets a request in, before its body is read; `undefined` where it must be refused. */
  arrive(name: string): Visit | undefined {
    this.#arrivedAt = performance.now();
    this.#overload.noteArrival(this.#arrivedAt);
    const client = this.#clients.get(name) ?? { name, arriving: 0, running: 0, aside: 0, waiting: [] };
    if (!this.#mayArrive(client)) {
      this.noteRefusal();
      return undefined;
    }
    this.#overload.noteLetIn();
    this.#clients.set(name, client);
    client.arriving += 1;
    this.#arriving += 1;
    if (this.#soon === 0) this.#endTurnSoon();
    this.#soon += 1;
    return new Visit(this, client, this.#turn);
  }

  /** For `Visit` alone. */
  enter(visit: Visit, client: Client): void {
    this.#arrived(visit, client);
    if (this.#mayRun(client)) {
      this.#run(visit, client);
      return;
    }
    if (!this.#mayWait(client)) {
      visit.refuse();
      this.#forget(client);
      return;
    }
    if (this.#waiting >= this.#room()) this.#longest()?.waiting.at(-1)?.refuse();
    if (this.#waiting === 0) this.#waitingRoom.noteEmpty();
    if (client.waiting.push(visit) === 1) this.#turns.push(client);
    this.#waiting += 1;
    visit.wait(this.#limits.waitMs);
  }

  /** For `Visit` alone: its place is free for others while it waits for something else than a place. */
  standAside(client: Client): () => void {
    if (this.#aside >= MAX_ASIDE) return () => {};
    this.#aside += 1;
    client.aside += 1;
    client.running -= 1;
    this.#running -= 1;
    this.#admitNext();
    return () => {
      this.#aside -= 1;
      client.aside -= 1;
      client.running += 1;
      this.#running += 1;
    };
  }

  /** For `Visit` alone. */
  noteRefusal(): void {
    this.#overload.noteRefusal();
    this.#places.noteRefusal();
  }

  /** For `Visit` alone. */
  leave(visit: Visit, client: Client, from: 'arriving' | 'waiting' | 'running'): void {
    if (from === 'arriving') this.#arrived(visit, client);
    if (from === 'waiting') {
      client.waiting.splice(client.waiting.indexOf(visit), 1);
      this.#waiting -= 1;
      if (client.waiting.length === 0) this.#turns.splice(this.#turns.indexOf(client), 1);
    }
    if (from === 'running') {
      client.running -= 1;
      this.#running -= 1;
      this.#admitNext();
    }
    this.#forget(client);
  }

  #forget(client: Client): void {
    if (client.arriving + client.running + client.aside + client.waiting.length === 0)
      this.#clients.delete(client.name);
  }

  #arrived({ turn }: Visit, client: Client): void {
    client.arriving -= 1;
    this.#arriving -= 1;
    if (turn === this.#turn) this.#soon -= 1;
  }

  /** What has not been read by the end of the turn is slow, and keeps no room from others. */
  #endTurnSoon(): void {
    const turn = this.#turn;
    setImmediate(() => {
      if (this.#turn !== turn) return;
      this.#turn += 1;
      this.#soon = 0;
    });
  }

  /** Those of this turn that will have to wait. */
  #ahead(): number {
    return Math.max(0, this.#soon - Math.max(0, this.#places.number - this.#running));
  }

  #run(visit: Visit, client: Client): void {
    client.running += 1;
    this.#running += 1;
    visit.run();
  }

  #admitNext(): void {
    for (;;) {
      const index = this.#turns.findIndex((client) => this.#mayRun(client));
      const [client] = index < 0 ? [] : this.#turns.splice(index, 1);
      const visit = client?.waiting.shift();
      if (client === undefined || visit === undefined) return;
      this.#waiting -= 1;
      if (client.waiting.length > 0) this.#turns.push(client);
      this.#waitingRoom.noteWaited(performance.now() - visit.waitsSince);
      this.#run(visit, client);
    }
  }

  #mayArrive(client: Client): boolean {
    if (this.#arriving >= MAX_ARRIVING || client.arriving >= MAX_ARRIVING_OF_ONE) return false;
    return this.#mayRun(client, this.#soon) || this.#mayWait(client, this.#ahead());
  }

  #mayRun({ running }: Client, soon = 0): boolean {
    const operations = this.#places.number;
    const all = this.#running + soon;
    if (all < operations) return true;
    const hasLittle = running < operations / Math.max(this.#clients.size, 2);
    return hasLittle && all < operations + Math.ceil(operations / 2);
  }

  /**
   * In a full queue a client still has room where another has more in it, whose last gives way. Under overload each has its
   * share of the queue at most: what is above that would be refused all the same, after it has waited for a while.
   */
  #mayWait({ waiting }: Client, ahead = 0): boolean {
    const room = this.#room();
    if (this.#waiting + ahead >= room) return (this.#longest()?.waiting.length ?? 0) > waiting.length + 1;
    if (this.#waitingRoom.isBurst(this.#waiting)) return true;
    return waiting.length < Math.max(1, Math.floor(room / this.#clients.size));
  }

  #room(): number {
    return this.#waitingRoom.size(this.#waiting, this.#places.number);
  }

  #longest(): Client | undefined {
    let longest: Client | undefined;
    for (const client of this.#turns) {
      if (longest === undefined || client.waiting.length > longest.waiting.length) longest = client;
    }
    return longest;
  }
}

/** One request on its way through: it arrives, may wait, runs, and leaves. */
export class Visit {
  readonly #admission: Admission;
  readonly #client: Client;
  /** The turn of the event loop in which it arrived; for `Admission` alone. */
  readonly turn: number;
  #state: 'arriving' | 'waiting' | 'running' | 'left' = 'arriving';
  #timer: NodeJS.Timeout | undefined;
  #wasRefused = false;
  /** When it began to wait; for `Admission` alone. */
  waitsSince = 0;
  /** How many statements of the operation wait for their turn. */
  #waits = 0;
  #comeBack: () => void = () => {};
  #settle: { resolve: () => void; reject: (reason: unknown) => void } | undefined;

  constructor(admission: Admission, client: Client, turn: number) {
    this.#admission = admission;
    this.#client = client;
    this.turn = turn;
  }

  /**
   * Waits for a place once the request is read. Rejects with `SERVICE_UNAVAILABLE` where there is none in time, and
   * with the reason of the signal where the client goes away meanwhile.
   */
  async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.#admission.enter(this, this.#client);
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

  /** Lets others have the place, until what is returned is called: for an operation that waits for something else. */
  standAside(): () => void {
    if (this.#state !== 'running') return () => {};
    this.#waits += 1;
    if (this.#waits === 1) this.#comeBack = this.#admission.standAside(this.#client);
    return () => {
      this.#waits -= 1;
      if (this.#waits === 0) this.#comeBack();
    };
  }

  /** Gives the place back. Further calls do nothing. */
  leave(): void {
    this.#end(undefined);
  }

  /** For `Admission` alone, as the next two. */
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
    if (this.#state === 'arriving') this.#state = 'left';
    this.#end(refused);
  }

  #end(reason: unknown): void {
    const state = this.#state;
    clearTimeout(this.#timer);
    this.#state = 'left';
    if (state !== 'left') this.#admission.leave(this, this.#client, state);
    if (state !== 'running') this.#settle?.reject(reason);
  }
}

/** The refusal of whatever there is no room for at the moment. */
export const busy = () =>
  publicError('SERVICE_UNAVAILABLE', busyMessage, { http: { status: 503, headers: { 'retry-after': '1' } } });

/** One for all who have no place: under overload their stacks would cost as much as the rest of a refusal. */
const refused = busy();
