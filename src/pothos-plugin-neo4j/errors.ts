import { GraphQLError } from 'graphql';

/** The codes that the plugin and the runner give errors for clients, in `extensions.code`. */
export const errorCodes = {
  BAD_USER_INPUT: 'A value of the request is wrong; the message says which. Change it: asking again does not help.',
  CURSOR_EXPIRED: 'The data have changed, and what the cursor stood in is no more. Ask for the first page.',
  NOT_FOUND: 'No node has a key that was named, and the field was to find every one.',
  LIMIT_EXCEEDED: 'More is asked for than is allowed; the message says what. Ask for less, or in several requests.',
  TIMEOUT: 'The database took too long. Ask for less, or later.',
  SERVICE_UNAVAILABLE: 'The database cannot be reached, or has too much to do. Ask again later.',
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
