import type { Plugin } from 'graphql-yoga';
import type { NodeContext } from './read-body.ts';

/** Has an operation wait for its place between reading it and looking at its document. */
export function useAdmission(): Plugin<object, NodeContext> {
  return {
    onRequestParse({ request, requestParser, setRequestParser, serverContext: { admit } }) {
      if (admit === undefined || requestParser === undefined) return;
      setRequestParser(async (parsed) => {
        const params = await requestParser(parsed);
        await admit(request.signal);
        return params;
      });
    },
  };
}
