import { stringify } from 'csv-stringify/sync';
import { drawingIn } from '../drawing/standalone.ts';
import type { VisitedSite } from '../render.tsx';
import { pageHeaders } from './headers.ts';
import { type Answer, lengthOf } from './respond.ts';

const formats = ['csv', 'svg'] as const;
export type Format = (typeof formats)[number];

/** The form in which an address asks for what a page shows; `undefined` where it asks for the page. */
export function formatIn({ url }: Request): Format | undefined {
  const asked = new URL(url).searchParams.get('format');
  return formats.find((format) => format === asked);
}

/** What a page shows, as a file; `undefined` where it shows nothing of that form. */
export function dataResponse(format: Format, answer: Answer, site: VisitedSite): Response | undefined {
  if (answer.status !== 200) return undefined;
  const text = format === 'csv' ? csvOf(answer) : svgOf(answer, site);
  if (text === undefined) return undefined;
  const name = [site.address.pathname.slice(1) || 'seven', ...[...site.address.searchParams.values()].filter(Boolean)]
    .join('-')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 80);
  return new Response(text, {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'image/svg+xml; charset=utf-8',
      'content-disposition': `${format === 'csv' ? 'attachment' : 'inline'}; filename="${name}.${format}"`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': pageHeaders['cache-control'],
      ...lengthOf(text),
    },
  });
}

function svgOf({ html, dataVersion }: Answer, { address, build }: VisitedSite): string | undefined {
  const style = new TextDecoder().decode(build.assets.get(build.pathOf('style.css'))!.plain);
  return drawingIn(html, { address, dataVersion, style });
}

/** A text that a spreadsheet would take for a formula stays text. */
function csvOf({ table }: Answer): string | undefined {
  if (table === undefined) return undefined;
  return stringify([table.columns, ...table.rows], { escape_formulas: true });
}
