import { Present } from '../present.ts';
import { Others } from './others.ts';
import { SharedQueue } from './shared-queue.ts';
import { Surprises } from './surprises.ts';
import { type LineName, lineOf, runsQuick, type Turn, type TurnKind } from './turn.ts';

export interface StatementPlacesOptions {
  /** Statements that run at once, as many as serve best. */
  readonly places: number;
  /** Of them, those that long statements may have; the default is half of them. */
  readonly longPlaces?: number;
  /** Of those thought to be dear, as many run beside them. */
  readonly dearPlaces: number;
}

/** Statements by kind: those that wait for their turn, and those that have it. */
export type ScheduleLoad = Readonly<Record<'waiting' | 'running', Readonly<Record<string, number>>>>;

/** Who runs, who waits, and whose turn is next. */
export class StatementPlaces {
  readonly #options: StatementPlacesOptions;
  readonly #longPlaces: number;
  readonly #lines = {
    known: new SharedQueue<Turn>(),
    unseen: new SharedQueue<Turn>(),
    dear: new SharedQueue<Turn>(),
  };
  readonly #running = new Present<Turn>();
  readonly #numbers: Record<TurnKind, number> = { known: 0, unseen: 0, dear: 0, overdue: 0 };
  /** Operations that have had the turn of a long or dear statement: they may hold much by then. */
  readonly #begun = new WeakSet<object>();
  /** One whose records are large: the thread of the process reads those of one statement at a time, so that its turns stay short. */
  readonly #large = new Set<Turn>();
  /** The clients for whom a statement is planned. */
  readonly #planning = new Set<string>();
  readonly #others = new Others();
  readonly #surprises = new Surprises();
  /** Whether the last of a line was of an operation that had not begun. */
  readonly #isEndDue = { known: true, unseen: true, dear: true };
  /** The line of the last that began. */
  #lastOf: LineName | undefined;

  constructor(options: StatementPlacesOptions) {
    const { places, longPlaces = Math.floor(places / 2) } = options;
    this.#options = options;
    this.#longPlaces = Math.max(1, longPlaces);
  }

  /** A statement of this client takes so many milliseconds already, much longer than it was thought to. Gives what is called at its end. */
  beginSurprise(client: string, milliseconds: number): (milliseconds: number) => void {
    return this.#surprises.begin(client, milliseconds);
  }

  /** What a statement of this client may take for what others have taken, in milliseconds. */
  surpriseOf(client: string): number {
    return this.#surprises.of(client);
  }

  /**
   * Which dear statements of a client wait, beside those of one operation: how many, since the budget bounds what these may take together,
   * and in how many milliseconds all of them are thought to be done.
   */
  dearWaitingOf(client: string, operation: object): { readonly size: number; readonly milliseconds: number } {
    const { size, cost } = this.#lines.dear.waitingOf(client, operation);
    return { size, milliseconds: cost / this.#options.dearPlaces };
  }

  /** Whether anybody but this client has asked within the last second. */
  othersAskBeside(client: string): boolean {
    return this.#others.areBeside(client);
  }

  /** How long a dear statement that comes now would wait, in milliseconds, for what those before it are thought to take. */
  dearWaitOf(turn: Turn): number {
    const { dearPlaces } = this.#options;
    return this.#numbers.dear < dearPlaces ? 0 : this.#lines.dear.costBefore(turn) / dearPlaces;
  }

  /** Whether something of its operation waits in the dear line already, or has had its turn there. */
  isUnderWay({ operation, client }: Turn): boolean {
    return this.#begun.has(operation) || this.#lines.dear.knows(client, operation);
  }

  /** Whether a statement that waits does so for others of its kind: dear, long or large ones, or those that have to be planned. */
  isFullFor(turn: Turn): boolean {
    if (!turn.expectation.isKnown) return true;
    const isKindFull = turn.isDear ? this.#numbers.dear >= this.#options.dearPlaces : this.#isLongFullFor(turn);
    return isKindFull || (turn.expectation.isLarge && this.#large.size > 0);
  }

  get load(): ScheduleLoad {
    const { known, unseen, dear } = this.#lines;
    return { waiting: { known: known.size, unseen: unseen.size, dear: dear.size }, running: { ...this.#numbers } };
  }

  /** Whether the turn begins at once: what waits may not go, whoever comes. */
  ask(turn: Turn): boolean {
    this.#others.noteAsked(turn.client);
    const line = this.#lines[lineOf(turn)];
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
    this.#lines[lineOf(turn)].remove(turn);
  }

  /** Makes room for others though the statement goes on, unless as many do so already. */
  goOnBeside(turn: Turn): void {
    if (!runsQuick(turn) || this.#numbers.overdue >= this.#options.places) return;
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
    turn.countsAsLong = this.#takesLongPlace(turn);
    this.#lastOf = lineOf(turn);
    this.#move(turn, this.#lastOf);
    if (!turn.expectation.isKnown) this.#planning.add(turn.client);
    if (turn.expectation.isLarge) this.#large.add(turn);
    if (turn.isLong || turn.isDear) this.#begun.add(turn.operation);
    turn.begin?.();
  }

  /**
   * What is known to be quick goes first, but one of what nobody has asked before runs beside it, or after it where there is a single place.
   * Else that would wait for as long as anybody has more of the other than there are places for.
   */
  #next(): Turn | undefined {
    const isUnseenDue = this.#numbers.unseen === 0 && this.#lastOf !== 'unseen';
    const due = isUnseenDue ? this.#take('unseen') : undefined;
    return due ?? this.#take('known') ?? this.#take('unseen') ?? this.#take('dear');
  }

  /** Whether there is room for a turn of this kind, this client and this operation. */
  #mayGo(turn: Turn): boolean {
    const line = lineOf(turn);
    return this.#hasRoom(line) && this.#mayHaveMore(turn.client, line) && this.#mayBegin(turn);
  }

  /** Whether anything of a line may go. */
  #hasRoom(line: LineName): boolean {
    const { places, dearPlaces } = this.#options;
    const { known, unseen, dear } = this.#numbers;
    if (line === 'dear') return dear < dearPlaces;
    // A place is left to what need not be planned: planning takes a processor of the database.
    const mostUnseen = Math.min(this.#mostOfOperation, this.#longPlaces + 1);
    return known + unseen < places && (line === 'known' || unseen < mostUnseen);
  }

  /** Whether anything of a client may go that stands in a line: what is true of all of it is asked once, however much that is. */
  #mayHaveMore(client: string, line: LineName): boolean {
    if (line === 'dear') return true;
    if (line === 'unseen' && this.#planning.has(client)) return false;
    return this.#quickOf((other) => other.client === client) < this.#mostOf(client);
  }

  /** Whether this may go, where others of its line and its client may. */
  #mayBegin(turn: Turn, areLongPlacesTaken = this.#onceForEach()): boolean {
    const { client, isDear, expectation, operation } = turn;
    if (expectation.isLarge && this.#large.size > 0) return false;
    if (isDear) return expectation.isKnown || !this.#planning.has(client);
    if (this.#isLongFullFor(turn, areLongPlacesTaken)) return false;
    return this.#quickOf((other) => other.operation === operation) < this.#mostOfOperation;
  }

  /** `#areLongPlacesTaken`, found once where thousands that wait ask for it. */
  #onceForEach(): (forSurprising: boolean) => boolean {
    const found = new Map<boolean, boolean>();
    return (forSurprising) => {
      const known = found.get(forSurprising) ?? this.#areLongPlacesTaken(forSurprising);
      found.set(forSurprising, known);
      return known;
    };
  }

  /** A place is left to other operations. */
  get #mostOfOperation(): number {
    return Math.max(1, this.#options.places - 1);
  }

  /**
   * What goes next in a line: in turn what is of an operation that has begun, and what is due whatever it is of. With the first alone, who
   * has many operations under way would keep everybody else waiting; with the second alone, all would begin and few come to their end.
   */
  #take(line: LineName): Turn | undefined {
    const queue = this.#lines[line];
    if (queue.isEmpty) return undefined;
    if (!this.#hasRoom(line)) return undefined;
    const mayHaveMore = (client: string) => this.#mayHaveMore(client, line);
    const areLongPlacesTaken = this.#onceForEach();
    const mayGo = (turn: Turn) => this.#mayBegin(turn, areLongPlacesTaken);
    const hasBegun = ({ operation }: Turn) => this.#begun.has(operation);
    const ended = this.#isEndDue[line]
      ? queue.takeBefore({ mayHaveMore, mayGo: (turn) => hasBegun(turn) && mayGo(turn) })
      : undefined;
    const next = ended ?? queue.take({ mayHaveMore, mayGo, isFirst: hasBegun });
    if (next !== undefined) this.#isEndDue[line] = !hasBegun(next);
    return next;
  }

  /** Whether it takes one of the places for long ones: of a client that has surprised, each statement does while others ask. */
  #takesLongPlace({ client, isDear, isLong }: Turn): boolean {
    return !isDear && (isLong || (this.#hasSurprised(client) && this.#others.areBeside(client)));
  }

  #hasSurprised(client: string): boolean {
    return this.#surprises.of(client) > 0;
  }

  /** Whether it needs a place for long ones, and has to wait for it. */
  #isLongFullFor(turn: Turn, areLongPlacesTaken = this.#onceForEach()): boolean {
    return this.#takesLongPlace(turn) && areLongPlacesTaken(this.#hasSurprised(turn.client));
  }

  /**
   * Whether all places for long ones are taken, by statements that are long, or have come to be. Clients that have surprised leave one of
   * them to those who have not.
   */
  #areLongPlacesTaken(forSurprising: boolean): boolean {
    let foreseen = 0;
    let surprising = 0;
    for (const { client, countsAsLong, runsAs } of this.#running) {
      if (runsAs === 'dear' || (runsAs !== 'overdue' && !countsAsLong)) continue;
      if (runsAs === 'overdue' || this.#hasSurprised(client)) surprising += 1;
      else foreseen += 1;
    }
    const most = forSurprising ? surprising : Math.min(surprising, Math.max(1, this.#longPlaces - 1));
    return foreseen + most >= this.#longPlaces;
  }

  /** How many quick ones a client may have at once: a part of the places where others ask too, so that these need not wait for its own. */
  #mostOf(client: string): number {
    const { places } = this.#options;
    return this.#others.areBeside(client) ? Math.max(this.#longPlaces, Math.ceil(places / 2)) : places;
  }

  /** How many such statements have a place. */
  #quickOf(isSuch: (turn: Turn) => boolean): number {
    let number = 0;
    for (const turn of this.#running) if (runsQuick(turn) && isSuch(turn)) number += 1;
    return number;
  }

  #move(turn: Turn, to: TurnKind | undefined): void {
    const from = turn.runsAs;
    turn.runsAs = to;
    if (from !== undefined) this.#numbers[from] -= 1;
    if (to !== undefined) this.#numbers[to] += 1;
    if (from === undefined) turn.place = this.#running.add(turn);
    else if (to === undefined && turn.place !== undefined) this.#running.remove(turn.place);
  }
}
