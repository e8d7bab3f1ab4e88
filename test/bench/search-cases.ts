import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What somebody types, and which record should be found by it. */
export interface SearchCase {
  readonly text: string;
  /** What the slug of one of the first results matches. */
  readonly wanted: RegExp;
}

/** The files of cases: those put aside are looked at only when nothing is to be changed after it. */
export const caseFiles = ['given', 'own', 'put-aside'] as const;

/** A line is a text, a tab and a pattern; lines that begin with `#` tell about the file. */
export function readCases(name: (typeof caseFiles)[number]): readonly SearchCase[] {
  const lines = readFileSync(join(import.meta.dirname, 'search', `${name}.tsv`), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [text, pattern] = line.split('\t');
      if (text === undefined || pattern === undefined) throw new Error(`${name}.tsv has a line without a tab: ${line}`);
      return { text, wanted: new RegExp(pattern) };
    });
}

/** How well some searches did. */
export interface Success {
  /** The shares of cases with a wanted record among the first, the first 3 and the first 10. */
  readonly at: Readonly<Record<1 | 3 | 10, number>>;
  /** The mean of 1 / place of the first wanted record among the first 10. */
  readonly meanReciprocalRank: number;
  /** The cases without a wanted record among the first 3, with what came first. */
  readonly misses: readonly string[];
}

/** Judges what was found for each case: the slugs in their order. */
export function judgeCases(cases: readonly SearchCase[], found: readonly (readonly string[])[]): Success {
  const places = cases.map(
    ({ wanted }, index) => 1 + found[index]!.slice(0, 10).findIndex((slug) => wanted.test(slug)),
  );
  const within = (most: number) => places.filter((place) => place > 0 && place <= most).length / cases.length;
  return {
    at: { 1: within(1), 3: within(3), 10: within(10) },
    meanReciprocalRank: places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0) / cases.length,
    misses: cases.flatMap(({ text }, index) =>
      places[index]! > 0 && places[index]! <= 3
        ? []
        : [`${text}: ${found[index]!.slice(0, 3).join(', ') || 'nothing'}`],
    ),
  };
}
