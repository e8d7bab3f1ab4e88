import { placedWords } from '../../model/search-words.ts';
import { amiss, isMeant } from './likeness.ts';
import { readTyped, type TypedWord } from './typed.ts';

/**
 * What was probably meant, by the words of the best that was found; null where every word stands there, or none is near.
 * `merkle` becomes `merkel`; all else stays as it was typed.
 */
export function correctedText(typed: string, found: readonly string[]): string | null {
  const known = [...new Set(found.flatMap((text) => text.split(' ')))];
  const corrections = new Map<string, string>();
  for (const word of readTyped(typed).words) {
    if (!word.counts || known.some((one) => isMeant(word, one))) continue;
    const nearest = nearestOf(word, known);
    if (nearest !== undefined) corrections.set(word.text, nearest);
  }
  if (corrections.size === 0) return null;
  let corrected = '';
  let end = 0;
  for (const place of placedWords(typed)) {
    const correction = place.words.length === 1 ? corrections.get(place.words[0]!) : undefined;
    if (correction === undefined) continue;
    corrected += typed.slice(end, place.start) + correction;
    end = place.end;
  }
  return corrected + typed.slice(end);
}

/** The fewest letters amiss, and of equals the one that begins with the same letters for longest. */
function nearestOf(word: TypedWord, known: readonly string[]): string | undefined {
  let best: { readonly text: string; readonly letters: number; readonly begins: number } | undefined;
  for (const text of known) {
    const letters = amiss(word, text);
    if (letters === undefined) continue;
    const begins = commonBeginning(word.text, text);
    const isBetter = best === undefined || letters < best.letters || (letters === best.letters && begins > best.begins);
    if (isBetter) best = { text, letters, begins };
  }
  return best?.text;
}

function commonBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
