import type { GraphQLError } from 'graphql';
import { publicError } from '../errors.ts';
import { keyName } from './reader.ts';

/**
 * The error of a field whose value the database lacks though the schema promises it. The nearest nullable field above is
 * null, and the rest is answered. The key is named where it was read.
 */
export function missingValue(typeName: string, property: string, row: unknown): GraphQLError {
  const key = (row as Readonly<Record<string, unknown>>)[keyName];
  const which = key === undefined || key === null ? '' : ` '${String(key)}'`;
  return publicError(
    'INCOMPLETE_DATA',
    `${typeName}${which} has no '${property}' in the database, and the model says that all have. ` +
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

/** Whether the database had nothing. */
export const isMissing = (value: unknown): boolean => value === null || value === undefined;
