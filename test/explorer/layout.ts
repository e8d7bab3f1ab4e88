import { readFileSync, writeFileSync } from 'node:fs';
import type { Box } from './boxes.ts';

/** Where the blocks of each view stood when somebody looked at it last and found it good, at 1,280 pixels of width. */
type Layouts = Record<
  string,
  readonly (readonly [what: string, left: number, top: number, right: number, bottom: number])[]
>;

const file = new URL('./layout.json', import.meta.url);
const layouts = JSON.parse(readFileSync(file, 'utf8')) as Layouts;

/** Fonts and facts differ: so far a block may stand elsewhere, in pixels, and in parts of its distance from the top. */
const ASIDE = 48;
const BELOW = 96;
const PART = 0.35;

/**
 * What is not where it was: blocks that came or went, and those that stand elsewhere. LAYOUT=write keeps what is seen as the
 * layout of a view, after somebody has looked at it.
 */
export function strayed(path: string, seen: readonly Box[]): readonly string[] {
  // What was looked at before differs from run to run, and what stands in a line is as wide as its words.
  const boxes = seen.filter(({ what }) => !/^(nav\.trail|(a|button|span)\..*)$/.test(what));
  if (process.env['LAYOUT'] === 'write') {
    layouts[path] = boxes.map(({ what, left, top, right, bottom }) => [what, left, top, right, bottom]);
    const lines = Object.entries(layouts).map(
      ([view, rows]) =>
        `  ${JSON.stringify(view)}: [\n${rows.map((row) => `    ${JSON.stringify(row).replaceAll(',', ', ')}`).join(',\n')}\n  ]`,
    );
    writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
  }
  const kept = layouts[path] ?? [];
  const names = boxes.map(({ what }) => what).join('\n');
  const keptNames = kept.map(([what]) => what).join('\n');
  if (names !== keptNames) return [`There are\n${names}\nin place of\n${keptNames}`];
  return boxes.flatMap(({ what, left, top, right, bottom }, index) => {
    const [, keptLeft, keptTop, keptRight, keptBottom] = kept[index]!;
    const isNear = (one: number, other: number) => Math.abs(one - other) <= BELOW + PART * other;
    const stands =
      Math.abs(left - keptLeft) <= ASIDE &&
      Math.abs(right - keptRight) <= ASIDE &&
      isNear(top, keptTop) &&
      isNear(bottom - top, keptBottom - keptTop);
    return stands ? [] : [`${what} at ${[left, top, right, bottom]} in place of ${kept[index]!.slice(1)}`];
  });
}
