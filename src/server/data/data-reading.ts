import type { CurrentState, Look } from './current-state.ts';
import { isSame, stateOf } from './data-version.ts';
import type { Deadline } from './deadline.ts';

/** How a statement runs for one reading. */
export interface ReadingOptions {
  /** The statement runs after what these tell of. */
  readonly bookmarks: readonly string[];
  /** Is given the bookmark of the statement, once it has ended. */
  readonly onBookmark: (bookmark: string) => void;
}

/** The states of the data between which the statements of one operation ran. */
export class DataReading {
  readonly #current: CurrentState;
  readonly #deadline: Deadline | undefined;
  /** That of the statements, and whether all had the same one. */
  #bookmark: string | undefined;
  #isOne = true;
  #before: Look | undefined;
  #metLoad = false;

  constructor(current: CurrentState, deadline?: Deadline) {
    this.#current = current;
    this.#deadline = deadline;
  }

  /** Runs a statement after a look at the data. */
  async read<Records>(run: (options: ReadingOptions) => Promise<Records>): Promise<Records> {
    const before = this.#before ?? this.#current.latest ?? (await this.#inTime(this.#current.look()));
    // Another statement may have had an earlier look meanwhile: `??=` around the `await` would put this one in its place.
    this.#before ??= before;
    const bookmarks = this.#current.bookmarksAfter(this.#before);
    let bookmark = '';
    const records = await run({
      bookmarks,
      onBookmark: (given) => {
        bookmark = given;
      },
    });
    this.#isOne &&= this.#bookmark === undefined || this.#bookmark === bookmark;
    this.#bookmark = bookmark;
    this.#current.hear(bookmark);
    return records;
  }

  /**
   * Whether all statements read one state of the data: from before the first to after the last no load committed. Rejects with
   * `TIMEOUT` where it cannot be learnt in time.
   */
  async isWhole(): Promise<boolean> {
    const before = this.#before;
    if (before === undefined || this.#bookmark === undefined) return true;
    if (before.isSettled && this.#isOne && this.#current.isStill(before, this.#bookmark)) return true;
    const after = before.isSettled ? await this.#inTime(this.#current.lookAgain().catch(() => undefined)) : before;
    this.#metLoad = after?.isSettled === false;
    return after?.isSettled === true && isSame(before.state, after.state);
  }

  #inTime<Result>(work: Promise<Result>): Promise<Result> {
    return this.#deadline?.within(work) ?? work;
  }

  /** Whether a load was committing: then another reading at once would meet it again. */
  get metLoad(): boolean {
    return this.#metLoad;
  }

  /** Whether a statement has ended. */
  get hasRead(): boolean {
    return this.#bookmark !== undefined;
  }

  /** What tells the state that was read from every other; undefined where nothing was, or the graph bears no version. */
  get state(): string | undefined {
    return this.#read && stateOf(this.#read.state);
  }

  /** The version that was read; `undefined` where nothing was, or where the graph bears no version. */
  get version(): string | undefined {
    return this.#read?.state[0] ?? undefined;
  }

  get #read(): Look | undefined {
    return this.#bookmark === undefined ? undefined : this.#before;
  }
}
