import { createHash } from 'node:crypto';

/** Names what an answer says, however it is compressed. */
export function entityTagOf(body: Uint8Array | string): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Whether a client that sent this `If-None-Match` has what the tag names. Both may be weak: a GET compares by what is said. */
export function hasCopy(ifNoneMatch: string | null | undefined, tag: string): boolean {
  if (ifNoneMatch === null || ifNoneMatch === undefined) return false;
  const names = ifNoneMatch.split(',').map((named) => named.trim().replace(/^W\//, ''));
  return names.includes('*') || names.includes(tag.replace(/^W\//, ''));
}

/** What the answer to a GET says to caches: it may be kept, and is good while the server says so. */
export const headersOfGet = (tag: string): readonly [name: string, value: string][] => [
  ['etag', tag],
  ['cache-control', 'no-cache'],
];
