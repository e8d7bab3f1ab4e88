import { GraphQLError } from 'graphql';

/** The codes that the plugin and the runner give errors for clients, in `extensions.code`. */
export const errorCodes = {
  BAD_USER_INPUT: 'A value of the request is wrong; the message says which. Change it: asking again does not help.',
  CURSOR_EXPIRED: 'The data have changed, and what the cursor stood in is no more. Ask for the first page.',
  NOT_FOUND: 'No node has a key that was named, and the field was to find every one.',
  INCOMPLETE_DATA:
    'The database lacks a value that the schema promises; the message says which. What may be null above it is null.',
  LIMIT_EXCEEDED: 'More is asked for than is allowed; the message says what. Ask for less, or in several requests.',
  TIMEOUT: 'The database took too long. Ask for less, or later.',
  SERVICE_UNAVAILABLE: 'The database cannot be reached, or has too much to do. Ask again later.',
  CONSTRAINT_VIOLATED: 'A rule of the database forbids what was to be written; nothing was. Change the values.',
  NOT_READ: 'It was written, but could not be read afterwards. Ask for it; do not send it again.',
  OUTCOME_UNKNOWN: 'The connection broke during a commit. Look whether it was written before you send it again.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An error whose message a client may read, with any code. `details` stand beside the code in the error's `extensions`. */
export function codedError(code: string, message: string, details: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...details, code } });
}

/** The same, with a code of the plugin. */
export const publicError: (code: ErrorCode, message: string, details?: Record<string, unknown>) => GraphQLError =
  codedError;

/** An error for clients with what caused it, which is for the log alone. */
export function causedBy(cause: unknown, error: GraphQLError): GraphQLError {
  return Object.defineProperty(error, 'cause', { value: cause, configurable: true });
}

/** A mistake in what a client asked: the message says what is wrong and what would be right. */
export function badUserInput(message: string, details?: Record<string, unknown>): GraphQLError {
  return publicError('BAD_USER_INPUT', message, details);
}

/** The rule of a database that forbids what was to be written. */
export interface ConstraintViolation {
  /**
   * `unique`: another node or relationship has the value already. `existence`: a property is missing. `type`: its value is of
   * another type. `relationships`: a node was to be deleted that still has some. `other`: the database said nothing of these.
   */
  readonly kind: 'unique' | 'existence' | 'type' | 'relationships' | 'other';
  /** The label of the node or the type of the relationship, as the database has it. */
  readonly label?: string;
  /** The property, as the database has it; the first of several. */
  readonly property?: string;
}

const violated: Readonly<Record<ConstraintViolation['kind'], string>> = {
  unique: 'a value that must be unique is there already',
  existence: 'a value is missing that must be there',
  type: 'a value is of the wrong type',
  relationships: 'what was to be deleted is still in use',
  other: 'a rule of the database forbids it',
};

/** A write that broke a constraint. The message names nothing of the database: the author of a schema can give a better one. */
export class ConstraintError extends GraphQLError {
  override readonly name = 'ConstraintError';
  readonly violation: ConstraintViolation;

  constructor(violation: ConstraintViolation, message = `Nothing was written: ${violated[violation.kind]}.`) {
    super(message, { extensions: { code: 'CONSTRAINT_VIOLATED' satisfies ErrorCode, constraint: violation.kind } });
    this.violation = violation;
  }
}
