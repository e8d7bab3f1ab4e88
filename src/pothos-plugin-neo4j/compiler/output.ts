import { type GraphQLObjectType, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { Selection } from './collect.ts';
import { unusual } from './json.ts';
import type { Reader, ResultRow } from './reader.ts';
import type { PositionalRecord } from './statement.ts';
import { objectWriter } from './write-object.ts';
import type { Filler, Output, Writer } from './writer.ts';

/** A value without fields. */
export const leaf = (read: Reader): Output => ({ read, write: undefined });

/** An object that is never there. */
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

/** Reads the place of one of several things; null where there is none of them. */
export type PlaceReader = (row: PositionalRecord) => number | null;

/** Reads the place of the first of some labels out of all labels of a node, wherever the database has it among them. */
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

/** An object of one of several types; `placeOf` tells which. */
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

/** A value that can be absent. */
export function optionalOutput(isThere: (row: PositionalRecord) => boolean, { read, write }: Output): Output {
  return {
    read: (row, request) => (isThere(row) ? read(row, request) : null),
    write: write && ((row, writing) => (isThere(row) ? write(row, writing) : 'null')),
  };
}

/** A value that can be absent: `position` holds true where it is there. */
export const nullableOutput = (position: number, output: Output): Output =>
  optionalOutput((row) => row[position] === true, output);

/** A value in another row, which is derived from this one. */
export function throughOutput(view: (...of: Parameters<Reader>) => PositionalRecord, { read, write }: Output): Output {
  return {
    read: (row, request) => read(view(row, request), request),
    write: write && ((row, writing) => write(view(row, writing.request), writing)),
  };
}

/** A list with one value for each row, as the answer of a field of a type. */
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
      if (writing.size > writing.limit) unusual('more than an answer may hold');
    }
    return `[${text}]`;
  };
}

/** The same for rows that stand in a position; where nothing stands there, there are none. */
export const listOutput = (position: number, type: GraphQLOutputType, item: Output): Output =>
  throughOutput((row) => (Array.isArray(row[position]) ? row[position] : []), rowsOutput(type, item));

/** The first of some rows, if there is one. */
export const firstOutput = (item: Output): Output =>
  optionalOutput(
    (rows) => rows.length > 0,
    throughOutput((rows) => rows[0] as PositionalRecord, item),
  );
