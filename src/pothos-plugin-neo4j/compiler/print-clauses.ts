import { holdsAggregation } from './custom-parts.ts';
import type { PropertyOf, Query, Row } from './plan-node.ts';
import { constructors } from './statement.ts';

/** Whether `RETURN … LIMIT` can cut the rows. */
export const isCutAtEnd = ({ row, distinct, grouping }: Query): boolean =>
  !distinct &&
  grouping === undefined &&
  row.joins.length === 0 &&
  !row.columns.some(({ expression }) => holdsAggregation(expression));

/** Values that neither JavaScript nor the driver holds exactly are read as text. */
export const isReadAsText = ({ type, isWide }: Pick<PropertyOf, 'type' | 'isWide'>): boolean =>
  constructors[type] !== undefined || (isWide && type === 'integer');

/** Clauses on one line. */
export const joinClauses = (clauses: readonly string[]): string => clauses.filter((clause) => clause !== '').join(' ');

/** Rows as one list. Without joins, the clause before it has ordered them. */
export const collected = (row: string, joins: readonly string[], order: string): readonly string[] =>
  joins.length === 0 ? [`RETURN collect(${row})`] : [...joins, `WITH ${row} AS r${order} RETURN collect(r)`];

/** The names of further values, and those of the columns of a row. */
export const extraName = (_extra: unknown, index: number): string => `x${index}`;
export const columnNames = ({ columns }: Row): readonly string[] =>
  columns.length === 0 ? ['c0'] : columns.map((_, index) => `c${index}`);
