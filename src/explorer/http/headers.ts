/** A page runs its own scripts and styles and nothing else, talks to this server alone, and stands in no frame. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * `Cross-Origin-Opener-Policy` would have the browser start another process at each first visit, which takes longer than all
 * else does; pages hold nothing of the reader that a window could keep from another.
 */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-cache',
} as const;
