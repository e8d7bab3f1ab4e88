import { MIMEType, toUSVString } from 'node:util';
import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { ownText } from '../../memory.ts';
import { badRequest, type NodeContext, readBody } from './read-body.ts';

/**
 * Finds the operation in a request: in the JSON body of a POST, or in the address of a GET. Only JSON in UTF-8 may be
 * posted: a browser sends form data and plain text to any site without asking it first, JSON it does not. Yoga would
 * take forms, multipart and bare GraphQL as well, and would read any bytes as UTF-8.
 */
export function useRequestReader(bodyLimitBytes: number): Plugin<object, NodeContext> {
  return {
    onRequestParse({ request, requestParser, setRequestParser, serverContext }) {
      if (request.method === 'POST') {
        checkMediaType(request.headers);
        setRequestParser(async () => {
          const { req, body } = serverContext;
          const length = request.headers.get('content-length');
          return parseBody(await (body ?? readBody(req ?? request.body, length, bodyLimitBytes)));
        });
      }
      if (request.method === 'GET' && requestParser) {
        setRequestParser((getRequest) => {
          checkPercentEncoding(getRequest.url);
          return readParameters(() => requestParser(getRequest));
        });
      }
    },
    onParams({ request, params, setParams }) {
      // It is kept with its document, and would keep all of the address.
      if (request.method === 'GET' && params.query) setParams({ ...params, query: ownText(params.query) });
      if (hasLoneSurrogate(params.variables)) {
        throw badRequest('A text in "variables" has one half of a surrogate pair, as in "\\ud800". Send both halves.');
      }
    },
  };
}

const jsonTypes: ReadonlySet<string | undefined> = new Set(['application/json', 'application/graphql+json']);

function checkMediaType(headers: Headers): void {
  const type = parseMediaType(headers.get('content-type') ?? '');
  if (!jsonTypes.has(type?.essence)) {
    throw unsupportedMediaType('Post a JSON body with the header "content-type: application/json".');
  }
  const charset = type?.params.get('charset') ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) {
    throw unsupportedMediaType('Post the body in UTF-8: JSON is read in no other charset.');
  }
  const coding = headers.get('content-encoding') ?? 'identity';
  if (!/^identity$/i.test(coding)) {
    throw unsupportedMediaType('Post the body as it is, not compressed.', { 'accept-encoding': 'identity' });
  }
}

function parseMediaType(text: string): MIMEType | undefined {
  try {
    return new MIMEType(text);
  } catch {
    return undefined;
  }
}

/** The parser of addresses would put U+FFFD in the place of bytes that are not UTF-8, and let a lone `%` stand. */
export function checkPercentEncoding(url: string): void {
  try {
    decodeURIComponent(url);
  } catch {
    throw badRequest('The address must be percent-encoded UTF-8, as encodeURIComponent writes it in JavaScript.');
  }
}

export function parseBody(text: string): GraphQLParams {
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null) throw badRequest('The body must be a JSON object.');
  return body;
}

/** Whether a text is no Unicode, which JSON can write with an escape: no database would find it. */
export function hasLoneSurrogate(variables: unknown): boolean {
  const left = [variables];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && toUSVString(value) !== value) return true;
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) left.push(part);
  }
  return false;
}

/** Yoga leaves a mistake in the JSON of `variables` or `extensions` in an address as an unexpected error. */
function readParameters<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badRequest('"variables" and "extensions" in the address must be JSON.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is not JSON.');
  }
}

function unsupportedMediaType(message: string, headers: Record<string, string> = {}): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'UNSUPPORTED_MEDIA_TYPE', http: { status: 415, headers } },
  });
}
