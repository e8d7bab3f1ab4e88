import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { badUserInput } from '../errors.ts';
import { type NodeContext, readBody } from './read-body.ts';

const jsonType = /^application\/(?:graphql\+)?json *(?:;|$)/i;

/**
 * Finds the operation in a request: in the JSON body of a POST, or in the address of a GET. Only JSON may be posted:
 * a browser sends form data and plain text to any site without asking it first, JSON it does not. Yoga would take
 * forms, multipart and bare GraphQL as well.
 */
export function useRequestReader(bodyLimitBytes: number): Plugin<object, NodeContext> {
  return {
    onRequestParse({ request, requestParser, setRequestParser, serverContext }) {
      if (request.method === 'POST') {
        if (!jsonType.test(request.headers.get('content-type') ?? '')) throw unsupportedMediaType();
        setRequestParser(async () => parseBody(await readBody(request, serverContext, bodyLimitBytes)));
      }
      if (request.method === 'GET' && requestParser) {
        setRequestParser((getRequest) => readParameters(() => requestParser(getRequest)));
      }
    },
  };
}

function parseBody(text: string): GraphQLParams {
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null) throw badRequest('The body must be a JSON object.');
  return body;
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

function badRequest(message: string): GraphQLError {
  return badUserInput(message, { http: { status: 400 } });
}

function unsupportedMediaType(): GraphQLError {
  return new GraphQLError('Post a JSON body with the header "content-type: application/json".', {
    extensions: { code: 'UNSUPPORTED_MEDIA_TYPE', http: { status: 415 } },
  });
}
