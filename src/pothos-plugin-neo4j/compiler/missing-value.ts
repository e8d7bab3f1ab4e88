import type { GraphQLError } from 'graphql';
import { publicError } from '../errors.ts';
import { keyName } from './reader.ts';

/**
 * The error of a field whose value is required by the schema and missing in the database. The nearest nullable field above is
 * null, and the rest is answered. The message has the key of the node if it was read.
 */
export function missingValue(typeName: string, property: string, row: unknown): GraphQLError {
  const key = (row as Readonly<Record<string, unknown>>)[keyName];
  const which = key === undefined || key === null ? '' : ` '${String(key)}'`;
  return publicError(
    'INCOMPLETE_DATA',
    `${typeName}${which} has no '${property}' in the database, and the model says that all nodes have one. ` +
      `Store one, or declare the property as optional(…).`,
    { type: typeName, property },
  );
}

/** The error of a field that needs the key of a node: its id, its cursor, or its key as a counted value. */
export function missingKey(typeName: string, property: string): GraphQLError {
  return publicError(
    'INCOMPLETE_DATA',
    `A node of ${typeName} has no '${property}' in the database, which is its key in the model. ` +
      `Store one, or declare another key: elementId() is there for every node.`,
    { type: typeName, property },
  );
}

/** Whether the database returned no value. */
export const isMissing = (value: unknown): boolean => value === null || value === undefined;
