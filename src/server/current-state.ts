import type { PositionalRecord } from '../compiler/statement.ts';
import type { RunnableStatement } from '../database/run.ts';
import { type DataStates, isState, stateOf } from './data-version.ts';

/** What is known of the data is asked again after this long, while somebody wants to know. */
const RENEW_AFTER_MS = 400;
/** What was asked longer ago than this is no longer known. */
const KNOWN_FOR_MS = 1_000;

export interface CurrentStateOptions {
  readonly runner: (
    statement: RunnableStatement,
    options: { readonly operationName: string },
  ) => Promise<readonly PositionalRecord[]>;
  readonly dataState: DataStates;
}

/**
 * Which state the data have, as it was a second ago at most. The database is asked while somebody wants to know, some two
 * times a second, behind the answers.
 */
export class CurrentState {
  readonly #options: CurrentStateOptions;
  #known: { readonly state: string | undefined; readonly askedAt: number } | undefined;
  #asking: Promise<void> | undefined;

  constructor(options: CurrentStateOptions) {
    this.#options = options;
  }

  /** The state, as `stateOf` words it. Undefined where the data are being changed, bear no version, or cannot be asked. */
  async get(): Promise<string | undefined> {
    if (!this.#isKnown()) await this.#ask();
    else if (this.#age() > RENEW_AFTER_MS) void this.#ask();
    return this.#isKnown() ? this.#known?.state : undefined;
  }

  #age(): number {
    return performance.now() - (this.#known?.askedAt ?? Number.NEGATIVE_INFINITY);
  }

  #isKnown(): boolean {
    return this.#age() < KNOWN_FOR_MS;
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#renew().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #renew(): Promise<void> {
    const { runner, dataState } = this.#options;
    const askedAt = performance.now();
    try {
      const text = dataState.print(['c0']);
      const [record] = await runner({ text, parameters: {} }, { operationName: 'state of the data' });
      const found = record?.[0];
      const isReadable = isState(found) && !dataState.isBeingWritten(found);
      this.#known = { state: isReadable ? stateOf(found) : undefined, askedAt };
    } catch {
      this.#known = { state: undefined, askedAt };
    }
  }
}
