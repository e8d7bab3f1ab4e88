import type { GraphQLError } from 'graphql';
import { codedError } from './pothos-plugin-neo4j/errors.ts';

export { badUserInput } from './pothos-plugin-neo4j/errors.ts';

/** The codes a client can meet in `extensions.code`, with what each means and what to do. */
export const errorCodes = {
  BAD_USER_INPUT: 'A value of the request is wrong; the message says which. Change it: the same request fails again.',
  CURSOR_EXPIRED:
    'The data have changed, and the list that the cursor belongs to no longer exists. Request the first page.',
  NOT_FOUND: 'With `mustExist`: no entity has a slug that was named; `slugs` tells which. Show it as missing.',
  INCOMPLETE_DATA:
    'The database lacks a value that the schema promises; the message says which. The nearest nullable field above it is null.',
  LIMIT_EXCEEDED:
    'The request asks for more than is allowed; the message says what. Ask for less, or send several requests.',
  TIMEOUT: 'The database took too long. Ask for less, or try again later.',
  SERVICE_UNAVAILABLE:
    'The database is away, facts are being loaded, or too much is asked at once. Ask again after `Retry-After`.',
  RATE_LIMITED: 'You have asked for more in a minute than one client may. Ask again after `Retry-After`.',
  INTERNAL_SERVER_ERROR: 'A fault of the server, which its log tells under `requestId`. Report it.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL. Correct it.',
  GRAPHQL_VALIDATION_FAILED:
    'The document does not fit the schema. Correct it, or generate it from the schema of today.',
  OPERATION_RESOLUTION_FAILURE: 'It is not clear which operation of the document is meant. Send `operationName`.',
  UNSUPPORTED_MEDIA_TYPE:
    'The body is not JSON in UTF-8, it is compressed, or no JSON is accepted. Post and accept what the message says.',
  PERSISTED_QUERY_NOT_FOUND:
    'No operation is kept by this hash. Send the document with it, as clients do by themselves.',
  PERSISTED_QUERY_NOT_LISTED: 'The server executes only the operations of its list. Have yours added to it.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * An error whose message a client may read. Every error that is not one of these is masked by the server.
 * `details` stand beside the code in the error's `extensions`.
 */
export const publicError: (code: ErrorCode, message: string, details?: Record<string, unknown>) => GraphQLError =
  codedError;

/**
 * A mistake of the person who runs or curates the product: configuration, facts, a missing program. The command-line
 * entry points print its message without a stack and exit with status 1.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Whether a write failed because nobody reads on. A socket is reset where its reader left something unread. */
export function isReaderGone(error: unknown): boolean {
  return ['EPIPE', 'ECONNRESET'].includes(String((error as NodeJS.ErrnoException | undefined)?.code));
}
