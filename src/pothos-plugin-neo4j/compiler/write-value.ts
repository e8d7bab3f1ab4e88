import { type FieldNode, type GraphQLObjectType, type GraphQLOutputType, isObjectType } from 'graphql';
import { FIELD_BYTES, OTHER_VALUE_BYTES, sizeOf } from './answer-size.ts';
import { unreadable } from './collect.ts';
import { completion, leafWriter, unusual } from './json.ts';
import { isWrapped } from './mapping.ts';
import { type Planning, selectionOf } from './scope.ts';
import type { Writing } from './writer.ts';

/** Writes a value that a resolver or `read` made. */
type ValueWriter = (value: unknown, writing: Writing) => string;

/**
 * The writer for objects in memory, or lists of them, in the order of the selection. Undefined for leaf values, which the object
 * around them writes. Undefined also if a field has a resolver beyond Pothos's default: only the executor calls it.
 */
export function valueWriter(
  planning: Planning,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): ValueWriter | undefined {
  return completion<Writing>(type, (named) => (isObjectType(named) ? objectWriter(planning, named, nodes) : undefined));
}

function objectWriter(
  planning: Planning,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): ValueWriter | undefined {
  const selection = selectionOf(planning, type, nodes);
  if (selection === unreadable || type.isTypeOf) return undefined;
  const parts: ValueWriter[] = [];
  for (const [responseKey, fieldNodes] of selection) {
    const part = fieldWriter(planning, type, responseKey, fieldNodes);
    if (part === undefined) return undefined;
    parts.push((value, writing) => `"${responseKey}":${part(value, writing)}`);
  }
  return (value, writing) => {
    if (value instanceof Error || value instanceof Promise) return unusual('an error or a promise in place of a value');
    return `{${parts.map((part) => part(value, writing)).join(',')}}`;
  };
}

function fieldWriter(
  planning: Planning,
  type: GraphQLObjectType,
  responseKey: string,
  nodes: readonly FieldNode[],
): ValueWriter | undefined {
  const name = nodes[0]!.name.value;
  const keySize = responseKey.length + FIELD_BYTES;
  if (name === '__typename') {
    return (_, writing) => {
      writing.size += keySize + sizeOf(type.name);
      return `"${type.name}"`;
    };
  }
  const field = type.getFields()[name];
  const property = field?.extensions['pothosExposedField'];
  if (field === undefined || typeof property !== 'string' || isWrapped(field)) return undefined;
  const toText = leafWriter(field.type);
  const write = toText === undefined ? valueWriter(planning, field.type, nodes) : toText;
  return (
    write &&
    ((object, writing) => {
      const value = (object as Readonly<Record<string, unknown>>)[property];
      if (typeof value === 'function') unusual('a function in place of a value');
      writing.size += keySize + (toText === undefined ? OTHER_VALUE_BYTES : sizeOf(value));
      if (writing.size > writing.limit) unusual('more than an answer may hold');
      return write(value, writing);
    })
  );
}
