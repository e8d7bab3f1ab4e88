import { OperatorError } from '../errors.ts';

/** A place in a file of facts; line and column count from 1. */
export interface Position {
  /** The path below the folder of facts, with `/` between its parts. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One mistake in the facts. */
export interface Problem extends Position {
  readonly message: string;
}

/** Facts that cannot be loaded: every mistake that was found, in the order of files and lines. */
export class FactsError extends OperatorError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = [...problems].sort(
      (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message),
    );
    super(
      [
        `${sorted.length === 1 ? 'One mistake' : `${sorted.length} mistakes`} in the facts; nothing is loaded.`,
        ...sorted.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
      ].join('\n'),
    );
    this.problems = sorted;
  }
}

/** Orders texts by code unit: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
