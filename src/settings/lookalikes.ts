import { editDistance } from '../edit-distance.ts';

/** Shorter names, as HOST, are near too many others. */
const SHORTEST = 5;
/** One letter in so many may be wrong. */
const LETTERS_FOR_A_MISTAKE = 7;
/** A comment that ends a file without a line break is read as a variable by some versions of Node.js. */
const NAME = /^[A-Za-z_]\w*$/;
const UNIT = /_(MS|MILLISECONDS|S|SECONDS|BYTES|KB|MB)$/;

/**
 * The variables that are none of ours and look like one, a message for each: `MAX_DEPHT`, `max_depth`, `QUERY_TIMEOUT`. A
 * setting that is misspelt would else silently not hold.
 */
export function lookalikeMistakes(set: Iterable<string>, known: readonly string[]): readonly string[] {
  const names = new Set(known);
  return [...set].flatMap((name) => {
    if (names.has(name) || !NAME.test(name)) return [];
    const meant = known.find((candidate) => isMisspelt(name, candidate));
    return meant === undefined ? [] : [`${name} is no setting. Did you mean ${meant}? Else unset it.`];
  });
}

function isMisspelt(name: string, known: string): boolean {
  if (known.length < SHORTEST) return false;
  const [written, meant] = [name.toUpperCase(), known];
  const allowed = Math.max(1, Math.floor(meant.length / LETTERS_FOR_A_MISTAKE));
  if (Math.abs(written.length - meant.length) <= allowed && editDistance(written, meant) <= allowed) return true;
  // The unit was left out, or is another one.
  return UNIT.test(meant) && written.replace(UNIT, '') === meant.replace(UNIT, '');
}
