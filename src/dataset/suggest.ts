import { editDistance } from '../edit-distance.ts';

/** Nobody mistypes one word of this length; to compare such takes long. */
const LONGEST = 200;

/**
 * The end of a message about an unknown word: `: did you mean "…"?`, naming the nearest known word, or nothing where
 * none is near.
 */
export function suggestion(word: string, known: Iterable<string>): string {
  if (word.length > LONGEST) return '';
  const limit = Math.max(2, Math.floor(word.length / 3));
  let nearest: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      nearest = candidate;
    }
  }
  return nearest === undefined ? '' : `: did you mean "${nearest}"?`;
}
