import { GraphQLError } from 'graphql';
import { publicError } from '../errors.ts';
import type { Cost } from '../pothos-plugin-neo4j/compiler/index.ts';
import { type Place, Present } from '../present.ts';
import { type Expectation, Expectations } from './expectation.ts';
import { SharedQueue } from './shared-queue.ts';

export interface ScheduleOptions {
  /** Statements that run at once, as many as serve best. */
  readonly places: number;
  /** Of them, those that long statements may have; the default is half of them. */
  readonly longPlaces?: number;
  /** Of those thought to be dear, as many run beside them. */
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
  /** What is left of the time of the operation, in milliseconds. */
  readonly remaining?: number | undefined;
}

/** Runs work when its turn has come. Rejects with `SERVICE_UNAVAILABLE`, or the signal's reason, where it does not. */
export type Schedule = <Result>(
  statement: ScheduledStatement,
  by: ScheduledFor,
  work: () => Promise<Result>,
) => Promise<Result>;

/** Statements by kind: those that wait for their turn, and those that have it. */
export type ScheduleLoad = Readonly<Record<'waiting' | 'running', Readonly<Record<string, number>>>>;

/** Quick ones are told apart by whether the database has to plan them. */
type Kind = 'known' | 'unseen' | 'dear' | 'overdue';

interface Turn {
  readonly client: string;
  readonly operation: object;
  readonly expectation: Expectation;
  /** What it is thought to take, in milliseconds. */
  readonly cost: number;
  readonly isDear: boolean;
  readonly isLong: boolean;
  /** Undefined before it begins and after it has ended. */
  runsAs: Kind | undefined;
  /** Among those that run. */
  place: Place<Turn> | undefined;
  /** Called when it begins; nobody waits for one that begins at once. */
  begin: (() => void) | undefined;
}

/** How many times a statement may take what makes one dear before it leaves its place to others. */
const patience = 3;

/** After so many times that, a large one no longer keeps other large ones waiting: it is not its records that take so long. */
const patienceWithLarge = 10;

/** What takes this part of what makes a statement dear is long: such statements have a part of the places at most. */
const longPart = 0.25;

/**
 * Lets statements run so that the dear ones of some do not keep the cheap ones of others waiting. Three lines wait: what is
 * known to be quick, and what nobody has asked before and is thought to be quick, with turns for every operation; and what
 * is dear, with turns for every client. A client has one statement planned at a time, and no operation has all places. One
 * statement at a time runs whose records are large. A statement that takes longer than it was thought to leaves its place to
 * others while it goes on. Who could not be there in time any more waits no longer.
 */
