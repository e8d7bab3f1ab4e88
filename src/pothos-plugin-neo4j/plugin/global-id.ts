/** The global id of a node: base64url of `Type:key`. */
export function encodeGlobalId(typename: string, key: string | number | bigint): string {
  return Buffer.from(`${typename}:${key}`).toString('base64url');
}

/** The result for an id that cannot be decoded. No type has an empty name, so it finds nothing. */
const nowhere = { typename: '', id: '' } as const;

/** The type and key in a global id. A malformed id finds nothing, like an unknown one. */
export function decodeGlobalId(globalId: string): { readonly typename: string; readonly id: string } {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(globalId)) return nowhere;
  const text = Buffer.from(globalId, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1 || encodeGlobalId(text.slice(0, colon), text.slice(colon + 1)) !== globalId.replace(/=+$/, ''))
    return nowhere;
  return { typename: text.slice(0, colon), id: text.slice(colon + 1) };
}
