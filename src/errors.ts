import { GraphQLError } from 'graphql';

/** The codes a client can meet in `extensions.code`. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'LIMIT_EXCEEDED'
  | 'TIMEOUT'
  | 'SERVICE_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

/**
 * An error whose message a client may read. Every error that is not one of these is masked by the server.
 * `details` stand beside the code in the error's `extensions`.
 */
export function publicError(code: ErrorCode, message: string, details: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...details, code } });
}

/** A mistake in what a client asked: the message says what is wrong and what would be right. */
export function badUserInput(message: string, details?: Record<string, unknown>): GraphQLError {
  return publicError('BAD_USER_INPUT', message, details);
}

/**
 * A mistake of the person who runs or curates the product: configuration, facts, a missing program. The command-line
 * entry points print its message without a stack and exit with status 1.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
