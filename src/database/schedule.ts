import { GraphQLError } from 'graphql';
import { publicError } from '../errors.ts';
import type { Cost } from '../pothos-plugin-neo4j/compiler/index.ts';
import { Expectations } from './expectation.ts';
import { type ScheduleLoad, StatementPlaces, type StatementPlacesOptions } from './statement-places.ts';
import type { Turn } from './turn.ts';

export interface ScheduleOptions extends StatementPlacesOptions {
  /** The longest that a statement may wait. */
  readonly timeoutMs: number;
  /** What a statement is thought to take at least that is dear; the default is 100 ms. */
  readonly dearMs?: number;
  /** So many dear statements of other operations of a client may wait where another comes while others ask; the default is 8. */
  readonly dearWaiting?: number;
}

/** What is to run, as far as its turn depends on it. */
export interface ScheduledStatement {
  readonly text: string;
  readonly cost?: Pick<Cost, 'subqueries' | 'visits'> | undefined;
}

/**
 * Called where a statement has to wait that is dear, long, large or to be planned, so that others have the place of its operation
 * meanwhile. Gives what is called when the wait is over; undefined where so many stand aside that this one may not. `giveWay` ends the
 * wait for somebody who has fewer aside.
 */
export type StandAside = (giveWay: () => void) => (() => void) | undefined;

