import { firstOf } from '../../first-of.ts';
import { type DataState, type DataStates, isSame, stateOf } from './data-version.ts';

/** What is known of the data is asked again after this long, while somebody wants to know. */
const RENEW_AFTER_MS = 400;
/** What was asked longer ago than this is no longer known. */
const KNOWN_FOR_MS = 1_000;

/** What was found at one moment. */
export interface Look {
  readonly state: DataState;
  /** Whether no load was committing. */
  readonly isSettled: boolean;
  readonly bookmark: string | undefined;
  /** Whether the bookmark stood at the moment at which the state was read: it was told before as well as after. */
  readonly isExact: boolean;
  readonly askedAt: number;
}

/**
 * Which state the data have. What was read from one state is known by two looks, one before and one after, or by the look
 * before and by bookmarks: Neo4j gives every statement the bookmark of the last transaction that it could have seen some of.
 */
export class CurrentState {
  readonly #states: DataStates;
  #latest: Look | undefined;
  #asking: Promise<Look> | undefined;
  #next: Promise<Look> | undefined;
  /** The bookmarks of what ended since the last look was sent. */
  #heard = new Set<string>();
  #isAlone: boolean | undefined;

  constructor(states: DataStates) {
    this.#states = states;
    this.#isAlone = states.isAlone === undefined ? true : undefined;
  }

  /** The last look, if it can stand before a statement; it is renewed behind the answers. */
  get latest(): Look | undefined {
    if (this.#latest === undefined || !this.#latest.isSettled) return undefined;
    if (this.#age() > RENEW_AFTER_MS) this.#renew();
    return this.#latest;
  }

  /** The state, as `stateOf` words it, a second ago at most. Undefined where the data are being changed, bear no version, or cannot be asked. */
  async get(): Promise<string | undefined> {
    if (!this.#isKnown()) await firstOf(this.look(), KNOWN_FOR_MS).catch(() => {});
    else if (this.#age() > RENEW_AFTER_MS) this.#renew();
    const latest = this.#isKnown() ? this.#latest : undefined;
    return latest?.isSettled ? stateOf(latest.state) : undefined;
  }

  /** A look that may be under way already. */
  look(): Promise<Look> {
    this.#asking ??= this.#look().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** A look that is sent from now on; all who ask for one while another is under way share it. */
  lookAgain(): Promise<Look> {
    if (this.#asking === undefined) return this.look();
    const begin = () => {
      this.#next = undefined;
      return this.look();
    };
    this.#next ??= this.#asking.then(begin, begin);
    return this.#next;
  }

  /** Notes the bookmark of a statement that has ended. */
  hear(bookmark: string): void {
    this.#heard.add(bookmark);
  }

  /** What a statement must wait for that follows on a look: a server that lags would show what was before. */
  bookmarksAfter({ bookmark }: Look): readonly string[] {
    return this.#isAlone === true || bookmark === undefined ? [] : [bookmark];
  }

  /**
   * Whether statements that ran after a look, and all had this bookmark, read what that look found. If the last look found
   * the same, and they ended before it, no load came in between; if they ended later, the bookmark would be another.
   */
  isStill(before: Look, bookmark: string): boolean {
    const latest = this.#latest;
    if (latest === undefined || !latest.isExact || !latest.isSettled || !this.#isKnown()) return false;
    return bookmark === (latest.bookmark ?? '') && isSame(before.state, latest.state);
  }

  #renew(): void {
    this.look().catch(() => {});
  }

  #age(): number {
    return performance.now() - (this.#latest?.askedAt ?? Number.NEGATIVE_INFINITY);
  }

  #isKnown(): boolean {
    return this.#age() < KNOWN_FOR_MS;
  }

  async #look(): Promise<Look> {
    const look = await this.#read();
    const [, mark] = look.state;
    if (look.isSettled || mark === null || !(await this.#states.isOver?.(mark))) return look;
    // What it says of the data may be what was before the load that is over.
    return this.#read();
  }

  async #read(): Promise<Look> {
    const askedAt = performance.now();
    const heard = this.#heard;
    this.#heard = new Set();
    try {
      this.#isAlone ??= await this.#states.isAlone?.();
      const { state, bookmark } = await this.#states.look(this.#isAlone === true ? [] : [...heard].filter(Boolean));
      if (bookmark !== undefined) this.#heard.add(bookmark);
      const isExact = bookmark !== undefined && heard.has(bookmark);
      this.#latest = { state, isSettled: !this.#states.isBeingWritten(state), bookmark, isExact, askedAt };
      return this.#latest;
    } catch (error) {
      // A server that does not know the bookmarks would never answer.
      if (this.#isAlone !== true) this.#latest = undefined;
      throw error;
    }
  }
}
