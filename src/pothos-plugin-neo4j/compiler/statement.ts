import type { SchemaStatement } from '../model/cypher.ts';
import type { PropertyType } from '../model/define.ts';
import type { Cost } from './budget.ts';

/** The Cypher type of a parameter. It is part of the key of Neo4j's plan cache, so a parameter always has the same type. */
export type ParameterType = PropertyType;

/** The Cypher function that converts ISO 8601 text to a value of a type. */
export const constructors: Readonly<Partial<Record<ParameterType, string>>> = {
  date: 'date',
  dateTime: 'datetime',
  localDateTime: 'localdatetime',
  time: 'time',
  localTime: 'localtime',
  duration: 'duration',
};

/**
 * A parameter of a statement. Temporal values are ISO 8601 text, which the statement converts. A point is an object with
 * `srid`, `x`, `y` and possibly `z`, which the runner converts to a point of the driver.
 */
export interface Parameter {
  readonly type: ParameterType;
  readonly list: boolean;
  readonly value: unknown;
}

/** What a value takes beside its letters, in letters. */
const ownSize = 16;

/** What a parameter is, in letters: texts by their length, and sixteen for each value. */
export const sizeOfParameter = ({ list, value }: Parameter): number => (list ? sizeOf(value) : sizeOfValue(value));

/** The same of a value that may be a list. */
export function sizeOf(value: unknown): number {
  if (!Array.isArray(value)) return sizeOfValue(value);
  let size = 0;
  for (const item of value) size += sizeOfValue(item);
  return size;
}

const sizeOfValue = (value: unknown): number => ownSize + (typeof value === 'string' ? value.length : 0);

/** One read statement. Its text depends only on the shape of the request; all values are parameters. */
export interface Statement {
  readonly text: string;
  /** The names of the columns of its records, in order. */
  readonly columns: readonly string[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Its cost, by the measures of the budget; undefined if it was made without a budget. */
  readonly cost?: Cost;
  /** The constraints and indexes of the model that serve its look-ups and its order; `missingIn` tells which are missing. */
  readonly wanted?: readonly SchemaStatement[];
}

/** One record as an array, with a value for each column. */
export type PositionalRecord = readonly unknown[];

/** Runs one read statement and resolves to its records. Errors with a code are for clients; servers must mask others. */
export type RunStatement = (statement: Statement) => Promise<readonly PositionalRecord[]>;
