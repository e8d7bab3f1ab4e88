import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Selection } from './collect.ts';
import { leaf, listOutput, objectOutput, throughOutput } from './output.ts';
import { columnReader, type Reader, slotKey } from './reader.ts';
import type { PositionalRecord } from './statement.ts';
import type { Filler, Output } from './writer.ts';

/** The row that a connection is read from. It is derived from the record around the connection. */
export type PageRow = readonly [
  /** The rows of the page, in its order. */
  rows: readonly PositionalRecord[],
  total: unknown,
  hasNextPage: boolean,
  hasPreviousPage: boolean,
  record: PositionalRecord,
];

export function pageRow(
  rows: readonly PositionalRecord[],
  total: unknown,
  { hasNextPage, hasPreviousPage }: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean },
  record: PositionalRecord,
): PageRow {
  return [rows, total, hasNextPage, hasPreviousPage, record];
}

export const totalFiller: Filler = { key: 'totalCount', ...leaf(columnReader(1)) };

/** The field of a connection that lists its page: nodes or edges. */
export const listFiller = (responseKey: string, { type }: GraphQLField<unknown, unknown>, item: Output): Filler => ({
  key: slotKey(responseKey),
  ...listOutput(0, type, item),
});

/** A field of a connection that is read from the record around it. */
export const recordFiller = (responseKey: string, output: Output): Filler => ({
  key: slotKey(responseKey),
  ...throughOutput((row) => row[4] as PositionalRecord, output),
});

/** The field `pageInfo`; `cursorOf` reads the cursor of a row. */
export function pageInfoFiller({ responseKey, type, selection }: PageInfoPart, cursorOf: Reader): Filler {
  const cursor =
    (index: 0 | -1): Reader =>
    (row, request) => {
      const end = (row[0] as readonly PositionalRecord[]).at(index);
      return end === undefined ? null : cursorOf(end, request);
    };
  const fillers: readonly Filler[] = [
    { key: 'hasNextPage', ...leaf(columnReader(2)) },
    { key: 'hasPreviousPage', ...leaf(columnReader(3)) },
    { key: 'startCursor', ...leaf(cursor(0)) },
    { key: 'endCursor', ...leaf(cursor(-1)) },
  ];
  return { key: slotKey(responseKey), ...objectOutput(type, selection, fillers) };
}

/** A selection of `pageInfo` in a document. */
export interface PageInfoPart {
  readonly responseKey: string;
  readonly type: GraphQLObjectType;
  readonly selection: Selection;
}
