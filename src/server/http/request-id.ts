import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';

const acceptable = /^[\w.:-]{1,64}$/;
const ids = new WeakMap<Request, string>();

/** The id under which a request is logged: the one it came with, if that is harmless, else one made here. */
export function requestId(request: Request): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const id = idOf(request.headers.get('x-request-id'));
  ids.set(request, id);
  return id;
}

/** The id for what a request says in its header, if anything. */
export function idOf(given: string | readonly string[] | null | undefined): string {
  return typeof given === 'string' && acceptable.test(given) ? given : randomUUID();
}

/** Tells the client the id, so that a report can be matched with the log. */
export function useRequestId(): Plugin {
  return {
    onResponse({ request, response }) {
      response.headers.set('x-request-id', requestId(request));
      response.headers.set('x-content-type-options', 'nosniff');
    },
  };
}
