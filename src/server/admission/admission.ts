import { Present } from '../../present.ts';
import { isSlow, oldestOf, whoGivesWay } from './giving-way.ts';
import { Overload } from './overload.ts';
import { Places, type Utilization } from './places.ts';
import { type Admits, type Client, Visit } from './visit.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface AdmissionLimits {
  /** Operations that are executed at once, at most. */
  readonly operations: number;
  /** Operations that wait for a place at most. */
  readonly waiting: number;
  /** The longest that an operation waits, in milliseconds. */
  readonly waitMs: number;
}

/**
 * Requests whose body is still on its way at the end of the turn of the event loop in which they came. They hold no places meanwhile.
 * Where there are too many, the oldest of the client with most of them gives way, if that client has more than who came last, or it is
 * slow: so clients that send slowly stop nobody, and least of all those whose body comes with the headers.
 */
const MAX_ARRIVING = 256;
const MAX_ARRIVING_OF_ONE = 64;

/** Operations that wait for a long statement of theirs to have its turn. */
const MAX_ASIDE = 64;

/** An operation that runs for longer than this, as the largest pages do, takes long. */
const LONG_MS = 250;
/** As many times what may be executed at once run at most, those that take long among them. */
const MOST_TIMES = 2.5;

/**
 * So small a part of what may be executed at once may be pages of one client. The largest take seconds of the thread and of the database
 * together: of more at once, none would be there in time.
 */
const PAGES_PART = 2;

/** Requests that have been read, and wait for the answer that somebody else is given. */
const MAX_SHARING = 256;
const MAX_SHARING_OF_ONE = 64;

/**
 * Decides which operations are executed now, which wait, and which are refused. Places that become free go to the
 * clients that wait in turn. Where all places are taken, half as many more are kept for clients that have less than
 * their share, and as many as are taken by what takes long.
 */
export class Admission implements Admits {
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
  #sharing = 0;
  /** When each of those that run began, the first first. */
  readonly #running = new Map<Visit, number>();
  #waiting = 0;
  #arrivedAt = Number.NEGATIVE_INFINITY;

  /** `isLate` tells whether the process is behind with everything: then the queue is short at once. */
  constructor(limits: AdmissionLimits, isLate: () => boolean = () => false, utilization?: Utilization) {
    this.#limits = limits;
    this.#waitingRoom = new WaitingRoom(limits.operations, limits.waiting, this.#overload, isLate);
    this.#places = new Places(limits.operations, utilization);
  }

