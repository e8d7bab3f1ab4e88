/** What a look at the graph found about the data. */
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
  /** Reads it, after everything that some bookmarks tell of. The bookmark is that of this reading. */
  readonly look: (
    after: readonly string[],
  ) => Promise<{ readonly state: DataState; readonly bookmark?: string | undefined }>;
  /** Whether a load was committing. */
  readonly isBeingWritten: (state: DataState) => boolean;
  /** Whether a load that was met is over, though its mark is still there: then there is nothing to wait for. */
  readonly isOver?: ((mark: number) => Promise<boolean>) | undefined;
  /** Whether one server answers every statement, so that none can be behind another. */
  readonly isAlone?: (() => Promise<boolean>) | undefined;
}

/** Tells a state of the data from every other. Undefined where the graph bears no version. */
export function stateOf([version, readableFrom]: DataState): string | undefined {
  return version === null ? undefined : `${version} ${readableFrom}`;
}

/** Whether no load came between two states. */
export const isSame = ([version, readableFrom]: DataState, other: DataState): boolean =>
  version === other[0] && readableFrom === other[1];
