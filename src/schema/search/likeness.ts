import { editDistance } from '../../edit-distance.ts';
import { stemOf } from '../../model/search-words.ts';
import { lettersAmiss } from './query.ts';
import type { TypedWord } from './typed.ts';

/** Whether a word that was found is the one that was typed, whole, begun, or in another form. */
export function isMeant({ text, unfinished }: TypedWord, found: string): boolean {
  return found === text || (unfinished && found.startsWith(text)) || stemOf(found) === stemOf(text);
}

/** How many letters of what was typed are amiss, if it was meant for what was found; undefined where it was not. */
export function amiss({ text }: TypedWord, found: string): number | undefined {
  const most = lettersAmiss(text);
  if (Math.abs(text.length - found.length) > most) return undefined;
  const letters = most === 0 ? 1 : editDistance(text, found);
  return letters <= most ? letters : undefined;
}
