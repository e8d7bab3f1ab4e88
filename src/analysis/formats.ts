import { stringify } from 'csv-stringify/sync';
import type { Format } from './command-line.ts';
import type { Row } from './read.ts';
import { cellOf, jsonOf } from './values.ts';

/** From rows, of which the first holds the names of the columns, to text, piece by piece. */
export type Formatter = (rows: AsyncIterable<Row>, options: FormatOptions) => AsyncIterable<string>;

export interface FormatOptions {
  /** Gets what a person should know about the text. */
  readonly report: (line: string) => void;
  /** Whether a table shortens long values, as a screen wants it. */
  readonly isShort: boolean;
}

export const formatters: Readonly<Record<Format, Formatter>> = {
  table,
  csv: (rows) => separated(rows, ','),
  tsv: (rows) => separated(rows, '\t'),
  json,
};

const LINES_AT_ONCE = 500;

/** RFC 4180 with a header, or the same with tabs: UTF-8, an empty field for null. */
async function* separated(rows: AsyncIterable<Row>, delimiter: string): AsyncGenerator<string> {
  let lines: string[][] = [];
  for await (const row of rows) {
    lines.push(row.map(cellOf));
    if (lines.length < LINES_AT_ONCE) continue;
    yield stringify(lines, { delimiter });
    lines = [];
  }
  yield stringify(lines, { delimiter });
}

/** One array of objects, one object a line: valid as a whole, and readable line by line. */
async function* json(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let names: Row | undefined;
  let separator = '[\n';
  for await (const row of rows) {
    if (names === undefined) {
      names = row;
      continue;
    }
    const entries = names.map((name, column) => [name, jsonOf(row[column])]);
    yield `${separator}${JSON.stringify(Object.fromEntries(entries))}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** Longer values are cut in a table, so that its lines can be read. */
const LONGEST_CELL = 60;

/** Columns side by side; numbers to the right. It can only be drawn once all rows are there. */
async function* table(rows: AsyncIterable<Row>, { report, isShort }: FormatOptions): AsyncGenerator<string> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  const [names = [], ...body] = all;
  const cells = all.map((row) => row.map((value) => inOneLine(cellOf(value), isShort ? LONGEST_CELL : Infinity)));
  const widths = names.map((_, column) => cells.reduce((width, row) => Math.max(width, widthOf(row[column]!)), 0));
  const isNumeric = names.map((_, column) =>
    body.every((row) => row[column] === null || ['number', 'bigint'].includes(typeof row[column])),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column]! - widthOf(cell));
        return isNumeric[column] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  for (const [index, row] of cells.entries()) yield index === 0 ? `${line(row)}\n${rule}\n` : `${line(row)}\n`;
  if (isShort && cells.flat().some((cell) => cell.endsWith('…')))
    report('Long values are cut; --format csv or json has them whole.');
}

function inOneLine(cell: string, longest: number): string {
  const line = cell.replaceAll(/\s+/g, ' ');
  if (line.length <= longest) return line;
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line;
}

/** The columns that a terminal gives a text: none to marks on other letters, two to letters of East Asia. */
function widthOf(text: string): number {
  const wide = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
  let width = 0;
  for (const letter of text) {
    if (!/\p{M}/u.test(letter)) width += wide.test(letter) ? 2 : 1;
  }
  return width;
}
