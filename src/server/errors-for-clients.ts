import { GraphQLError, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { classify } from '../pothos-plugin-neo4j/runner/index.ts';
import { requestId } from './http/request-id.ts';
import { toldErrors } from './limits/told-errors.ts';
import { outageOf } from './outage.ts';
import type { NodeContext } from './request/read-body.ts';
import type { Log, LogWriter } from './telemetry/log.ts';

const unexpected = 'Unexpected error';
/** Yoga lets go of the errors of what was aborted, whoever aborted it, and would answer with a list of none. */
const aborted = 'The operation was aborted.';

/** What was hidden from the client, by the error that stands in its place. */
const hidden = new WeakMap<Error, unknown>();

/**
 * Decides what a client may read. An error with a code was made for clients. What graphql-js says about values that
 * came from the client gets its code here. Everything else is replaced, and logged by `useErrorsForClients`.
 */
export function maskError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError && isGraphQLThroughout(error)) {
    if (typeof error.extensions['code'] === 'string') return error;
    if (isAboutClientValues(error)) return withExtensions(error, { code: 'BAD_USER_INPUT' });
  }
  const { nodes, path } = error instanceof GraphQLError ? error : {};
  const masked = new GraphQLError(unexpected, {
    ...(nodes ? { nodes } : {}),
    ...(path ? { path } : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
  });
  hidden.set(masked, error);
  return masked;
}

/** graphql-js wraps whatever a resolver throws, and copies the `extensions` that some libraries give their errors. */
function isGraphQLThroughout(error: GraphQLError): boolean {
  const { originalError } = error;
  if (originalError === undefined) return true;
  return originalError instanceof GraphQLError && isGraphQLThroughout(originalError);
}

/**
 * Errors about variables and arguments point at these; what went wrong inside points at a field. After fifty errors about
 * variables comes one that points at nothing.
 */
function isAboutClientValues({ nodes = [], message }: GraphQLError): boolean {
  return nodes.some(({ kind }) => kind !== Kind.FIELD) || message.startsWith('Too many errors processing variables');
}

export interface ErrorOptions {
  readonly log: Log;
  /** Without introspection, the names that graphql-js suggests would give the schema away. */
  readonly hasSuggestions: boolean;
}

/**
 * The last look at each error before it is written: logs what was hidden, and smooths what Yoga words its own way. An
 * answer in which everything failed for a cause of the server has no `data`, and a status that says so.
 */
export function useErrorsForClients({ log, hasSuggestions }: ErrorOptions): Plugin<object, NodeContext> {
  return {
    onResultProcess({ request, result, setResult, serverContext }) {
      if (Array.isArray(result) || !('errors' in result) || result.errors === undefined) return;
      const given = result.errors.length > 0 || 'data' in result ? result.errors : [maskError(new Error(aborted))];
      if (given.length === 0) return;
      const id = requestId(request);
      // A client that went away makes its statements fail, which is as it should be.
      const isGone = request.signal.aborted || serverContext?.req?.socket?.destroyed === true;
      // The server itself, to be warm.
      const isForNobody = serverContext?.isOwn === true && serverContext.client === undefined;
      logFailures(given, id, isGone || isForNobody ? log.debug : log.error);
      const outage = outageOf(result);
      const isRefusal = !('data' in result);
      const word = (error: GraphQLError) =>
        hidden.has(error) ? withExtensions(error, { requestId: id }) : forClients(error, isRefusal, hasSuggestions);
      if (outage === undefined) setResult({ ...result, ...toldErrors(given, word) });
      else {
        const { data: _, ...rest } = result;
        const http = { ...outage, spec: false };
        setResult({ ...rest, ...toldErrors(given, (error) => withExtensions(word(error), { http })) });
      }
    },
  };
}

/** Logs what was hidden from the client, and why the database took too long: what several fields met is one failure. */
function logFailures(errors: readonly GraphQLError[], id: string, write: LogWriter): void {
  const logged = new Set<unknown>();
  const logOnce = (message: string, { path }: GraphQLError, error: unknown) => {
    const cause = thrown(error);
    if (!logged.has(cause)) write(message, { requestId: id, path, error });
    logged.add(cause);
  };
  for (const error of errors) {
    if (hidden.has(error)) logOnce(unexpected, error, hidden.get(error));
    else if (error.extensions['code'] === 'TIMEOUT') logOnce('the database took too long', error, causeOf(error));
    else if (classify(causeOf(error)) === 'noMemory') logOnce('the database has no memory left', error, causeOf(error));
  }
}

/** What a resolver threw: graphql-js wraps it anew for each field. */
const thrown = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError !== undefined ? thrown(error.originalError) : error;

/** What the database said; graphql-js puts the error that a resolver throws behind one of its own. */
const causeOf = ({ cause, originalError }: GraphQLError): unknown => cause ?? originalError?.cause;

/** The specification has these two answered with 200 where a client asks for the older media type. */
const answeredByMediaType: ReadonlySet<unknown> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

function forClients(error: GraphQLError, isRefusal: boolean, hasSuggestions: boolean): GraphQLError {
  const { code, http } = error.extensions;
  const message = hasSuggestions ? error.message : withoutSuggestions(error.message);
  const isPlainRefusal = isRefusal && !answeredByMediaType.has(code);
  return withExtensions(
    error,
    {
      // The name that Yoga has for what this product calls otherwise.
      code: code === 'BAD_REQUEST' ? 'BAD_USER_INPUT' : code,
      ...(isPlainRefusal ? { http: { ...http, status: http?.status ?? 400, spec: false } } : {}),
    },
    message,
  );
}

/** graphql-js ends a message with what it suggests; what a client has written can stand before it, and be long. */
function withoutSuggestions(message: string): string {
  const at = message.lastIndexOf('Did you mean ');
  return at === -1 || !message.endsWith('?') ? message : message.slice(0, at).trimEnd();
}

function withExtensions(error: GraphQLError, more: Record<string, unknown>, message = error.message): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, {
    ...(nodes ? { nodes } : {}),
    ...(source ? { source } : {}),
    ...(positions ? { positions } : {}),
    ...(path ? { path } : {}),
    extensions: { ...error.extensions, ...more },
  });
}
