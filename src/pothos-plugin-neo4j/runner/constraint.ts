import type { ConstraintViolation } from '../errors.ts';
import { codeOf } from './failure.ts';

/**
 * How Neo4j words a violated constraint, since all kinds have one error code. The messages put names before values, so these
 * patterns cannot take a value from a client for a name.
 */
const wordings: readonly (readonly [ConstraintViolation['kind'], RegExp])[] = [
  [
    'unique',
    /^(?:Node|Relationship)\(\d+\) already exists with (?:label|type) `(.*?)` and propert(?:y|ies) `(.*?)` = /,
  ],
  ['type', /^(?:Node|Relationship)\(\d+\) with (?:label|type) `(.*?)` must have the property `(.*?)` with value type /],
  ['existence', /^(?:Node|Relationship)\(\d+\) with (?:label|type) `(.*?)` must have the propert(?:y|ies) \(?`(.*?)`/],
  ['relationships', /^Cannot delete node<\d+>, because it still has relationships/],
];

/** The constraint violation that an error of the driver reports; undefined for every other error. */
export function constraintViolation(error: unknown): ConstraintViolation | undefined {
  if (codeOf(error) !== 'Neo.ClientError.Schema.ConstraintValidationFailed') return undefined;
  const { message } = error as Error;
  for (const [kind, wording] of wordings) {
    const found = wording.exec(message);
    if (found === null) continue;
    const [, label, property] = found;
    return { kind, ...(label !== undefined && { label }), ...(property !== undefined && { property }) };
  }
  return { kind: 'other' };
}
