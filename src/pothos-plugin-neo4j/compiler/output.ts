import { type GraphQLObjectType, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { Selection } from './collect.ts';
import { unusual } from './json.ts';
import type { Reader, ResultRow } from './reader.ts';
import type { PositionalRecord } from './statement.ts';
import { objectWriter } from './write-object.ts';
import type { Filler, Output, Writer } from './writer.ts';

/** A value without fields. */
export const leaf = (read: Reader): Output => ({ read, write: undefined });

/** An object that is always null. */
export const nothing: Output = { read: () => null, write: () => 'null' };

/** An object of a known type, with the selected fields. */
export function objectOutput(type: GraphQLObjectType, selection: Selection, fillers: readonly Filler[]): Output {
  const read: Reader = (row, request) => {
    const result: ResultRow = { __typename: type.name };
    for (const { key, read: fill } of fillers) result[key] = fill(row, request);
    return result;
  };
  return { read, write: objectWriter(type, selection, fillers) };
}

/** Reads which of several types a node has, as its place among them; null if it has none of them. */
export type PlaceReader = (row: PositionalRecord) => number | null;

/** Finds the first of the ordered labels that a node has. The database returns labels of a node in any order. */
export function firstPlaceReader(position: number, ordered: readonly string[]): PlaceReader {
  const places = new Map(ordered.map((label, place) => [label, place]));
  return (row) => {
    const labels = row[position];
    if (!Array.isArray(labels)) return null;
    let first = ordered.length;
    for (const label of labels) first = Math.min(first, places.get(label) ?? first);
    return first;
  };
}

/** An object of one of several types. `placeOf` reads which. */
export function switchOutput(placeOf: PlaceReader, ordered: readonly Output[]): Output {
  const outputOf = (row: PositionalRecord) => {
    const place = placeOf(row);
    return place === null ? undefined : ordered[place];
  };
  return {
    read: (row, request) => outputOf(row)?.read(row, request) ?? null,
    write: allWrite(ordered) && ((row, writing) => outputOf(row)?.write?.(row, writing) ?? 'null'),
  };
}

const allWrite = (outputs: readonly Output[]): true | undefined =>
  outputs.every(({ write }) => write !== undefined) || undefined;

/** A value, or null if `isThere` is false. */
export function optionalOutput(isThere: (row: PositionalRecord) => boolean, { read, write }: Output): Output {
  return {
    read: (row, request) => (isThere(row) ? read(row, request) : null),
    write: write && ((row, writing) => (isThere(row) ? write(row, writing) : 'null')),
  };
}

/** A value, or null if the row does not hold true at the position. */
export const nullableOutput = (position: number, output: Output): Output =>
  optionalOutput((row) => row[position] === true, output);

/** A value in another row, which is derived from this one. */
export function throughOutput(view: (...of: Parameters<Reader>) => PositionalRecord, { read, write }: Output): Output {
  return {
    read: (row, request) => read(view(row, request), request),
    write: write && ((row, writing) => write(view(row, writing.request), writing)),
  };
}

/** A list with one value for each row, for a field of this type. */
export function rowsOutput(type: GraphQLOutputType, { read, write }: Output): Output {
  return {
    read: (rows, request) => rows.map((row) => read(row as PositionalRecord, request)),
    write: write && rowsWriter(type, write),
  };
}

function rowsWriter(type: GraphQLOutputType, write: Writer): Writer {
  const list = isNonNullType(type) ? type.ofType : type;
  const mayBeNull = !isListType(list) || !isNonNullType(list.ofType);
  return (rows, writing) => {
    let text = '';
    for (const row of rows) {
      const item = write(row as PositionalRecord, writing);
      if (item === 'null' && !mayBeNull) unusual('null in a list');
      text += text === '' ? item : `,${item}`;
      if (writing.size > writing.limit) unusual('an answer over the limit of its size');
    }
    return `[${text}]`;
  };
}

/** The same for the rows in a position of the row; an empty list if there are none. */
export const listOutput = (position: number, type: GraphQLOutputType, item: Output): Output =>
  throughOutput((row) => (Array.isArray(row[position]) ? row[position] : []), rowsOutput(type, item));

/** The first row, or null if there is none. */
export const firstOutput = (item: Output): Output =>
  optionalOutput(
    (rows) => rows.length > 0,
    throughOutput((rows) => rows[0] as PositionalRecord, item),
  );
