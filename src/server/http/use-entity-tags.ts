import type { Plugin } from 'graphql-yoga';
import { entityTagOf, hasCopy, headersOfGet } from './entity-tag.ts';
import { graphqlPath } from './front-door.ts';

/** Names the answer to a GET by what it says, and leaves it away where the client has it already. */
export function useEntityTags(): Plugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const { status, statusText, headers } = response;
      if (request.method !== 'GET' || status !== 200 || headers.has('etag')) return;
      if (!isAnswer(request.url, headers.get('content-type'))) return;
      const body = new Uint8Array(await response.arrayBuffer());
      const tag = entityTagOf(body);
      for (const [name, value] of headersOfGet(tag)) headers.set(name, value);
      const isKnown = hasCopy(request.headers.get('if-none-match'), tag);
      if (isKnown) for (const name of ['content-type', 'content-length']) headers.delete(name);
      const init = { status: isKnown ? 304 : status, statusText: isKnown ? 'Not Modified' : statusText, headers };
      setResponse(new fetchAPI.Response(isKnown ? null : body, init));
    },
  };
}

const isAnswer = (url: string, type: string | null): boolean =>
  new URL(url).pathname === graphqlPath && /^application\/(?:graphql-response\+)?json/.test(type ?? '');
