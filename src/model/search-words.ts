import { stemmer } from 'stemmer';
import { fold } from '../pothos-plugin-neo4j/model/index.ts';

const dotted = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}|(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])/gu;
const word = /[\p{L}\p{N}]+/gu;
/** A word that is folded by putting it in lower case: nearly every one of a text. */
const plain = /^[a-z0-9]+$/i;

/**
 * The words of a text as they are searched: folded, without marks. What is written with dots is one word (`U.S.` is `us`),
 * an ending `'s` is none, and every other mark ends a word: `L'Aquila` is `l aquila`.
 */
export function searchWords(text: string): readonly string[] {
  return (
    fold(text)
      .replace(dotted, (letters) => letters.replaceAll('.', ''))
      .replace(/(?<=[\p{L}\p{N}])'s(?![\p{L}\p{N}])/gu, '')
      .match(word) ?? []
  );
}

/** The words of a name, and those of the same name where nothing stands for the marks inside: `laquila`. */
export function wordsOfName(name: string): readonly (readonly string[])[] {
  const joined = fold(name).replace(/(?<=[\p{L}\p{N}])['’-](?=[\p{L}\p{N}])/gu, '');
  const all = [searchWords(name), searchWords(joined)];
  return all[0]!.join(' ') === all[1]!.join(' ') ? [all[0]!] : all;
}

/** Words that the rules of English take for forms of others that mean something else. */
const apart: Readonly<Record<string, string>> = {
  president: 'president',
  presidents: 'president',
  presidency: 'presidency',
  presidencies: 'presidency',
  organization: 'organization',
  organizations: 'organization',
  organisation: 'organization',
  organisations: 'organization',
  minister: 'minister',
  ministers: 'minister',
  ministry: 'ministry',
  international: 'international',
  university: 'university',
};

/** What the forms of an English word have in common: `smuggl` of `smuggling` and `smuggled`. */
export const stemOf = (one: string): string =>
  Object.hasOwn(apart, one) ? apart[one]! : /^[a-z]{4,}$/.test(one) ? stemmer(one) : one;

/** Some words of a text, and where in it they stand: from `start` up to `end`, in UTF-16 code units. */
export interface PlacedWords {
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

const chunk = /(?:\p{L}\.){2,}|(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text, as `searchWords` finds them, with their places. */
export function placedWords(text: string): readonly PlacedWords[] {
  return [...text.matchAll(chunk)].flatMap(({ 0: part, index }) => {
    // An ending `'s` is no word.
    const isEnding = /^s$/i.test(part) && /[\p{L}\p{N}]['’‘ʼ`´]$/u.test(text.slice(0, index));
    const words = isEnding ? [] : plain.test(part) ? [part.toLowerCase()] : searchWords(part);
    return words.length === 0 ? [] : [{ words, start: index, end: index + part.length }];
  });
}
