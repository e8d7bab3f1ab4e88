import { createHash } from 'node:crypto';
import { hasCopy } from '../../server/http/entity-tag.ts';
import type { Asset, Build } from '../build.ts';
import { pageHeaders } from './headers.ts';

/** What a page shows, as rows: what `?format=csv` gives. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null | undefined)[])[];
}

/** What a page is made of, before it is sent. */
export interface Answer {
  readonly status: number;
  readonly html: string;
  /** What was read. A page without is not kept, nor is one of which a part is missing. */
  readonly dataVersion?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly table?: Table;
}

/** The page, or 304 where the client has it: a page is the same as long as its address, the data and the build are. */
export function pageResponse(
  request: Request,
  { status, html, dataVersion, headers }: Answer,
  build: Pick<Build, 'id' | 'pathOf'>,
): Response {
  // The browser asks for it before it has read the page.
  const link = `<${build.pathOf('style.css')}>; rel=preload; as=style`;
  if (status !== 200 || dataVersion === undefined) {
    return new Response(html, { status, headers: { ...pageHeaders, link, ...headers, ...lengthOf(html) } });
  }
  const etag = tagOf(request.url, dataVersion, build.id);
  const withTag = { ...pageHeaders, link, ...headers, etag };
  if (hasCopy(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: withTag });
  return new Response(html, { headers: { ...withTag, ...lengthOf(html) } });
}

/** Weak: the same page has other bytes in each coding. */
export function tagOf(url: string, dataVersion: string, buildId: string): string {
  const { pathname, search } = new URL(url);
  return `W/"${createHash('sha256').update(`${pathname}${search}\n${dataVersion}\n${buildId}`).digest('base64url').slice(0, 22)}"`;
}

/** `useCompression` compresses what says its length. */
export const lengthOf = (text: string) => ({ 'content-length': String(Buffer.byteLength(text)) });

/** A file that pages load, in a coding that was made once; its name changes with its content. */
export function assetResponse(request: Request, asset: Asset): Response {
  const accepted = request.headers.get('accept-encoding') ?? '';
  const coding = (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b(?!;q=0)`).test(accepted));
  const body = coding ? asset[coding] : asset.plain;
  return new Response(body, {
    headers: {
      'content-type': asset.type,
      'content-length': String(body.byteLength),
      'cache-control': 'public, max-age=31536000, immutable',
      ...(coding ? { 'content-encoding': coding } : {}),
    },
  });
}
