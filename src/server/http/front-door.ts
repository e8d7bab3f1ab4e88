import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga';
import { livePath, readyPath } from './health-paths.ts';

export const graphqlPath = '/graphql';

/** Whether a header `Accept` names HTML, as those of browsers do and those of programs that take anything do not. */
export const asksForHtml = (accept: string | null | undefined): boolean => /\btext\/html\b/i.test(accept ?? '');

/** Answers `/`: a browser goes on to the playground, anything else learns where things are. */
export function useFrontDoor(hasPlayground: boolean): Plugin {
  const places = JSON.stringify({ name: 'Seven', graphql: graphqlPath, health: { live: livePath, ready: readyPath } });
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/' || request.method !== 'GET') return;
      const goesToPlayground = hasPlayground && shouldRenderGraphiQL(request);
      endResponse(
        goesToPlayground
          ? new fetchAPI.Response(null, { status: 302, headers: { location: graphqlPath } })
          : new fetchAPI.Response(places, { headers: { 'content-type': 'application/json; charset=utf-8' } }),
      );
    },
  };
}
