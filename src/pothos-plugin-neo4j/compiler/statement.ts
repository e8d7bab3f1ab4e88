import type { SchemaStatement } from '../model/cypher.ts';
import type { PropertyType } from '../model/define.ts';
import type { Cost } from './budget.ts';

/** The Cypher type a parameter must arrive as; it is part of the plan-cache key of Neo4j, so it never varies. */
export type ParameterType = PropertyType;

/** The Cypher function that makes a value of a type from ISO 8601 text. */
export const constructors: Readonly<Partial<Record<ParameterType, string>>> = {
  date: 'date',
  dateTime: 'datetime',
  localDateTime: 'localdatetime',
  time: 'time',
  localTime: 'localtime',
  duration: 'duration',
};

/**
 * A value that travels beside the text of a statement, never in it. A date, a time and a duration are ISO 8601 text,
 * converted in Cypher. A point is an object with `srid`, `x`, `y` and maybe `z`, for the driver to send as a point.
 */
export interface Parameter {
  readonly type: ParameterType;
  readonly list: boolean;
  readonly value: unknown;
}

/** One read statement: its text depends only on the shape of the request, its parameters carry every value. */
export interface Statement {
  readonly text: string;
  /** The names of the columns of its records, in order. */
  readonly columns: readonly string[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Its cost, by the measures of the budget. Absent where no budget was asked for. */
  readonly cost?: Cost;
  /** The constraints and indexes of the model that serve its look-ups and its order; `missingIn` tells which are missing. */
  readonly wanted?: readonly SchemaStatement[];
}

/** One record of the answer, its columns by position. */
export type PositionalRecord = readonly unknown[];

/** Runs one read statement and gives its records. Rejects with a public error, or with one the server masks. */
export type RunStatement = (statement: Statement) => Promise<readonly PositionalRecord[]>;
