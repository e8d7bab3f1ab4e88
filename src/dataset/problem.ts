import { OperatorError } from '../errors.ts';

/** A place in a file of facts; line and column count from 1. */
export interface Position {
  /** The path below the folder of facts, with `/` between its parts. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One mistake in the facts. Without a line it concerns the file as a whole. */
export interface Problem extends Partial<Position> {
  readonly file: string;
  readonly message: string;
}

/** What is shown at most. Whoever makes more mistakes than that has made one of them many times. */
const SHOWN_OF_A_FILE = 50;
const SHOWN = 500;
const LONGEST_MESSAGE = 600;
const LONGEST_NAME = 300;

/** Facts that cannot be loaded: every mistake that was found, in the order of files and lines. */
export class FactsError extends OperatorError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = [...problems].sort(
      (a, b) =>
        compare(a.file, b.file) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0) ||
        compare(a.message, b.message),
    );
    const heading = sorted.length === 1 ? 'One mistake' : `${sorted.length} mistakes`;
    super([`${heading} in the facts; nothing is loaded.`, ...describeAll(sorted)].join('\n'));
    this.problems = sorted;
  }
}

function describeAll(sorted: readonly Problem[]): readonly string[] {
  const ofFile = new Map<string, number>();
  const shown = sorted.filter(({ file }) => {
    const number = (ofFile.get(file) ?? 0) + 1;
    ofFile.set(file, number);
    return number <= SHOWN_OF_A_FILE;
  });
  const lines = shown.slice(0, SHOWN).map(describe);
  return lines.length < sorted.length ? [...lines, `… and ${sorted.length - lines.length} more.`] : lines;
}

function describe({ file, line, column, message }: Problem): string {
  const place = line === undefined ? '' : `:${line}:${column ?? 1}`;
  return `${printable(file, LONGEST_NAME)}${place}: ${printable(message, LONGEST_MESSAGE)}`;
}

/** What a terminal would obey, or a reader would not see: all controls, and marks that change the direction of text. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text of any origin as part of a message: on one line, and no longer than that. */
export function printable(text: string, longest: number): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replace(UNPRINTABLE, (character) => (character === '\n' ? ' ' : codePointOf(character)));
}

/** The name of a character in Unicode: `U+0007`. */
export function codePointOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Orders texts by code unit: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
