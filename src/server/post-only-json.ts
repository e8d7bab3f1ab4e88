import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { badUserInput } from '../errors.ts';

const jsonTypes = /^application\/(?:graphql\+)?json(?:;|,|$)/;

/**
 * Only JSON may be posted. A browser sends form data and plain text to any site without asking it first; JSON it
 * does not. Yoga would take forms, multipart and bare GraphQL.
 */
export function usePostOnlyJson(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (request.method === 'POST' && !jsonTypes.test(request.headers.get('content-type') ?? '')) {
        throw new GraphQLError('Post a JSON body with the header "content-type: application/json".', {
          extensions: { code: 'UNSUPPORTED_MEDIA_TYPE', http: { status: 415 } },
        });
      }
      if (request.method === 'GET' && requestParser) {
        setRequestParser((getRequest) => readParameters(() => requestParser(getRequest)));
      }
    },
  };
}

/** Yoga leaves a mistake in the JSON of `variables` or `extensions` of a GET request as an unexpected error. */
function readParameters<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badUserInput('The parameters "variables" and "extensions" of a GET request must be JSON.', {
      http: { status: 400 },
    });
  }
}
