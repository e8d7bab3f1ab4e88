import type { Plugin } from 'graphql-yoga';
import { turns } from './admission/turns.ts';
import type { NodeContext } from './request/read-body.ts';

/** Has an operation wait for its place, and then for a turn of the event loop, between reading it and looking at its document. */
export function useAdmission(): Plugin<object, NodeContext> {
  return {
    onRequestParse({ request, requestParser, setRequestParser, serverContext: { admit, record, client = '' } }) {
      if (admit === undefined || requestParser === undefined) return;
      setRequestParser(async (parsed) => {
        const params = await requestParser(parsed);
        if (record) record.readAt ??= performance.now();
        await admit(request.signal);
        await turns.nextDocument(client);
        return params;
      });
    },
  };
}
