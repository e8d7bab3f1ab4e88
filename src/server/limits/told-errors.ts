import { toUSVString } from 'node:util';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { publicError } from '../../errors.ts';
import { locationsOf } from './error-locations.ts';

/** What the errors of one answer may take, in bytes of JSON. */
const MOST_BYTES = 64_000;
/** Of one message. Its end says what is wrong with what stands before it. */
const MOST_LETTERS = 2_000;
const LAST_LETTERS = 400;
/** What an error may tell beside its code, in letters of JSON. */
const MOST_DETAILS = 10_000;

/** The errors of a result, and how Yoga writes the result that has them. */
interface ToldErrors {
  readonly errors: readonly GraphQLError[];
  readonly stringify: (result: ExecutionResult) => string;
}

/**
 * The errors of one answer, worded for its client. What it has sent can stand in each of them, and as JSON take several times as
 * much: so nothing is made of those beyond 64,000 bytes, and the last error tells how many more there are.
 */
export function toldErrors(given: readonly GraphQLError[], word: (error: GraphQLError) => GraphQLError): ToldErrors {
  const errors: GraphQLError[] = [];
  const written: object[] = [];
  let bytes = 0;
  const add = (error: GraphQLError): boolean => {
    const asWritten = writtenAs(error);
    bytes += Buffer.byteLength(JSON.stringify(asWritten));
    if (bytes > MOST_BYTES && errors.length > 0) return false;
    errors.push(error);
    written.push(asWritten);
    return true;
  };
  const told = given.findIndex((error) => !add(word(error)));
  if (told !== -1) {
    const last = untold(given.length - told);
    errors.push(last);
    written.push(writtenAs(last));
  }
  return { errors, stringify: (result) => JSON.stringify({ ...result, errors: written }) };
}

function writtenAs(error: GraphQLError): object {
  // What Yoga reads of it is not for clients.
  const { http: _http, unexpected: _unexpected, code, requestId, ...details } = error.extensions;
  const isLarge = JSON.stringify(details).length > MOST_DETAILS;
  return {
    message: cut(error.message),
    locations: locationsOf(error),
    path: error.path,
    extensions: isLarge ? { code, requestId } : { ...error.extensions, http: undefined, unexpected: undefined },
  };
}

function cut(message: string): string {
  if (message.length <= MOST_LETTERS) return message;
  const first = toUSVString(message.slice(0, MOST_LETTERS - LAST_LETTERS));
  const last = toUSVString(message.slice(-LAST_LETTERS));
  return `${first} … (${message.length - MOST_LETTERS} letters are left out here) … ${last}`;
}

/** Beside an answer, it must not give the status of a refusal. */
function untold(count: number): GraphQLError {
  return publicError(
    'LIMIT_EXCEEDED',
    `${count} more ${count === 1 ? 'error is' : 'errors are'} not told: those of one answer take at most ${MOST_BYTES} bytes.`,
    { measure: 'errors', limit: MOST_BYTES },
  );
}
