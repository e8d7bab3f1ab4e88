import type { GraphQLError } from 'graphql';
import { keyName } from '../compiler/reader.ts';
import { publicError } from '../errors.ts';

/**
 * What is said where the database lacks a value that the schema promises: the field that stands nearest above and may be null
 * is null, and the rest is answered. The key is told where it was read anyway.
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

/** Whether the database had nothing. */
export const isMissing = (value: unknown): boolean => value === null || value === undefined;
