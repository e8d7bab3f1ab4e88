import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isNonNullType,
} from 'graphql';
import { FIELD_BYTES, OTHER_VALUE_BYTES, sizeOf } from './answer-size.ts';
import { type Selection, unreadable } from './collect.ts';
import { type LeafWriter, leafWriter, quoted, unusual } from './json.ts';
import { type FieldMapping, fieldMapping, isWrapped } from './mapping.ts';
import { cursorKey, keyName, type Reader, type ResultRow, slotKey } from './reader.ts';
import type { PositionalRecord } from './statement.ts';
import type { Filler, Writer, Writing } from './writer.ts';

/** A field of an object that is written as JSON. */
interface Part {
  readonly write: Writer;
  /** Its size without the value, as in `answer-size.ts`. The size of the value is added when it is written. */
  readonly size: number;
}

/** A selected field. */
interface Place {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly responseKey: string;
}

/** The writer for an object of a type, in the order of the selection. Undefined if only the executor can write it. */
export function objectWriter(
  type: GraphQLObjectType,
  selection: Selection,
  fillers: readonly Filler[],
): Writer | undefined {
  if (selection === unreadable) return undefined;
  const parts: { readonly prefix: string; readonly write: Writer }[] = [];
  const byKey = new Map(fillers.map((filler) => [filler.key, filler]));
  let size = 0;
  let separator = '{';
  // Text that is the same in every object becomes part of the prefix of the next field.
  let prefix = '';
  for (const [responseKey, nodes] of selection) {
    prefix += `${separator}"${responseKey}":`;
    separator = ',';
    const name = nodes[0]!.name.value;
    if (name === '__typename') {
      prefix += `"${type.name}"`;
      size += responseKey.length + FIELD_BYTES + sizeOf(type.name);
      continue;
    }
    const field = type.getFields()[name];
    const part = field && fieldPart({ type, field, nodes, responseKey }, byKey);
    if (part === undefined) return undefined;
    size += part.size;
    parts.push({ prefix, write: part.write });
    prefix = '';
  }
  const end = selection.size === 0 ? '{}' : `${prefix}}`;
  return (row, writing) => {
    writing.size += size;
    let text = '';
    for (const part of parts) text += part.prefix + part.write(row, writing);
    return text + end;
  };
}

function fieldPart(place: Place, fillers: ReadonlyMap<string, Filler>): Part | undefined {
  const { type, field, responseKey } = place;
  const mapping = fieldMapping(field);
  const size = responseKey.length + FIELD_BYTES;
  const toText = leafWriter(field.type);
  if (toText === undefined) {
    const filler = isWrapped(field) ? undefined : fillers.get(slotKey(responseKey));
    return filler?.write && { write: required(field, filler.write), size: size + OTHER_VALUE_BYTES };
  }
  const encode = mapping?.kind === 'globalId' ? mapping.encode : undefined;
  const isOwn = mapping !== undefined && mapping.kind !== 'needs' && (mapping.kind !== 'globalId' || encode);
  if (!isOwn || isWrapped(field)) {
    // A plugin that limits answers wraps the resolver and counts the size there.
    return { write: resolvedWriter(place, [...fillers.values()], toText), size: 0 };
  }
  const filler = fillers.get(keyOf(mapping, responseKey));
  if (filler === undefined) return undefined;
  if (encode !== undefined) {
    const read: Reader = (row, request) => {
      const key = filler.read(row, request) as string | null;
      return key === null ? unusual('a node without its key') : encode(type.name, key);
    };
    return { write: valueWriter(read, quoted as LeafWriter), size };
  }
  return { write: valueWriter(filler.read, toText), size };
}

function required(field: GraphQLField<unknown, unknown>, write: Writer): Writer {
  if (!isNonNullType(field.type)) return write;
  return (row, writing) => {
    const text = write(row, writing);
    return text === 'null' ? unusual('null where none may be') : text;
  };
}

/** Where an object holds the value of a leaf field. */
function keyOf(mapping: FieldMapping, responseKey: string): string {
  switch (mapping.kind) {
    case 'property':
    case 'part':
      return mapping.name;
    case 'globalId':
      return keyName;
    case 'cursor':
      return cursorKey;
    case 'totalCount':
      return mapping.kind;
    default:
      return slotKey(responseKey);
  }
}

function valueWriter(read: Reader, toText: LeafWriter): Writer {
  return (row, writing) => {
    const value = read(row, writing.request);
    writing.size += sizeOf(value);
    return toText(value);
  };
}

/** The writer for a field with a resolver of the author. It calls the resolver with the properties that it needs. */
function resolvedWriter(place: Place, fillers: readonly Filler[], toText: LeafWriter): Writer {
  const { type, field, nodes } = place;
  const values = fillers.filter(({ write }) => write === undefined);
  const resolve = field.resolve ?? defaultFieldResolver;
  return (row: PositionalRecord, writing) => {
    const source: ResultRow = { __typename: type.name };
    for (const { key, read } of values) source[key] = read(row, writing.request);
    const { context, variableValues } = writing.operation;
    const args = field.args.length === 0 ? {} : getArgumentValues(field, nodes[0]!, variableValues);
    return toText(resolve(source, args, context, infoOf(place, writing)));
  };
}

/** The resolve info for a resolver. Its path has only the last key: the whole path is not known here. */
function infoOf({ type, field, nodes, responseKey }: Place, { operation }: Writing): GraphQLResolveInfo {
  const { context: _, ...about } = operation;
  const path = {
    key: responseKey,
    typename: type.name,
    get prev(): never {
      return unusual('a resolver that asks for its path');
    },
  };
  return { ...about, fieldName: field.name, fieldNodes: nodes, returnType: field.type, parentType: type, path };
}
