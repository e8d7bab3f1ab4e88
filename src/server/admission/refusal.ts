import type { IncomingMessage, ServerResponse } from 'node:http';
import { exposedHeaders } from '../http/cors.ts';
import { asksForHtml } from '../http/front-door.ts';
import type { MadeAnswer } from '../http/made-answer.ts';
import { idOf } from '../http/request-id.ts';
import { busyMessage } from './busy.ts';
import type { Refusal } from './refused.ts';

/** There is no place for it. */
export const noPlace: Refusal = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  limit: 'places',
  message: busyMessage,
  retryAfter: 1,
};

const exposed = exposedHeaders.join(', ');

/** Nothing has answered it, as nothing should let it come to. */
const unanswered: Refusal = { status: 500, code: 'INTERNAL_SERVER_ERROR', limit: 'none', message: 'Unexpected error' };

/**
 * Makes what answers a request that is refused at the door, in the form of GraphQL or as a page for browsers, readable for
 * the same origins as any answer. It is made without reading the request, since refusing must cost next to nothing.
 */
export function createRefusal(origins: '*' | readonly string[]) {
  const make = ({ headers }: IncomingMessage, id: string, refusal: Refusal) => {
    const { origin } = headers;
    const mayRead = origins === '*' || (origin !== undefined && origins.includes(origin));
    const isPage = asksForHtml(headers.accept);
    const { status, retryAfter, headers: more = [] } = refusal;
    const told: (readonly [string, string])[] = [
      ['content-type', `${isPage ? 'text/html' : mediaTypeFor(headers.accept)}; charset=utf-8`],
      ...more,
      ['x-request-id', id],
      ['x-content-type-options', 'nosniff'],
    ];
    if (retryAfter !== undefined) told.push(['retry-after', String(retryAfter)]);
    if (mayRead) {
      told.push(
        ['access-control-allow-origin', origin ?? '*'],
        ['access-control-expose-headers', exposed],
        ['vary', 'Origin'],
      );
    }
    return { status, headers: told, body: isPage ? pageOf(refusal) : bodyOf(refusal) } satisfies MadeAnswer;
  };

  const refuse = (request: IncomingMessage, response: ServerResponse, refusal: Refusal): void => {
    const { status, headers, body } = make(request, idOf(request.headers['x-request-id']), refusal);
    const lines: string[] = [];
    for (const [name, value] of headers) lines.push(name, value);
    lines.push('content-length', String(Buffer.byteLength(body)));
    // As text, which `node:http` writes together with the headers.
    response.writeHead(status, lines);
    response.end(body);
  };

  /** What answers a request where the server has failed to: the log tells why under this id. */
  const unexpected = (request: IncomingMessage, requestId: string): MadeAnswer =>
    make(request, requestId, { ...unanswered, details: { requestId } });

  return { refuse, unexpected };
}

const bodies = new WeakMap<Refusal, string>();

/** Written once for each refusal: under overload most requests are given the same. */
function bodyOf(refusal: Refusal): string {
  let body = bodies.get(refusal);
  if (body === undefined) {
    const { code, message, details } = refusal;
    body = JSON.stringify({ errors: [{ message, extensions: { ...details, code } }] });
    bodies.set(refusal, body);
  }
  return body;
}

const titles = { 429: 'Too much at once', 500: 'Unexpected error', 503: 'Busy' };

function pageOf({ status, message }: Refusal): string {
  const title = titles[status];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title} – Seven</title><h1>${title}</h1><p>${message}</p></html>`;
}

/** The one of the two media types that comes first among those that the client accepts. */
function mediaTypeFor(accept = ''): string {
  const [found] = /application\/(?:graphql-response\+)?json/i.exec(accept) ?? [];
  return found?.toLowerCase() ?? 'application/json';
}
