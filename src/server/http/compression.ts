import type { Plugin } from 'graphql-yoga';
import { chooseCoding } from './content-coding.ts';

/** What an answer depends on beside its address. CORS names the origin only where one was sent. */
export const dependsOn = ['Accept', 'Accept-Encoding', 'Origin'];

/**
 * Compresses what is worth it, in a coding that the client takes, and tells caches in `Vary` that the same address has
 * several answers. Only a body whose length is known is compressed, which a stream of results is not.
 */
export function useCompression(): Plugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const { headers } = response;
      const said = headers.get('vary')?.split(/ *, */) ?? [];
      headers.set('vary', [...new Set([...said, ...dependsOn])].join(', '));

      const length = Number(headers.get('content-length'));
      if (length === 0 || headers.has('content-encoding') || request.method === 'HEAD') return;
      const coding = chooseCoding(request.headers.get('accept-encoding'), length);
      if (!coding) return;
      const body = await coding.compress(new Uint8Array(await response.arrayBuffer()));
      headers.set('content-encoding', coding.name);
      headers.set('content-length', String(body.byteLength));
      const { status, statusText } = response;
      setResponse(new fetchAPI.Response(body, { status, statusText, headers }));
    },
  };
}
