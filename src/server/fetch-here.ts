import type { Answered, Visitor } from './direct-way.ts';
import { following } from './limits/answer-meter.ts';
import type { NodeContext } from './request/read-body.ts';

/** Sends a request to the server from within. */
export type FetchHere = (request: Request, context: NodeContext) => Response | Promise<Response>;

/**
 * Has the server ask itself: directly where the operation is known, as any client is answered, else by `fetch`, which goes on
 * from what was executed.
 */
export function createFetchHere(
  answerHere: (body: string, visitor: Visitor) => Promise<Answered>,
  fetch: FetchHere,
): FetchHere {
  return async (request, context) => {
    const own = { ...context, isOwn: true };
    // What is posted is an operation: pages are fetched by GET.
    if (request.method !== 'POST' || asksForMore(request)) return fetch(request, own);
    const body = await request.text();
    const answered = await answerHere(body, visitorOf(request, context));
    if ('answer' in answered)
      return new Response(answered.answer.text, { headers: { 'content-type': 'application/json' } });
    return fetch(request, { ...own, ...answered, body: Promise.resolve(body) });
  };
}

/** Only Yoga tells of statements and of costs. */
const asksForMore = ({ headers }: Request): boolean => headers.has('x-explain') || headers.has('x-cost');

const visitorOf = (
  { signal }: Request,
  { client = '', admit, standAside, shareAnswer, share, since }: NodeContext,
): Visitor => ({
  client,
  stop: following(signal),
  admit: admit ?? (async () => {}),
  standAside: standAside ?? (() => () => {}),
  shareAnswer: shareAnswer ?? (() => true),
  share,
  since,
});
