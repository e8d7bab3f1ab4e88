import type { Statement } from '../../pothos-plugin-neo4j/compiler/index.ts';
import type { Runner } from '../../pothos-plugin-neo4j/runner/index.ts';
import type { CurrentState } from './current-state.ts';
import { DataReading } from './data-reading.ts';

export interface CurrentKeysOptions {
  readonly runner: Runner;
  readonly currentState: CurrentState;
  /** Finds each key that a node had before, and the key that it has now. */
  readonly statement: Statement;
}

/** The keys that nodes had before, of one version of the data. They are held in memory: a look-up by key stays one. */
export class CurrentKeys {
  readonly #options: CurrentKeysOptions;
  #known: { readonly version: string | undefined; readonly keys: ReadonlyMap<string, string> } | undefined;
  #reading: Promise<void> | undefined;

  constructor(options: CurrentKeysOptions) {
    this.#options = options;
  }

  /** The key that a node has now, for one that it has or had. */
  of(key: string): string {
    return this.#known?.keys.get(key) ?? key;
  }

  /** Makes sure of the keys of a version of the data. False where they could not be read, or the data changed again. */
  async follow(version: string | undefined): Promise<boolean> {
    // What is being read already may be what was there before this version.
    for (let readings = 0; readings < 2 && !this.isOf(version); readings += 1) {
      await this.read();
    }
    return this.isOf(version);
  }

  /** Reads them anew. Where that fails, those that are known stay. */
  async read(): Promise<void> {
    this.#reading ??= this.#renew()
      .catch(() => {})
      .finally(() => {
        this.#reading = undefined;
      });
    return this.#reading;
  }

  /** Whether the keys that are known are those of a version of the data. */
  isOf(version: string | undefined): boolean {
    return this.#known !== undefined && this.#known.version === version;
  }

  async #renew(): Promise<void> {
    const { runner, currentState, statement } = this.#options;
    const reading = new DataReading(currentState);
    const rows = await reading.read((options) => runner(statement, { ...options, operationName: 'former keys' }));
    if (await reading.isWhole()) {
      this.#known = { version: reading.version, keys: new Map(rows as readonly [string, string][]) };
    }
  }
}
