import { createHash } from 'node:crypto';
import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga';
import { type ContentCoding, chooseCoding } from '../http/content-coding.ts';
import { hasCopy } from '../http/entity-tag.ts';
import { lastingBytes } from '../http/lasting-bytes.ts';
import type { Log } from '../telemetry/log.ts';
import type { Example } from './examples.ts';
import { playgroundPage } from './graphiql-page.ts';

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

type Bytes = Uint8Array<ArrayBuffer>;

interface Page {
  readonly plain: Bytes;
  /** The page in a coding: made when the first browser takes it, and kept. */
  readonly compressed: (coding: ContentCoding) => Promise<Bytes>;
  readonly headers: Readonly<Record<string, string>> & { readonly etag: string };
}

/**
 * Answers a browser's visit with GraphiQL, everything it needs inside the page. Yoga would render the nine megabytes
 * anew for each visit; here they are rendered once, at the first, and compressed once for each coding.
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
      const { plain, compressed, headers } = page;
      if (hasCopy(request.headers.get('if-none-match'), headers.etag)) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers }));
        return;
      }
      const coding = chooseCoding(request.headers.get('accept-encoding'), plain.byteLength);
      const body = coding ? await compressed(coding) : plain;
      const encoding = coding ? { 'content-encoding': coding.name } : {};
      endResponse(new fetchAPI.Response(body, { headers: { ...headers, ...encoding } }));
    },
  };
}

async function renderPage(examples: readonly Example[]): Promise<Page> {
  // Nine megabytes of script, read only where somebody opens the playground.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = playgroundPage(
    renderGraphiQL({
      title: 'Seven',
      logo,
      favicon: `data:image/svg+xml;base64,${Buffer.from(logo).toString('base64')}`,
      defaultTabs: examples.map(({ query, variables, headers }) => ({
        query,
        variables: variables ?? null,
        headers: headers ?? null,
      })),
    }),
  );
  const plain = lasting(Buffer.from(html));
  return {
    plain,
    compressed: keptByCoding(plain),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      // Weak: the same page has other bytes in each coding.
      etag: `W/"${hash(html, 'base64url')}"`,
      'content-security-policy': contentSecurityPolicy(html),
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    },
  };
}

function lasting(bytes: Bytes): Bytes {
  lastingBytes.add(bytes);
  return bytes;
}

function keptByCoding(plain: Bytes): Page['compressed'] {
  const kept = new Map<string, Promise<Bytes>>();
  return ({ name, compress }) => {
    const bytes = kept.get(name) ?? compress(plain).then(lasting);
    kept.set(name, bytes);
    return bytes;
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
