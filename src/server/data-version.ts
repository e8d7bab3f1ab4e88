import type { PositionalRecord, Statement } from '../compiler/statement.ts';
import type { RunnableStatement } from '../database/run.ts';

/** What a statement found in the graph about the data, at its start or its end. */
export type DataState = readonly [
  /** `null` where the graph bears none. */
  version: string | null,
  /** Every load that changes something has another, also where facts are changed and changed back. */
  readableFrom: number | null,
  /** The time at the database, in milliseconds. */
  now: number,
];

/** How the state of the data is read. */
export interface DataStates {
  /** Prints the statement that returns the `DataState` in the first of some columns, and null in the others. */
  readonly print: (columns: readonly string[]) => string;
  /** Whether a load was committing. */
  readonly isBeingWritten: (state: DataState) => boolean;
  /** Whether a load that was met is over, though its mark is still there: then there is nothing to wait for. */
  readonly isOver?: ((mark: number) => Promise<boolean>) | undefined;
}

/**
 * Encloses a statement in two that return the state of the data, so that one round trip brings all three. What it was
 * stays as it is between them, with its own plan and its own order; Neo4j runs the parts of a `UNION ALL` one after the
 * other, each to its end. A column beside the rows could not tell what happened after the last of them, and would be
 * read once for each.
 */
export function betweenStates({ text, parameters, columns }: Statement, print: DataStates['print']): RunnableStatement {
  const state = print(columns);
  return { text: `${state}\nUNION ALL\n${text}\nUNION ALL\n${state}`, parameters };
}

/** The states of the data that the statements of one operation met. */
export class DataReading {
  readonly #states: DataState[] = [];
  readonly #isBeingWritten: DataStates['isBeingWritten'];

  constructor(isBeingWritten: DataStates['isBeingWritten']) {
    this.#isBeingWritten = isBeingWritten;
  }

  /** Notes the states around the records of an enclosed statement, and gives the records that were asked for. */
  note(records: readonly PositionalRecord[]): readonly PositionalRecord[] {
    const states = [records[0]?.[0], records.at(-1)?.[0]];
    if (records.length < 2 || !states.every(isState)) {
      throw new TypeError('A statement does not tell the state of the data at its start and its end.');
    }
    this.#states.push(...states);
    return records.slice(1, -1);
  }

  /** Whether a load was committing at a start or an end: then another reading at once would meet it again. */
  get metLoad(): boolean {
    return this.#states.some(this.#isBeingWritten);
  }

  /** The marks of the loads that were met. */
  get marks(): readonly number[] {
    return [...new Set(this.#states.filter(this.#isBeingWritten).flatMap(([, mark]) => mark ?? []))];
  }

  /** Whether all statements read one state of the data: from the first start to the last end no load committed. */
  get isWhole(): boolean {
    const [first] = this.#states;
    return !this.metLoad && this.#states.every((state) => isSame(state, first!));
  }

  /** What tells the state that was read from every other; undefined where nothing was, or the graph bears no version. */
  get state(): string | undefined {
    const [first] = this.#states;
    return first && stateOf(first);
  }

  /** The version that was read; `undefined` where nothing was, or where the graph bears no version. */
  get version(): string | undefined {
    return this.#states[0]?.[0] ?? undefined;
  }
}

export const isState = (value: unknown): value is DataState => Array.isArray(value) && value.length === 3;

/** Tells a state of the data from every other. Undefined where the graph bears no version. */
export function stateOf([version, readableFrom]: DataState): string | undefined {
  return version === null ? undefined : `${version} ${readableFrom}`;
}

const isSame = ([version, readableFrom]: DataState, other: DataState): boolean =>
  version === other[0] && readableFrom === other[1];
