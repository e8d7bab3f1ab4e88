import type { CORSOptions } from 'graphql-yoga';

/** What a page may read of an answer beside its body: which request it was, when to come back, which state it has, and what is left. */
export const exposedHeaders = ['x-request-id', 'retry-after', 'etag', 'ratelimit', 'ratelimit-policy'];

export const allowedMethods = ['GET', 'POST', 'OPTIONS'] as const;
export const corsMaxAgeSeconds = 86_400;

/**
 * Yoga's own default allows credentials to every origin, and answers an origin that is not on its list with `null`,
 * which is the origin of sandboxed frames and local files. Here credentials are never allowed, and an origin that is
 * not allowed gets no header at all.
 */
export function corsFor(origins: '*' | readonly string[]): (request: Request) => CORSOptions {
  const answer: CORSOptions = {
    origin: origins === '*' ? '*' : [...origins],
    credentials: false,
    methods: [...allowedMethods],
    exposedHeaders,
    maxAge: corsMaxAgeSeconds,
  };
  return (request) => {
    const origin = request.headers.get('origin');
    return origins === '*' || (origin !== null && origins.includes(origin)) ? answer : false;
  };
}