  /** Operations by where they are at this moment. Who shares an answer is aside too. */
  get load() {
    return {
      arriving: this.#arriving,
      running: this.#running.size,
      waiting: this.#waiting,
      aside: this.#aside + this.#sharing,
    };
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

  /**
   * Lets a request in, before its body is read; `undefined` where it must be refused. `onGivenUp` is called where its body is
   * on its way for so long that it has to give way to another: it is refused then. A page is many operations.
   */
  arrive(name: string, onGivenUp: () => void = () => {}, isPage = false): Visit | undefined {
    this.#arrivedAt = performance.now();
    this.#overload.noteArrival(this.#arrivedAt);
    const client = this.#clients.get(name) ?? {
      name,
      arriving: new Present(),
      running: 0,
      aside: [],
      sharing: 0,
      pages: 0,
      waiting: [],
    };
    if (!this.#mayArrive(client, isPage)) {
      this.noteRefusal();
      return undefined;
    }
    this.#overload.noteLetIn();
    this.#clients.set(name, client);
    this.#arriving += 1;
    if (this.#soon === 0) this.#endTurnSoon();
    this.#soon += 1;
    return new Visit(this, client, { turn: this.#turn, at: this.#arrivedAt, onGivenUp, isPage });
  }

  /** For `Visit` alone. */
  enter(visit: Visit, client: Client, from: 'arriving' | 'sharing'): void {
    this.#comeFrom(from, visit, client);
    if (this.#mayRun(client, visit.arrival.isPage)) {
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

  /**
   * For `Visit` alone: what it waits for needs no place, so it keeps no room from those who arrive. What waits for a place itself, nobody
   * waits for who has one.
   */
  shareAnswer(visit: Visit, client: Client, isUnderWay: boolean): boolean {
    if (!isUnderWay && this.#mayRun(client, visit.arrival.isPage)) return false;
    if (this.#sharing >= MAX_SHARING || client.sharing >= MAX_SHARING_OF_ONE) return false;
    this.#comeFrom('arriving', visit, client);
    this.#sharing += 1;
    client.sharing += 1;
    return true;
  }

  /**
   * For `Visit` alone: its place is free for others while it waits for something else than a place. Where too many do so, the last of the
   * client with most of them gives way, if that is not this client.
   */
  standAside(visit: Visit, client: Client): (() => void) | undefined {
    if (this.#aside >= MAX_ASIDE && !this.#makeRoomAside(client)) return undefined;
    this.#aside += 1;
    client.aside.push(visit);
    this.#endRun(visit, client);
    this.#admitNext();
    return () => {
      this.#aside -= 1;
      client.aside.splice(client.aside.indexOf(visit), 1);
      this.#beginRun(visit, client);
    };
  }

  #makeRoomAside({ aside }: Client): boolean {
    let most = aside;
    for (const other of this.#clients.values()) if (other.aside.length > most.length) most = other.aside;
    if (most.length <= aside.length + 1) return false;
    most.at(-1)?.giveWayAside();
    return true;
  }

  /** For `Visit` alone. */
  noteRefusal(): void {
    this.#overload.noteRefusal();
    this.#places.noteRefusal();
  }

  /** For `Visit` alone. */
  leave(visit: Visit, client: Client, from: 'arriving' | 'sharing' | 'waiting' | 'running'): void {
    if (from === 'arriving' || from === 'sharing') this.#comeFrom(from, visit, client);
    if (from === 'waiting') {
      client.waiting.splice(client.waiting.indexOf(visit), 1);
      this.#waiting -= 1;
      if (client.waiting.length === 0) this.#turns.splice(this.#turns.indexOf(client), 1);
    }
    if (from === 'running') {
      if (visit.arrival.isPage) client.pages -= 1;
      this.#endRun(visit, client);
      this.#admitNext();
    }
    this.#forget(client);
  }

  #forget(client: Client): void {
    if (client.arriving.size + client.running + client.aside.length + client.sharing + client.waiting.length === 0)
      this.#clients.delete(client.name);
  }

  #comeFrom(from: 'arriving' | 'sharing', { arrival, place }: Visit, client: Client): void {
    if (from === 'sharing') {
      this.#sharing -= 1;
      client.sharing -= 1;
      return;
    }
    client.arriving.remove(place);
    this.#arriving -= 1;
    if (arrival.turn === this.#turn) this.#soon -= 1;
  }

  /** What has not been read by the end of the turn is slow, and keeps no room from others. */
  #endTurnSoon(): void {
    const turn = this.#turn;
    setImmediate(() => {
      if (this.#turn !== turn) return;
      this.#turn += 1;
      this.#soon = 0;
      while (this.#arriving > MAX_ARRIVING) whoGivesWay(this.#clients.values())?.giveUp();
    });
  }

  /** Those of this turn that will have to wait. */
  #ahead(): number {
    return Math.max(0, this.#soon - Math.max(0, this.#places.number - this.#running.size));
  }

  #run(visit: Visit, client: Client): void {
    if (visit.arrival.isPage) client.pages += 1;
    this.#beginRun(visit, client);
    visit.run();
  }

  #beginRun(visit: Visit, client: Client): void {
    client.running += 1;
    this.#running.set(visit, performance.now());
  }

  #endRun(visit: Visit, client: Client): void {
    client.running -= 1;
    this.#running.delete(visit);
  }

  #admitNext(): void {
    for (;;) {
      const next = this.#next();
      if (next === undefined) return;
      const { client, visit } = next;
      this.#turns.splice(this.#turns.indexOf(client), 1);
      client.waiting.splice(client.waiting.indexOf(visit), 1);
      this.#waiting -= 1;
      if (client.waiting.length > 0) this.#turns.push(client);
      this.#waitingRoom.noteWaited(performance.now() - visit.waitsSince);
      this.#run(visit, client);
    }
  }

  /** Of the client whose turn it is, the first that may run: behind pages that must wait for others, an operation may. */
  #next(): { readonly client: Client; readonly visit: Visit } | undefined {
    for (const client of this.#turns) {
      if (!this.#mayRun(client, false)) continue;
      const mayPage = this.#mayRun(client, true);
      const visit = client.waiting.find(({ arrival }) => mayPage || !arrival.isPage);
      if (visit !== undefined) return { client, visit };
    }
    return undefined;
  }

  #mayArrive(client: Client, isPage: boolean): boolean {
    if (client.arriving.size >= MAX_ARRIVING_OF_ONE) {
      // As behind one proxy: all others are of the same client.
      const oldest = oldestOf(client.arriving);
      if (oldest === undefined || !isSlow(oldest)) return false;
      oldest.giveUp();
    }
    const ahead = this.#ahead();
    return (
      this.#mayRun(client, isPage, this.#soon) || this.#mayWait(client, ahead) || this.#isBeforeOthers(client, ahead)
    );
  }

  /**
   * Whether somebody else has several requests that arrive or wait, and this client none: those take no room from it that are not in the
   * queue yet. A crowd of such clients is let in up to twice as many as there is room for.
   */
  #isBeforeOthers(client: Client, ahead: number): boolean {
    if (client.arriving.size + client.waiting.length > 0 || this.#waiting + ahead >= 2 * this.#room()) return false;
    for (const { arriving, waiting } of this.#clients.values()) if (arriving.size + waiting.length > 1) return true;
    return false;
  }

  #mayRun({ running, pages }: Client, isPage: boolean, soon = 0): boolean {
    if (isPage && pages >= Math.ceil(this.#limits.operations / PAGES_PART)) return false;
    const operations = this.#places.number;
    const all = this.#running.size + soon;
    if (all < operations) return true;
    if (running >= operations / Math.max(this.#clients.size, 2)) return false;
    const most = operations + Math.ceil(operations / 2);
    return all < most || (all < MOST_TIMES * this.#limits.operations && all - this.#long() < most);
  }

  /** How many take long already. They keep nobody out who has less than a share, also where there are fewer places by now. */
  #long(): number {
    const before = performance.now() - LONG_MS;
    let long = 0;
    for (const beganAt of this.#running.values()) {
      if (beganAt > before) break;
      long += 1;
    }
    return long;
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
