import { publicError } from '../errors.ts';
import type { Cost } from '../pothos-plugin-neo4j/compiler/index.ts';
import { type Expectation, Expectations } from './expectation.ts';
import { SharedQueue } from './shared-queue.ts';

export interface ScheduleOptions {
  /** Statements that run at once, as many as serve best. */
  readonly places: number;
  /** Of those thought to take long, as many run beside them. */
  readonly dearPlaces: number;
  /** The longest that a statement may wait. */
  readonly timeoutMs: number;
  /** What a statement is thought to take at least that is dear; the default is 100 ms. */
  readonly dearMs?: number;
  /** So many dear statements of one client may wait; the default is 8. */
  readonly dearWaiting?: number;
}

/** What is to run, as far as its turn depends on it. */
export interface ScheduledStatement {
  readonly text: string;
  readonly cost?: Pick<Cost, 'subqueries' | 'visits'> | undefined;
}

export interface ScheduledFor {
  /** Whoever asks; those who ask at the same time have their turns one after the other. */
  readonly client: string;
  /** Tells the operation that the statement belongs to: one never has all places. */
  readonly operation: object;
  readonly signal?: AbortSignal | undefined;
  /** Called where a dear or long statement has to wait, and gives what is called when its turn has come. */
  readonly standAside?: (() => () => void) | undefined;
  /** Tells, once it has run, how many bytes its records hold; 0 where nobody tells. */
  readonly size?: (() => number) | undefined;
}

/** Runs work when its turn has come. Rejects with `SERVICE_UNAVAILABLE`, or the signal's reason, where it does not. */
export type Schedule = <Result>(
  statement: ScheduledStatement,
  by: ScheduledFor,
  work: () => Promise<Result>,
) => Promise<Result>;

/** Statements by kind: those that wait for their turn, and those that have it. */
export type ScheduleLoad = Readonly<Record<'waiting' | 'running', Readonly<Record<string, number>>>>;

interface Turn {
  readonly client: string;
  readonly operation: object;
  readonly expectation: Expectation;
  /** What it is thought to take, in milliseconds. */
  readonly cost: number;
  readonly isDear: boolean;
  readonly isLong: boolean;
  readonly begin: () => void;
}

/** How many times a statement may take what makes one dear before it leaves its place to others. */
const patience = 3;

/** After so many times that, a large one no longer keeps other large ones waiting: it is not its records that take so long. */
const patienceWithLarge = 10;

/** What takes this part of what makes a statement dear is long: such statements have half of the places at most. */
const longPart = 0.25;

/**
 * Lets statements run so that the dear ones of some do not keep the cheap ones of others waiting. Three lines wait: what is
 * known to be quick, and what nobody has asked before and is thought to be quick, with turns for every operation; and what
 * is dear, with turns for every client. A client has one statement planned at a time, and no operation has all places. One
 * statement at a time runs whose records are large. A statement that takes longer than it was thought to leaves its place to
 * others while it goes on.
 */
