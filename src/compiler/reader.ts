import type { RequestValues } from './request-values.ts';
import type { PositionalRecord } from './statement.ts';

/** Takes one value out of a row of positions that answers a request. */
export type Reader = (row: PositionalRecord, request: RequestValues) => unknown;

/**
 * One object of the answer. It carries `__typename`, the properties that were asked for under their own names, and under
 * `#` and a response key what the selection asks for there. No GraphQL name can hold a `#`.
 */
export type ResultRow = Record<string, unknown>;

/** Where an edge keeps its cursor: no property and no slot has this name. */
export const cursorKey = '# cursor';
/** Where an object keeps the key that its global id is made of. */
export const keyName = '# key';

export const slotKey = (responseKey: string): string => `#${responseKey}`;

/** What stands in a slot that cannot be answered: its field reports the error, and no other does. */
export class Refusal {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** Fills one place of a result row. */
export interface Filler {
  readonly key: string;
  readonly read: Reader;
}

/** Reads an object of a known type. */
export function objectReader(typename: string, fillers: readonly Filler[]): Reader {
  return (row, request) => {
    const result: ResultRow = { __typename: typename };
    for (const { key, read } of fillers) result[key] = read(row, request);
    return result;
  };
}

/** Reads an object of one of several types, each with a label of its own; `position` holds the node's labels, if there is one. */
export function switchReader(position: number, readers: ReadonlyMap<string, Reader>): Reader {
  return (row, request) => {
    const labels = row[position];
    if (!Array.isArray(labels)) return null;
    for (const label of labels) {
      const read = readers.get(label);
      if (read !== undefined) return read(row, request);
    }
    return null;
  };
}

/** Reads what may not be there: `position` holds a value that is never null where it is. */
export function nullableReader(position: number, read: Reader): Reader {
  return (row, request) => (row[position] === null ? null : read(row, request));
}

/** Reads a list of rows. */
export function listReader(position: number, read: Reader): Reader {
  return (row, request) => {
    const rows = row[position];
    return Array.isArray(rows) ? rows.map((item) => read(item as PositionalRecord, request)) : [];
  };
}

export const columnReader =
  (position: number): Reader =>
  (row) =>
    row[position];
