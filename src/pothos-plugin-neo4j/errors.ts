import { GraphQLError } from 'graphql';

/** The codes that the plugin and the runner give errors for clients, in `extensions.code`. */
export const errorCodes = {
  BAD_USER_INPUT: 'A value of the request is wrong; the message says which. Change it: the same request fails again.',
  CURSOR_EXPIRED:
    'The data have changed, and the list that the cursor belongs to no longer exists. Request the first page.',
  NOT_FOUND: 'The request names a key that no node has, and the field must find every key.',
  INCOMPLETE_DATA:
    'The database lacks a value that the schema promises; the message says which. The nearest nullable field above it is null.',
  LIMIT_EXCEEDED:
    'The request asks for more than is allowed; the message says what. Ask for less, or send several requests.',
  TIMEOUT: 'The database took too long. Ask for less, or try again later.',
  SERVICE_UNAVAILABLE: 'The database cannot be reached or is overloaded. Try again later.',
  CONSTRAINT_VIOLATED: 'A constraint of the database forbids the write, and nothing was written. Change the values.',
  NOT_READ:
    'The mutation was committed, but its answer could not be read. Query the result; do not send the mutation again.',
  OUTCOME_UNKNOWN:
    'The connection broke during the commit. Check whether the change is there before you send the mutation again.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An error whose message is meant for clients, with any code. `details` are added to the `extensions` of the error. */
export function codedError(code: string, message: string, details: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...details, code } });
}

/** An error for clients with a code of the plugin. */
export const publicError: (code: ErrorCode, message: string, details?: Record<string, unknown>) => GraphQLError =
  codedError;

/** Attaches the cause of an error for clients. The cause is for the log: clients do not see it. */
export function causedBy(cause: unknown, error: GraphQLError): GraphQLError {
  return Object.defineProperty(error, 'cause', { value: cause, configurable: true });
}

/** The error for a mistake in a request. The message says what is wrong and what is allowed. */
export function badUserInput(message: string, details?: Record<string, unknown>): GraphQLError {
  return publicError('BAD_USER_INPUT', message, details);
}

/** The constraint of the database that a write violates. */
export interface ConstraintViolation {
  /**
   * `unique`: another node or relationship already has the value. `existence`: a required property is missing. `type`: a
   * property has a value of the wrong type. `relationships`: the write deletes a node that still has relationships.
   * `other`: anything else.
   */
  readonly kind: 'unique' | 'existence' | 'type' | 'relationships' | 'other';
  /** The label of the node or the type of the relationship, as the database names it. */
  readonly label?: string;
  /** The property, as the database names it. Where a constraint has several, the first. */
  readonly property?: string;
}

const violated: Readonly<Record<ConstraintViolation['kind'], string>> = {
  unique: 'a value that must be unique is already in use',
  existence: 'a required value is missing',
  type: 'a value is of the wrong type',
  relationships: 'a node that still has relationships cannot be deleted',
  other: 'a constraint of the database forbids it',
};

/**
 * A write that violated a constraint. The default message names no label or property, since clients may not know them:
 * `onConstraint` of a mutation gives a better one.
 */
export class ConstraintError extends GraphQLError {
  override readonly name = 'ConstraintError';
  readonly violation: ConstraintViolation;

  constructor(violation: ConstraintViolation, message = `Nothing was written: ${violated[violation.kind]}.`) {
    super(message, { extensions: { code: 'CONSTRAINT_VIOLATED' satisfies ErrorCode, constraint: violation.kind } });
    this.violation = violation;
  }
}
