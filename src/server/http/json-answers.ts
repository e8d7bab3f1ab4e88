import { GraphQLError } from 'graphql';
import { type Plugin, processRegularResult } from 'graphql-yoga';

/**
 * Answers are JSON. Yoga would also send parts and events to those who accept nothing else, in a stream that tells no length
 * and whose status is always 200; whoever accepts no JSON is refused with 406 in its place.
 */
export function useJsonAnswers(): Plugin {
  return {
    onParams({ request }) {
      if (!acceptsJson(request)) throw notAcceptable();
    },
    onResultProcess({ request, setResultProcessor }) {
      if (!acceptsJson(request)) setResultProcessor(processRegularResult, 'application/graphql-response+json');
    },
  };
}

const jsonRanges = new Set(['*/*', 'application/*', 'application/json', 'application/graphql-response+json']);

/** Weights count as little as they do for Yoga. */
function acceptsJson({ headers }: Request): boolean {
  const accept = headers.get('accept') || '*/*';
  return accept
    .toLowerCase()
    .split(',')
    .some((range) => {
      const [type = '', ...parameters] = range.replace(/\s/g, '').split(';');
      const charset = parameters.find((parameter) => parameter.startsWith('charset='));
      return jsonRanges.has(type) && (charset === undefined || charset === 'charset=utf-8');
    });
}

const notAcceptable = () =>
  new GraphQLError('Answers are JSON. Accept "application/graphql-response+json" or "application/json", in UTF-8.', {
    extensions: { code: 'UNSUPPORTED_MEDIA_TYPE', http: { status: 406 } },
  });