export function createSchedule(options: ScheduleOptions): Schedule & { readonly load: () => ScheduleLoad } {
  const { timeoutMs, dearMs = 100, dearWaiting = 8 } = options;
  const expectations = new Expectations();
  const places = new Places(options);

  /** A turn that begins at once is not waited for: most do. */
  const ask = (turn: Omit<Turn, 'begin'>, signal: AbortSignal | undefined): Turn | Promise<Turn> => {
    let hasBegun = false;
    let begin = () => {
      hasBegun = true;
    };
    const asked: Turn = { ...turn, begin: () => begin() };
    places.ask(asked);
    if (hasBegun) return asked;
    let stop: () => void = () => {};
    return new Promise<Turn>((resolve, reject) => {
      begin = () => resolve(asked);
      const leave = (reason: unknown) => {
        places.leave(asked);
        reject(reason);
      };
      const timer = setTimeout(() => leave(waitedInVain(timeoutMs)), timeoutMs);
      const abort = () => leave(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      stop = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
    }).finally(() => stop());
  };

  const schedule: Schedule = async ({ text, cost }, { client, operation, signal, standAside, size }, work) => {
    signal?.throwIfAborted();
    const expectation = expectations.of(text, cost);
    const isDear = expectation.milliseconds > dearMs;
    // What has only been planned so far may be quick: many who ask it at the same time are no reason to refuse it.
    const isSurelyDear = isDear && (expectation.isTried || !expectation.isKnown);
    if (isSurelyDear && places.dearWaitingOf(client) >= dearWaiting) throw tooManyDear(dearWaiting);
    const expected = Math.max(1, expectation.milliseconds);
    const isLong = expected > longPart * dearMs;
    const hasToWait = places.isFullFor({ isDear, isLong, expectation });
    const comeBack = hasToWait ? standAside?.() : undefined;
    const asked = { client, operation, expectation, cost: expected, isDear, isLong };
    const begun = ask(asked, signal);
    const turn = begun instanceof Promise ? await begun.finally(comeBack) : begun;
    if (turn === begun) comeBack?.();
    const overdue = setTimeout(() => places.goOnBeside(turn), patience * dearMs);
    const alone = expectation.isLarge
      ? setTimeout(() => places.readBeside(turn), patienceWithLarge * dearMs)
      : undefined;
    const started = performance.now();
    try {
      return await work();
    } finally {
      clearTimeout(overdue);
      clearTimeout(alone);
      const run = { milliseconds: performance.now() - started, bytes: size?.() ?? 0 };
      if (!signal?.aborted) expectations.note(text, run, expectation);
      places.end(turn);
    }
  };
  return Object.assign(schedule, { load: () => places.load });
}

/** Quick ones are told apart by whether the database has to plan them. */
type Kind = 'known' | 'unseen' | 'dear' | 'overdue';

/** Who runs, who waits, and whose turn is next. */
class Places {
  readonly #options: Pick<ScheduleOptions, 'places' | 'dearPlaces'>;
  readonly #lines = {
    known: new SharedQueue<Turn>(),
    unseen: new SharedQueue<Turn>(),
    dear: new SharedQueue<Turn>(),
  };
  readonly #running = new Map<Turn, Kind>();
  readonly #numbers: Record<Kind, number> = { known: 0, unseen: 0, dear: 0, overdue: 0 };
  /** Operations that have had the turn of a long or dear statement: they may hold much by then, so they are ended first. */
  readonly #begun = new WeakSet<object>();
  /** One whose records are large: the thread of the process reads those of one statement at a time, so that its turns stay short. */
  readonly #large = new Set<Turn>();
  /** The clients for whom a statement is planned. */
  readonly #planning = new Set<string>();

  constructor(options: Pick<ScheduleOptions, 'places' | 'dearPlaces'>) {
    this.#options = options;
  }

  dearWaitingOf(client: string): number {
    return this.#lines.dear.sizeOf(client);
  }

  /** Whether a dear, long or large statement that comes now has to wait for others of its kind. */
  isFullFor({ isDear, isLong, expectation }: Pick<Turn, 'isDear' | 'isLong' | 'expectation'>): boolean {
    const isKindFull = isDear ? this.#numbers.dear >= this.#options.dearPlaces : isLong && this.#isLongFull;
    return isKindFull || (expectation.isLarge && this.#large.size > 0);
  }

  get load(): ScheduleLoad {
    const { known, unseen, dear } = this.#lines;
    return { waiting: { known: known.size, unseen: unseen.size, dear: dear.size }, running: { ...this.#numbers } };
  }

  ask(turn: Turn): void {
    this.#lines[kindOf(turn)].add(turn);
    this.#dispatch();
  }

  /** Gives up waiting; nothing happens where the turn has begun. */
  leave(turn: Turn): void {
    this.#lines[kindOf(turn)].remove(turn);
  }

  /** Makes room for others though the statement goes on, unless as many do so already. */
  goOnBeside(turn: Turn): void {
    const kind = this.#running.get(turn);
    const isQuick = kind === 'known' || kind === 'unseen';
    if (!isQuick || this.#numbers.overdue >= this.#options.places) return;
    this.#move(turn, 'overdue');
    this.#dispatch();
  }

  /** Lets other large ones run beside this one. */
  readBeside(turn: Turn): void {
    if (this.#large.delete(turn)) this.#dispatch();
  }

  end(turn: Turn): void {
    this.#move(turn, undefined);
    this.#large.delete(turn);
    if (!turn.expectation.isKnown) this.#planning.delete(turn.client);
    this.#dispatch();
  }

  #dispatch(): void {
    for (let turn = this.#next(); turn !== undefined; turn = this.#next()) {
      this.#move(turn, kindOf(turn));
      if (!turn.expectation.isKnown) this.#planning.add(turn.client);
      if (turn.expectation.isLarge) this.#large.add(turn);
      if (turn.isLong || turn.isDear) this.#begun.add(turn.operation);
      turn.begin();
    }
  }

  #next(): Turn | undefined {
    const { places, dearPlaces } = this.#options;
    const hasNothingPlanned = ({ client, expectation }: Turn) => expectation.isKnown || !this.#planning.has(client);
    const leavesRoom = ({ operation }: Turn) => this.#quickOf(operation) < Math.max(1, places - 1);
    const isLongFull = this.#isLongFull;
    const mayBeRead = ({ expectation }: Turn) => !(expectation.isLarge && this.#large.size > 0);
    const mayBeQuick = (turn: Turn) => !(turn.isLong && isLongFull) && leavesRoom(turn) && mayBeRead(turn);
    const { known, unseen, dear } = this.#numbers;
    if (known + unseen < places) {
      const next = this.#take('known', mayBeQuick);
      if (next !== undefined) return next;
      // One place is left to what need not be planned.
      const mayPlan = unseen < Math.max(1, places - 1);
      const planned = mayPlan ? this.#take('unseen', (turn) => mayBeQuick(turn) && hasNothingPlanned(turn)) : undefined;
      if (planned !== undefined) return planned;
    }
    return dear < dearPlaces ? this.#take('dear', (turn) => hasNothingPlanned(turn) && mayBeRead(turn)) : undefined;
  }

  /** What goes next in a line: of operations that have begun before others. */
  #take(line: Exclude<Kind, 'overdue'>, mayGo: (turn: Turn) => boolean): Turn | undefined {
    const queue = this.#lines[line];
    return queue.take((turn) => this.#begun.has(turn.operation) && mayGo(turn)) ?? queue.take(mayGo);
  }

  /** Whether half of the places are taken by statements that are long, or have come to be. */
  get #isLongFull(): boolean {
    let number = 0;
    for (const [{ isLong }, kind] of this.#running) if (kind === 'overdue' || (isLong && kind !== 'dear')) number += 1;
    return number >= Math.max(1, Math.floor(this.#options.places / 2));
  }

  /** How many places an operation has. */
  #quickOf(operation: object): number {
    let number = 0;
    for (const [turn, kind] of this.#running) {
      if (turn.operation === operation && kind !== 'dear' && kind !== 'overdue') number += 1;
    }
    return number;
  }

  #move(turn: Turn, to: Kind | undefined): void {
    const from = this.#running.get(turn);
    if (from !== undefined) this.#numbers[from] -= 1;
    if (to === undefined) this.#running.delete(turn);
    else {
      this.#running.set(turn, to);
      this.#numbers[to] += 1;
    }
  }
}

function kindOf({ isDear, expectation }: Turn): Exclude<Kind, 'overdue'> {
  if (isDear) return 'dear';
  return expectation.isKnown ? 'known' : 'unseen';
}

function waitedInVain(timeoutMs: number): Error {
  return publicError(
    'SERVICE_UNAVAILABLE',
    `The database has too much to do: this waited ${timeoutMs / 1_000} s for its turn. Try again in a while.`,
  );
}

function tooManyDear(number: number): Error {
  return publicError(
    'SERVICE_UNAVAILABLE',
    `${number} operations of yours that take long are waiting already. Ask again when they are answered, or ask for less.`,
  );
}
