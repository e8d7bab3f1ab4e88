import { editDistance } from '../../edit-distance.ts';
import { stemOf } from '../../model/search-words.ts';
import { lettersAmiss } from './query.ts';
import type { TypedWord } from './typed.ts';

/** Whether a word that was found is the one that was typed, whole, begun, or in another form. */
export function isMeant({ text, unfinished }: TypedWord, found: string): boolean {
  if (found === text || (unfinished && found.startsWith(text))) return true;
  // No stem has another first letter than its word, and this is asked of each word of long texts.
  return found[0] === text[0] && stemOf(found) === stemOf(text);
}

/** How many letters of what was typed are amiss, if it was meant for what was found; undefined where it was not. */
export function amiss({ text }: TypedWord, found: string): number | undefined {
  // Most words of a long text differ in length: they need no look at their letters.
  if (Math.abs(text.length - found.length) > 2) return undefined;
  const most = lettersAmiss(text);
  if (Math.abs(text.length - found.length) > most) return undefined;
  const letters = most === 0 ? 1 : editDistance(text, found, most);
  return letters <= most ? letters : undefined;
}
