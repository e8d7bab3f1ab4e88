import type { IncomingMessage, ServerResponse } from 'node:http';
import { busyMessage } from './admission.ts';
import { exposedHeaders } from './cors.ts';
import { asksForHtml } from './front-door.ts';
import { idOf } from './request-id.ts';

/** As text, which `node:http` writes together with the headers. */
const body = JSON.stringify({ errors: [{ message: busyMessage, extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Busy – Seven</title><h1>Busy</h1><p>${busyMessage}</p></html>`;
const exposed = exposedHeaders.join(', ');

/**
 * Makes what answers a request for which there is no place: 503, in the form of GraphQL or as a page for browsers,
 * readable for the same origins as any answer. It is written without reading the request, since refusing must cost next to nothing.
 */
export function createRefusal(origins: '*' | readonly string[]) {
  return ({ headers }: IncomingMessage, response: ServerResponse): void => {
    const { origin } = headers;
    const mayRead = origins === '*' || (origin !== undefined && origins.includes(origin));
    const isPage = asksForHtml(headers.accept);
    const sent = isPage ? page : body;
    response.writeHead(503, {
      'content-type': `${isPage ? 'text/html' : mediaTypeFor(headers.accept)}; charset=utf-8`,
      'content-length': Buffer.byteLength(sent),
      'retry-after': '1',
      'x-request-id': idOf(headers['x-request-id']),
      'x-content-type-options': 'nosniff',
      ...(mayRead
        ? {
            'access-control-allow-origin': origin ?? '*',
            'access-control-expose-headers': exposed,
            vary: 'Origin',
          }
        : {}),
    });
    response.end(sent);
  };
}

/** The one of the two media types that comes first among those that the client accepts. */
function mediaTypeFor(accept = ''): string {
  const [found] = /application\/(?:graphql-response\+)?json/i.exec(accept) ?? [];
  return found?.toLowerCase() ?? 'application/json';
}
