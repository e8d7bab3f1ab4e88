import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga';
import type { Example } from './examples.ts';
import type { Log } from './log.ts';

/** Seven dots, six around one. */
const logo = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24" width="32" height="32" fill="#1f5f99">',
  ...[0, 60, 120, 180, 240, 300].map((angle) => `<circle r="2.6" cy="-8" transform="rotate(${angle})"/>`),
  '<circle r="2.6"/></svg>',
].join('');

export interface PlaygroundOptions {
  readonly path: string;
  readonly examples: readonly Example[];
  readonly log: Log;
}

interface Page {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers a browser's visit with GraphiQL, everything it needs inside the page. Yoga would render the nine megabytes
 * anew for each visit and send them as they are; here they are rendered and compressed once, at the first.
 */
export function usePlayground({ path, examples, log }: PlaygroundOptions): Plugin {
  let rendering: Promise<Page> | undefined;
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (!shouldRenderGraphiQL(request) || url.pathname !== path) return;
      rendering ??= renderPage(examples);
      const page = await rendering.catch((error: unknown) => log.error('the playground cannot be rendered', { error }));
      if (!page) {
        // Yoga would answer what a hook throws with its stack.
        endResponse(new fetchAPI.Response('The playground cannot be shown.', { status: 500 }));
        return;
      }
      const { plain, zipped, headers } = page;
      if (request.headers.get('if-none-match') === headers['etag']) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers }));
        return;
      }
      const takesZipped = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
      const encoding = takesZipped ? { 'content-encoding': 'gzip' } : {};
      const body = takesZipped ? zipped : plain;
      endResponse(new fetchAPI.Response(body, { headers: { ...headers, ...encoding } }));
    },
  };
}

async function renderPage(examples: readonly Example[]): Promise<Page> {
  // Nine megabytes of script, read only where somebody opens the playground.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'Seven',
    logo,
    favicon: `data:image/svg+xml;base64,${Buffer.from(logo).toString('base64')}`,
    defaultTabs: examples.map(({ query, variables, headers }) => ({
      query,
      variables: variables ?? null,
      headers: headers ?? null,
    })),
  });
  const plain = Buffer.from(html);
  return {
    plain,
    zipped: await promisify(gzip)(plain),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      etag: `"${hash(html, 'base64url')}"`,
      vary: 'accept, accept-encoding',
      'content-security-policy': contentSecurityPolicy(html),
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    },
  };
}

/**
 * Lets the page run its own script and nothing else, talk to this server and nobody else, and stand in no frame.
 * The editor makes its workers from blobs and its styles at run time.
 */
function contentSecurityPolicy(html: string): string {
  const start = html.indexOf('<script>') + '<script>'.length;
  const script = html.slice(start, html.indexOf('</script>', start));
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash(script, 'base64')}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function hash(text: string, encoding: 'base64' | 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding);
}
