import { stringify } from 'csv-stringify/sync';
import type { Format } from './command-line.ts';
import type { Row } from './read.ts';
import { cellOf, jsonOf } from './values.ts';

/**
 * From rows, of which the first holds the names of the columns, to text, piece by piece. `report` gets what a person
 * should know about the text.
 */
export type Formatter = (rows: AsyncIterable<Row>, report: (line: string) => void) => AsyncIterable<string>;

export const formatters: Readonly<Record<Format, Formatter>> = { table, csv, json };

/** RFC 4180 with a header: UTF-8, an empty field for null. */
async function* csv(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  for await (const row of rows) yield stringify([row.map(cellOf)]);
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
async function* table(rows: AsyncIterable<Row>, report: (line: string) => void): AsyncGenerator<string> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  const [names = [], ...body] = all;
  const cells = all.map((row) => row.map((value) => shorten(cellOf(value))));
  const widths = names.map((_, column) => cells.reduce((width, row) => Math.max(width, widthOf(row[column]!)), 0));
  const isNumeric = names.map((_, column) =>
    body.every((row) => row[column] === null || typeof row[column] === 'number'),
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
  if (cells.flat().some((cell) => cell.endsWith('…')))
    report('Long values are cut; --format csv or json has them whole.');
}

function shorten(cell: string): string {
  const line = cell.replaceAll(/\s+/g, ' ');
  const letters = [...line];
  return letters.length > LONGEST_CELL ? `${letters.slice(0, LONGEST_CELL - 1).join('')}…` : line;
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
