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

/** Stands in a slot that cannot be answered. Its field reports the error; other fields are not affected. */
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