export interface ScheduledFor {
  /** Whoever asks; those who ask at the same time have their turns one after the other. */
  readonly client: string;
  /** Tells the operation that the statement belongs to: one never has all places. */
  readonly operation: object;
  readonly signal?: AbortSignal | undefined;
  readonly standAside?: StandAside | undefined;
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

/**
 * A statement that takes so many times what makes one dear, and was not thought to be dear, tells of its client. That is sooner than it
 * leaves its place, which is for others then.
 */
const surprising = 2;

/** How many times a statement may take what makes one dear before it leaves its place to others. */
const patience = 3;

/** After so many times that, a large one no longer keeps other large ones waiting: it is not its records that take so long. */
const patienceWithLarge = 10;

/**
 * While nobody else asks, so many times as many dear statements of a client may wait, if they are thought to be done in half of
 * the time: they keep nobody waiting but its own.
 */
const moreWaitAlone = 3;

/** What takes this part of what makes a statement dear is long: such statements have a part of the places at most. */
const longPart = 0.25;

/**
 * Lets statements run so that the dear ones of some do not keep the cheap ones of others waiting. Three lines wait: what is
 * known to be quick, and what nobody has asked before and is thought to be quick, with turns for every operation; and what
 * is dear, with turns for every client. A client has one statement planned at a time, and half of the places while others ask; no
 * operation has all places. Whose statements take much longer than they were thought to leaves places to others for a while. One
 * statement at a time runs whose records are large. A statement that takes longer than it was thought to leaves its place to
 * others while it goes on. Who could not be there in time any more waits no longer.
 */
export function createSchedule(options: ScheduleOptions): Schedule & { readonly load: () => ScheduleLoad } {
  const { timeoutMs, dearMs = 100, dearWaiting = 8 } = options;
  const expectations = new Expectations();
  const places = new StatementPlaces(options);
  const surpriseMs = surprising * dearMs;

  const wait = (turn: Turn, waitMs: number, { signal, standAside }: ScheduledFor): Promise<void> => {
    let stop: () => void = () => {};
    return new Promise<void>((resolve, reject) => {
      turn.begin = resolve;
      const leave = (reason: unknown) => {
        places.leave(turn);
        reject(reason);
      };
      const mayStandAside = standAside !== undefined && places.isFullFor(turn);
      const comeBack = mayStandAside ? standAside(() => leave(tooManyWait())) : undefined;
      // It would keep its place from what is known and cheap for as long as it waits.
      if (mayStandAside && comeBack === undefined && (turn.isDear || !turn.expectation.isKnown))
        return leave(tooManyWait());
      const timer = setTimeout(() => leave(waitedInVain(waitMs)), waitMs);
      const abort = () => leave(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      stop = () => {
        comeBack?.();
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
    }).finally(() => stop());
  };

  /**
   * Notes how long work takes. A failure other than a time-out tells nothing of that, nor that the database has planned the
   * statement. Who goes away ends it early: that it took this long at least is told of the client alone.
   */
  const learnFrom = async <Result>(
    text: string,
    turn: Turn,
    { signal, size }: ScheduledFor,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const { client, expectation } = turn;
    const started = performance.now();
    const run = () => ({ milliseconds: performance.now() - started, bytes: size?.() ?? 0 });
    let endSurprise: ((milliseconds: number) => void) | undefined;
    const surprise = setTimeout(() => {
      if (!turn.isDear) endSurprise = places.beginSurprise(client, surpriseMs);
    }, surpriseMs);
    try {
      const result = await work();
      endSurprise?.(run().milliseconds);
      if (!signal?.aborted) expectations.note(text, run(), expectation);
      return result;
    } catch (error) {
      endSurprise?.(signal?.aborted || isTimeout(error) ? run().milliseconds : 0);
      if (!signal?.aborted && isTimeout(error)) expectations.noteTimeout(text, run(), expectation);
      throw error;
    } finally {
      clearTimeout(surprise);
    }
  };

  /** Refuses a dear statement at once that has no chance, or whose client has too many of them. */
  const refuseInVain = (turn: Turn, waitMs: number, remaining: number): void => {
    const { client, operation, expectation } = turn;
    // What has only been planned so far may be quick: many who ask it at the same time are no reason to refuse it.
    if (expectation.isTried || !expectation.isKnown) {
      const { size, milliseconds } = places.dearWaitingOf(client, operation);
      const mayWaitAlone = milliseconds <= remaining / 2 && !places.othersAskBeside(client);
      const most = mayWaitAlone ? moreWaitAlone * dearWaiting : dearWaiting;
      if (size >= most) throw tooManyDear(most);
    }
    if (!expectation.isTried || places.isUnderWay(turn)) return;
    const dearWaitMs = places.dearWaitOf(turn);
    if (dearWaitMs > waitMs) throw wouldWaitInVain(dearWaitMs);
  };

  const schedule: Schedule = async ({ text, cost }, by, work) => {
    const { client, operation, signal, remaining = timeoutMs } = by;
    signal?.throwIfAborted();
    const expectation = expectations.of(text, cost);
    const isDear = expectation.milliseconds > dearMs;
    const expected = Math.max(1, expectation.milliseconds);
    const isLong = expected > longPart * dearMs;
    const turn: Turn = {
      client,
      operation,
      expectation,
      cost: Math.max(expected, places.surpriseOf(client)),
      isDear,
      isLong,
      runsAs: undefined,
      countsAsLong: isLong,
      place: undefined,
      begin: undefined,
    };
    // Half of the time is enough to wait, also where it is thought to need more than the other half.
    const waitMs = Math.min(timeoutMs, Math.max(remaining - expected, remaining / 2));
    if (isDear) refuseInVain(turn, waitMs, remaining);
    if (!places.ask(turn)) await wait(turn, waitMs, by);
    const overdue = setTimeout(() => places.goOnBeside(turn), patience * dearMs);
    const alone = expectation.isLarge
      ? setTimeout(() => places.readBeside(turn), patienceWithLarge * dearMs)
      : undefined;
    try {
      return await learnFrom(text, turn, by, work);
    } finally {
      clearTimeout(overdue);
      clearTimeout(alone);
      places.end(turn);
    }
  };
  return Object.assign(schedule, { load: () => places.load });
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

function wouldWaitInVain(milliseconds: number): Error {
  return publicError(
    'SERVICE_UNAVAILABLE',
    `The database has too much to do: this would wait some ${(milliseconds / 1_000).toFixed(1)} s for its turn. Try again in a while, or ask for less.`,
  );
}

function tooManyWait(): Error {
  return publicError(
    'SERVICE_UNAVAILABLE',
    'Too many operations wait for the database that take long, or that nobody has asked before, as this one. Try again in a while.',
  );
}

function tooManyDear(number: number): Error {
  return publicError(
    'SERVICE_UNAVAILABLE',
    `${number} statements of other operations of yours that take long are waiting already. Ask again when they are answered, or ask for less.`,
  );
}
