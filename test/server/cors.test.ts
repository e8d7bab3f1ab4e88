import { describe, expect, it } from 'vitest';
import { tinyServer } from './tiny.ts';

const site = 'https://site.test';
const other = 'https://other.test';

async function corsHeaders(corsOrigins: '*' | readonly string[], origin: string, method: 'GET' | 'OPTIONS') {
  const { fetch } = tinyServer({ corsOrigins });
  const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
  const headers = { origin, ...(method === 'OPTIONS' ? preflight : {}) };
  const response = await fetch('/graphql?query={__typename}', { method, headers });
  return Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('access-control-')));
}

describe.each(['GET', 'OPTIONS'] as const)('CORS on %s', (method) => {
  it('lets every page read, and never with credentials', async () => {
    const headers = await corsHeaders('*', site, method);
    expect(['*', site]).toContain(headers['access-control-allow-origin']);
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each([[[site]], [[site, 'https://third.test']]])('lets only the pages of %j read', async (origins) => {
    const headers = await corsHeaders(origins, site, method);
    expect(headers['access-control-allow-origin']).toBe(site);
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    expect(await corsHeaders(origins, other, method)).toEqual({});
    expect(await corsHeaders(origins, 'null', method)).toEqual({});
  });

  it('lets no page read where there are no origins', async () => {
    expect(await corsHeaders([], site, method)).toEqual({});
  });
});

it('allows the headers that a client asks to send, and lets it read the id of the request, when to come back, and the state', async () => {
  const headers = await corsHeaders('*', site, 'OPTIONS');
  expect(headers['access-control-allow-headers']).toBe('content-type');
  expect(headers['access-control-expose-headers']).toBe('x-request-id, retry-after, etag, ratelimit, ratelimit-policy');
});
