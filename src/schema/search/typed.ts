import { toUSVString } from 'node:util';
import { searchWords } from '../../model/search-words.ts';
import { sameAsFirst, timeAskedFor, wordsForTimes } from './asked-for.ts';

/** What somebody typed, taken apart. */
export interface Typed {
  /** The words to look for, in order, with those that carry nothing. */
  readonly words: readonly TypedWord[];
  /** What must stand there word by word. */
  readonly phrases: readonly (readonly string[])[];
  /** What must not. */
  readonly excluded: readonly (readonly string[])[];
  /** Whether what is nearest in time is asked for. */
  readonly time: 'LATEST' | 'NEXT' | undefined;
  /** All of it in words, to compare names with. */
  readonly whole: string;
}

export interface TypedWord {
  readonly text: string;
  /** False for a word that carries nothing beside others. */
  readonly counts: boolean;
  /** True for the last one, where more letters may come. */
  readonly unfinished: boolean;
}

/** So many letters of what is typed count. */
const longestTyped = 500;
const mostWords = 12;
const mostPhrases = 2;
const longestPhrase = 8;

/** Words that help to ask, and tell nothing of what is asked for; so does the name of the group in a graph of the group. */
const empty = new Set([
  ...wordsForTimes,
  ...`a about an and any are as at be been but by can did do does during find for from get give had has have her his how i if in
  into is it its list many me much my of often on or our over please show such tell that the their them then there these
  they this those to under was we were what when where which who whom whose why will with would you your
  der die das den dem des du de la le les el il lo di von zu und et y e
  l d dell dall all nell sull
  held hold holds host hosted hosting hosts happen happened place took take takes represent represented represents
  mr mrs ms dr sir monsieur madame herr frau signor signora
  g7 g8 gruppe group seven`.match(/\S+/g)!,
]);

/**
 * What of a text is looked at: its beginning, where it is very long. What is found is compared with it, and its words are told
 * apart once for each hit, so all that reads it is given no more than this.
 */
export const countingPart = (text: string, most = longestTyped): string => toUSVString(text.slice(0, most));

/** Takes apart what somebody types: the beginning of a very long text. Nothing in it is syntax but quotes and a minus. */
export function readTyped(text: string): Typed {
  const typed = text.slice(0, longestTyped);
  const quoted: (readonly string[])[] = [];
  const excluded: (readonly string[])[] = [];
  const rest = typed.replace(/(?<=^|\s)(-?)["“”„]([^"“”„]+)["“”]/gu, (_, minus: string, inside: string) => {
    const words = searchWords(inside);
    if (words.length > 0) (minus === '-' ? excluded : quoted).push(words);
    return minus === '-' ? ' ' : ` ${inside} `;
  });
  const wanted = rest.replace(/(?<=^|\s)-(?=[\p{L}\p{N}])(\S+)/gu, (_, word: string) => {
    const words = searchWords(word);
    if (words.length > 0) excluded.push(words);
    return ' ';
  });
  const whole = searchWords(typed);
  // Who types nothing but what to leave out has typed a text that begins with a hyphen.
  const nothingElse = searchWords(wanted).length === 0;
  const words = (nothingElse ? whole : searchWords(wanted)).slice(0, mostWords);
  const isEmpty = (word: string) => empty.has(word);
  const anyCounts = words.some((word) => !isEmpty(word));
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(typed) && !nothingElse;
  return {
    words: words.map((word, index) => ({
      text: sameAsFirst.has(word) ? 'first' : word,
      counts: !anyCounts || !isEmpty(word),
      unfinished: index === words.length - 1 && isOpen,
    })),
    phrases: nothingElse
      ? []
      : quoted
          .filter((phrase) => phrase.length > 1)
          .slice(0, mostPhrases)
          .map((phrase) => phrase.slice(0, longestPhrase)),
    excluded: nothingElse ? [] : excluded.slice(0, mostPhrases).map((phrase) => phrase.slice(0, longestPhrase)),
    time: timeAskedFor(words),
    whole: whole.join(' '),
  };
}
