import type { RequestValues } from './request-values.ts';
import type { PositionalRecord } from './statement.ts';

/** Reads one value from a row of a record, for a request. */
export type Reader = (row: PositionalRecord, request: RequestValues) => unknown;

/**
 * One object of the answer, as resolvers get it. It holds `__typename`, selected properties under their own names, and other
 * selected fields in slots, named `#` and the response key. No GraphQL name contains `#`.
 */
export type ResultRow = Record<string, unknown>;

/** The name under which an edge holds its cursor. No property or slot has this name. */
export const cursorKey = '# cursor';
/** The name under which an object holds the key for its global id. */
export const keyName = '# key';

export const slotKey = (responseKey: string): string => `#${responseKey}`;

/** The value of a slot that cannot be answered. Its field throws the error; other fields are not affected. */
export class Refusal {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

export const columnReader =
  (position: number): Reader =>
  (row) =>
    row[position];