export function createSchedule(options: ScheduleOptions): Schedule & { readonly load: () => ScheduleLoad } {
  const { timeoutMs, dearMs = 100, dearWaiting = 8 } = options;
  const expectations = new Expectations();
  const places = new Places(options);

  const wait = (turn: Turn, waitMs: number, signal: AbortSignal | undefined): Promise<void> => {
    let stop: () => void = () => {};
    return new Promise<void>((resolve, reject) => {
      turn.begin = resolve;
      const leave = (reason: unknown) => {
        places.leave(turn);
        reject(reason);
      };
      const timer = setTimeout(() => leave(waitedInVain(waitMs)), waitMs);
      const abort = () => leave(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      stop = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
    }).finally(() => stop());
  };

  /**
   * Notes how long work takes. A failure other than a time-out tells nothing of that, nor that the database has planned the
   * statement; and who goes away ends it early.
   */
  const learnFrom = async <Result>(
    text: string,
    expectation: Expectation,
    { signal, size }: ScheduledFor,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const started = performance.now();
    const run = () => ({ milliseconds: performance.now() - started, bytes: size?.() ?? 0 });
    try {
      const result = await work();
      if (!signal?.aborted) expectations.note(text, run(), expectation);
      return result;
    } catch (error) {
      if (!signal?.aborted && isTimeout(error)) expectations.noteTimeout(text, run(), expectation);
      throw error;
    }
  };

  const schedule: Schedule = async ({ text, cost }, by, work) => {
    const { client, operation, signal, standAside, remaining = timeoutMs } = by;
    signal?.throwIfAborted();
    const expectation = expectations.of(text, cost);
    const isDear = expectation.milliseconds > dearMs;
    // What has only been planned so far may be quick: many who ask it at the same time are no reason to refuse it.
    const isSurelyDear = isDear && (expectation.isTried || !expectation.isKnown);
    if (isSurelyDear && places.dearWaitingOf(client) >= dearWaiting) throw tooManyDear(dearWaiting);
    const expected = Math.max(1, expectation.milliseconds);
    const isLong = expected > longPart * dearMs;
    const turn: Turn = {
      client,
      operation,
      expectation,
      cost: expected,
      isDear,
      isLong,
      runsAs: undefined,
      place: undefined,
      begin: undefined,
    };
    if (!places.ask(turn)) {
      const comeBack = places.isFullFor(turn) ? standAside?.() : undefined;
      // Half of the time is enough to wait, also where it is thought to need more than the other half.
      const waitMs = Math.min(timeoutMs, Math.max(remaining - expected, remaining / 2));
      await wait(turn, waitMs, signal).finally(comeBack);
    }
    const overdue = setTimeout(() => places.goOnBeside(turn), patience * dearMs);
    const alone = expectation.isLarge
      ? setTimeout(() => places.readBeside(turn), patienceWithLarge * dearMs)
      : undefined;
    try {
      return await learnFrom(text, expectation, by, work);
    } finally {
      clearTimeout(overdue);
      clearTimeout(alone);
      places.end(turn);
    }
  };
  return Object.assign(schedule, { load: () => places.load });
}

/** Who runs, who waits, and whose turn is next. */
class Places {
  readonly #options: Pick<ScheduleOptions, 'places' | 'longPlaces' | 'dearPlaces'>;
  readonly #longPlaces: number;
  readonly #lines = {
    known: new SharedQueue<Turn>(),
    unseen: new SharedQueue<Turn>(),
    dear: new SharedQueue<Turn>(),
  };
  readonly #running = new Present<Turn>();
  readonly #numbers: Record<Kind, number> = { known: 0, unseen: 0, dear: 0, overdue: 0 };
  /** Operations that have had the turn of a long or dear statement: they may hold much by then, so they are ended first. */
  readonly #begun = new WeakSet<object>();
  /** One whose records are large: the thread of the process reads those of one statement at a time, so that its turns stay short. */
  readonly #large = new Set<Turn>();
  /** The clients for whom a statement is planned. */
  readonly #planning = new Set<string>();

  constructor(options: Pick<ScheduleOptions, 'places' | 'longPlaces' | 'dearPlaces'>) {
    const { places, longPlaces = Math.floor(places / 2) } = options;
    this.#options = options;
    this.#longPlaces = Math.max(1, longPlaces);
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

  /** Whether the turn begins at once: what waits may not go, whoever comes. */
  ask(turn: Turn): boolean {
    const line = this.#lines[kindOf(turn)];
    if (!this.#mayGo(turn)) {
      line.add(turn);
      return false;
    }
    line.pass(turn);
    this.#begin(turn);
    return true;
  }

  /** Gives up waiting; nothing happens where the turn has begun. */
  leave(turn: Turn): void {
    this.#lines[kindOf(turn)].remove(turn);
  }

  /** Makes room for others though the statement goes on, unless as many do so already. */
  goOnBeside(turn: Turn): void {
    const isQuick = turn.runsAs === 'known' || turn.runsAs === 'unseen';
    const most = Math.min(this.#options.places, 2 * this.#longPlaces);
    if (!isQuick || this.#numbers.overdue >= most) return;
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
    for (let turn = this.#next(); turn !== undefined; turn = this.#next()) this.#begin(turn);
  }

  #begin(turn: Turn): void {
    this.#move(turn, kindOf(turn));
    if (!turn.expectation.isKnown) this.#planning.add(turn.client);
    if (turn.expectation.isLarge) this.#large.add(turn);
    if (turn.isLong || turn.isDear) this.#begun.add(turn.operation);
    turn.begin?.();
  }

  #next(): Turn | undefined {
    return this.#take('known') ?? this.#take('unseen') ?? this.#take('dear');
  }

  /** Whether there is room for a turn of this kind, this client and this operation. */
  #mayGo(turn: Turn): boolean {
    const { client, isDear, isLong, expectation } = turn;
    const { places, dearPlaces } = this.#options;
    const { known, unseen, dear } = this.#numbers;
    if (!expectation.isKnown && this.#planning.has(client)) return false;
    if (expectation.isLarge && this.#large.size > 0) return false;
    if (isDear) return dear < dearPlaces;
    if (known + unseen >= places || (isLong && this.#isLongFull)) return false;
    // A place is left to other operations, and one to what need not be planned: planning takes a processor of the database.
    const most = Math.max(1, places - 1);
    const isRoomToPlan = unseen < Math.min(most, this.#longPlaces + 1);
    return (expectation.isKnown || isRoomToPlan) && this.#quickOf(turn.operation) < most;
  }

  /** What goes next in a line: of operations that have begun before others. */
  #take(line: Exclude<Kind, 'overdue'>): Turn | undefined {
    const queue = this.#lines[line];
    if (queue.isEmpty) return undefined;
    return (
      queue.take((turn) => this.#begun.has(turn.operation) && this.#mayGo(turn)) ??
      queue.take((turn) => this.#mayGo(turn))
    );
  }

  /** Whether all places for long ones are taken by statements that are long, or have come to be. */
  get #isLongFull(): boolean {
    let number = 0;
    for (const { isLong, runsAs } of this.#running) {
      if (runsAs === 'overdue' || (isLong && runsAs !== 'dear')) number += 1;
    }
    return number >= this.#longPlaces;
  }

  /** How many places an operation has. */
  #quickOf(operation: object): number {
    let number = 0;
    for (const { operation: other, runsAs } of this.#running) {
      if (other === operation && runsAs !== 'dear' && runsAs !== 'overdue') number += 1;
    }
    return number;
  }

  #move(turn: Turn, to: Kind | undefined): void {
    const from = turn.runsAs;
    turn.runsAs = to;
    if (from !== undefined) this.#numbers[from] -= 1;
    if (to !== undefined) this.#numbers[to] += 1;
    if (from === undefined) turn.place = this.#running.add(turn);
    else if (to === undefined && turn.place !== undefined) this.#running.remove(turn.place);
  }
}

function kindOf({ isDear, expectation }: Turn): Exclude<Kind, 'overdue'> {
  if (isDear) return 'dear';
  return expectation.isKnown ? 'known' : 'unseen';
}

function isTimeout(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] === 'TIMEOUT';
}

function waitedInVain(milliseconds: number): Error {
  return publicError(
    'SERVICE_UNAVAILABLE',
    `The database has too much to do: this waited ${(milliseconds / 1_000).toFixed(1)} s for its turn. Try again in a while.`,
  );
}

function tooManyDear(number: number): Error {
  return publicError(
    'SERVICE_UNAVAILABLE',
    `${number} operations of yours that take long are waiting already. Ask again when they are answered, or ask for less.`,
  );
}
