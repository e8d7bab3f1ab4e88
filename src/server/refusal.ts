import type { IncomingMessage, ServerResponse } from 'node:http';
import { busyMessage } from './admission.ts';
import { exposedHeaders } from './cors.ts';
import { asksForHtml } from './front-door.ts';
import type { Refusal } from './refused.ts';
import { idOf } from './request-id.ts';

/** There is no place for it. */
export const noPlace: Refusal = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  limit: 'places',
  message: busyMessage,
  retryAfter: 1,
};

const exposed = exposedHeaders.join(', ');

/**
 * Makes what answers a request that is refused at the door, in the form of GraphQL or as a page for browsers, readable for
 * the same origins as any answer. It is written without reading the request, since refusing must cost next to nothing.
 */
export function createRefusal(origins: '*' | readonly string[]) {
  return ({ headers }: IncomingMessage, response: ServerResponse, refusal: Refusal): void => {
    const { origin } = headers;
    const mayRead = origins === '*' || (origin !== undefined && origins.includes(origin));
    const isPage = asksForHtml(headers.accept);
    // As text, which `node:http` writes together with the headers.
    const sent = isPage ? pageOf(refusal) : bodyOf(refusal);
    response.writeHead(refusal.status, {
      'content-type': `${isPage ? 'text/html' : mediaTypeFor(headers.accept)}; charset=utf-8`,
      'content-length': Buffer.byteLength(sent),
      'retry-after': String(refusal.retryAfter),
      ...Object.fromEntries(refusal.headers ?? []),
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

const bodyOf = ({ code, message, details }: Refusal): string =>
  JSON.stringify({ errors: [{ message, extensions: { ...details, code } }] });

function pageOf({ status, message }: Refusal): string {
  const title = status === 503 ? 'Busy' : 'Too much at once';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title} – Seven</title><h1>${title}</h1><p>${message}</p></html>`;
}

/** The one of the two media types that comes first among those that the client accepts. */
function mediaTypeFor(accept = ''): string {
  const [found] = /application\/(?:graphql-response\+)?json/i.exec(accept) ?? [];
  return found?.toLowerCase() ?? 'application/json';
}
