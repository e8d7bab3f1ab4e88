import { OverBudget } from './cost.ts';
import type { PositionalRecord } from './statement.ts';

/** Takes one value out of a row of positions. */
export type Reader = (row: PositionalRecord) => unknown;

/**
 * One object of the answer. It carries `__typename`, the properties that were asked for under their own names, and under
 * `#` and a response key what the selection asks for there. No GraphQL name can hold a `#`.
 */
export type ResultRow = Record<string, unknown>;

/** Where an edge keeps its cursor: no property and no slot has this name. */
export const cursorKey = '# cursor';

export const slotKey = (responseKey: string): string => `#${responseKey}`;

/** What stands in a slot that cannot be answered: its field reports the error, and no other does. */
export class Refusal {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** A mistake in the arguments of one field is the answer of that field alone; an exceeded budget is not one field's. */
export function orRefuse(plan: () => Reader): Reader {
  try {
    return plan();
  } catch (error) {
    if (error instanceof OverBudget) throw error;
    const refusal = new Refusal(error);
    return () => refusal;
  }
}

/** Fills one place of a result row. */
export interface Filler {
  readonly key: string;
  readonly read: Reader;
}

/** Reads an object of a known type. */
export function objectReader(typename: string, fillers: readonly Filler[]): (row: PositionalRecord) => ResultRow {
  return (row) => {
    const result: ResultRow = { __typename: typename };
    for (const { key, read } of fillers) result[key] = read(row);
    return result;
  };
}

/** Reads an object of one of several types; `position` holds the index of its reader, or null for none of them. */
export function switchReader(position: number, readers: readonly Reader[]): Reader {
  return (row) => {
    const index = row[position];
    return typeof index === 'number' ? (readers[index]?.(row) ?? null) : null;
  };
}

/** Reads what may not be there: `position` holds a value that is never null where it is. */
export function nullableReader(position: number, read: Reader): Reader {
  return (row) => (row[position] === null ? null : read(row));
}

/** Reads a list of rows. */
export function listReader(position: number, read: Reader): Reader {
  return (row) => {
    const rows = row[position];
    return Array.isArray(rows) ? rows.map((item) => read(item as PositionalRecord)) : [];
  };
}

export const columnReader =
  (position: number): Reader =>
  (row) =>
    row[position];
