import { dateText } from '../parts/dates.ts';
import { type Family, familyWords } from '../parts/kinds.ts';
import { shapes } from '../parts/mark.tsx';

const drawings = /<svg viewBox="0 0 ([\d.]+) ([\d.]+)" class="(marks[^"]*)"[^>]*>(.*?)<\/svg>/gs;
const MARGIN = 20;
const HEAD = 70;
const LINE = 20;

export interface Origin {
  /** Where the page is. */
  readonly address: URL;
  /** What it was made of. */
  readonly dataVersion: string | undefined;
  /** The style sheet of the pages. */
  readonly style: string;
}

/**
 * The drawings of a page as one file that stands by itself: with title, legend, address, version of the data and the day.
 * Its colours are the light ones, whatever the reader's system wishes. `undefined` where a page has no drawing.
 */
export function drawingIn(html: string, { address, dataVersion, style }: Origin): string | undefined {
  const found = [...html.matchAll(drawings)].map(([, width, height, classes, content]) => ({
    width: Number(width),
    height: Number(height),
    classes,
    content: content!
      .replaceAll(' href="/', ` href="${address.origin}/`)
      .replaceAll(' href="#', ` href="${address.href}#`),
  }));
  if (found.length === 0) return undefined;
  const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? 'Seven';
  const inner = Math.max(...found.map(({ width }) => width), 700);
  let y = HEAD;
  const parts = found.map(({ height, classes, content }) => {
    const part = `<g class="panel wide drawing" transform="translate(${MARGIN} ${y})"><g class="${classes}">${content}</g></g>`;
    y += height + MARGIN;
    return part;
  });
  const legend = legendOf(html, inner);
  const height = y + legend.height + 3 * LINE;
  const width = inner + 2 * MARGIN;
  const today = dateText(new Date().toISOString().slice(0, 10), 'DAY');
  const foot = [address.href, `Data version ${dataVersion ?? 'unknown'}, read on ${today}. CC BY 4.0, Seven.`];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">`,
    `<title>${title}</title><style>${lightRules(style)}</style>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="40" style="font-size:22px;fill:#1a1f26">${title}</text>`,
    ...parts,
    `<g transform="translate(${MARGIN} ${y})">${legend.text}</g>`,
    ...foot.map(
      (line, index) =>
        `<text x="${MARGIN}" y="${y + legend.height + (index + 1) * LINE}" style="font-size:12px">${escaped(line)}</text>`,
    ),
    '</svg>',
  ].join('\n');
}

/** The families of kinds that are drawn, each with its mark and its word. */
function legendOf(html: string, width: number): { readonly text: string; readonly height: number } {
  const families = (Object.keys(familyWords) as Family[]).filter((family) => html.includes(`class="spot ${family}"`));
  if (families.length === 0) return { text: '', height: 0 };
  let [x, y] = [8, LINE];
  const parts = families.map((family) => {
    const length = 24 + familyWords[family].length * 7;
    if (x + length > width) [x, y] = [8, y + LINE];
    const part = `<path class="${family}" transform="translate(${x} ${y - 4})" d="${shapes[family]}"/><text x="${x + 12}" y="${y}" style="font-size:12px">${familyWords[family]}</text>`;
    x += length + 16;
    return part;
  });
  return { text: parts.join(''), height: y + LINE / 2 };
}

/** What a style sheet says without conditions. */
const lightRules = (style: string): string =>
  style.replaceAll(/@media[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, '').replaceAll('<', '\\3c ');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
