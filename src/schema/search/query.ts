import { type SearchFieldName, searchFields } from '../../model/search-properties.ts';
import { stemOf } from '../../model/search-words.ts';
import { kindsAskedFor } from './asked-for.ts';
import { readTyped, type Typed, type TypedWord } from './typed.ts';

/** What the full-text index is asked, in the syntax of Lucene: each where the one before finds too little. */
export interface SearchQuery {
  /** Every word. */
  readonly all: string;
  /** Every word, or one like it. */
  readonly near: string;
  /** All of them but one. */
  readonly most: string;
  /** Any of them. */
  readonly any: string;
  /** Equal to a name of what is looked for, where a whole name was typed. */
  readonly whole: string;
  /** Any of the words in the name of a country or of an organization. */
  readonly named: string;
  /** Parts of the text that can be a whole name. */
  readonly parts: readonly string[];
  readonly time: Typed['time'];
  /** The kinds that are asked for. */
  readonly asked: readonly string[];
}

/** Whose names say whom a text is about. */
const representable = 'searchKind:COUNTRY^0 searchKind:MEMBER^0 searchKind:ORGANIZATION^0';
/** How much it counts to be of a kind that was asked for. */
const kindAskedFor = 5;
/** A shorter word with a letter changed is too often another word. */
const shortestWithTypo = 4;
const shortestWithTwo = 8;

const fields = Object.entries(searchFields) as readonly (readonly [SearchFieldName, number])[];
/** Where words are looked for that are like those that were typed: names hold nearly every word that is hard to write. */
const fuzzyFields = ['searchNames', 'searchPlaces', 'searchKinds'] as const;
/** Each becomes up to 50 words in each field, and all clauses of a query together must be fewer than 1,024. */
const mostFuzzy = 3;
const longestWithTypo = 30;

/**
 * Turns what somebody types into queries of the full-text index. Only letters and digits go in, all in lower case, so
 * nothing of it can be syntax. Undefined where there is no word.
 */
export function searchQuery(text: string, kinds: readonly string[] = []): SearchQuery | undefined {
  const typed = readTyped(text);
  if (typed.words.length === 0) return undefined;
  const counting = typed.words.filter(({ counts }) => counts);
  const asked = kindsAskedFor(counting.map((word) => word.text));
  const conditions = [
    ...typed.phrases.map((phrase) => `+(${inEveryField(phrase)})`),
    ...typed.excluded.map((phrase) => `-(${inEveryField(phrase)})`),
    ...(kinds.length === 0 ? [] : [`+(${kinds.map((kind) => `searchKind:${kind}^0`).join(' ')})`]),
  ];
  const besides = [
    ...typed.words.filter(({ counts }) => !counts).map(({ text: word }) => `searchNames:${word}^0.5`),
    ...typed.words.filter(({ text: word }) => /^g\d$/.test(word)).map(({ text: word }) => `searchKinds:${word}^2`),
    ...pairsOf(typed),
    ...asked.map((kind) => `searchKind:${kind}^${kindAskedFor}`),
  ];
  const query = (sign: '+' | '', clause: (word: TypedWord) => string) =>
    [...counting.map((word) => `${sign}(${clause(word)})`), ...besides, ...conditions].join(' ');
  // Those that are longest are hardest to write, and tell most.
  const fuzzy = new Set(counting.toSorted((one, other) => other.text.length - one.text.length).slice(0, mostFuzzy));
  const like = (word: TypedWord) => [asTyped(word), ...(fuzzy.has(word) ? alike(word) : [])].join(' ');
  const conditioned = (clauses: string) => [`+(${clauses})`, ...besides, ...conditions].join(' ');
  return {
    all: query('+', asTyped),
    near: query('+', like),
    most: conditioned(allButOne(counting).join(' ')),
    any: conditioned(counting.map(like).join(' ')),
    whole: typed.whole,
    named: [
      ...conditions,
      `+(${representable})`,
      `+(${counting.map(({ text: word }) => `searchNames:${word}`).join(' ')})`,
    ].join(' '),
    parts: partsOf(typed),
    time: typed.time,
    asked,
  };
}

const longestPart = 4;

/** All texts of a few words that stand one after the other. */
function partsOf({ words }: Typed): readonly string[] {
  const texts = words.map((word) => word.text);
  return texts
    .flatMap((_, from) => Array.from({ length: longestPart }, (__, more) => texts.slice(from, from + more + 1)))
    .filter((part, index) => index % longestPart < part.length)
    .map((part) => part.join(' '));
}

/** More would be more clauses than Lucene takes. */
const mostLeftOut = 5;

/** A year is a year: it is not left out. */
function allButOne(words: readonly TypedWord[]): readonly string[] {
  const leavable = words.filter(({ text }) => !isYear(text));
  if (leavable.length === 0 || words.length < 3 || words.length > mostLeftOut)
    return words.map((word) => `(${asTyped(word)})`);
  return leavable.map((left) => {
    const others = words.filter((word) => word !== left);
    return `(${others.map((word) => `+(${asTyped(word)})`).join(' ')})`;
  });
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

/**
 * No word of the data is as long. What begins with a longer one is not looked for: the index refuses the beginning of a word of a
 * thousand bytes.
 */
export const longestBegun = 60;

/** A word as it is, in another of its forms, and begun where it is not finished: the more a field says, the more it counts. */
function asTyped({ text: word, unfinished }: TypedWord): string {
  const stem = stemOf(word);
  const terms = fields.map(([name, weight]) => `${name}:${word}^${weight}`);
  if (stem !== word) terms.push(...fields.map(([name, weight]) => `${name}:${stem}^${weight * 0.7}`));
  if (unfinished && !isYear(word) && word.length <= longestBegun) {
    terms.push(...fields.map(([name, weight]) => `${name}:${word}*^${weight / 2}`));
    // The nearer it is to its end, the more likely is the word.
    if (word.length >= shortestBegun) terms.push(...nearEnds.map((ending) => `searchNames:${word}${ending}^2`));
  }
  return terms.join(' ');
}

/** How many letters of a word may be amiss. */
export function lettersAmiss(word: string): 0 | 1 | 2 {
  if (word.length < shortestWithTypo || word.length > longestWithTypo || /\d/.test(word)) return 0;
  return word.length < shortestWithTwo ? 1 : 2;
}

/** Words that a slip of the hand makes of it, or it of them. */
function alike({ text: word }: TypedWord): readonly string[] {
  const letters = lettersAmiss(word);
  if (letters === 0) return [];
  return fuzzyFields.map((name) => `${name}:${word}~${letters}^${searchFields[name] / 3}`);
}

const inEveryField = (phrase: readonly string[]): string =>
  fields.map(([name]) => `${name}:${phrase.length === 1 ? phrase[0] : `"${phrase.join(' ')}"`}`).join(' ');

const shortestBegun = 3;
const nearEnds = ['?', '??', '???'] as const;

/** Two words that stand in this order count for more. */
const pairFields = { searchNames: 4, searchKinds: 3, searchPlaces: 2, searchTimes: 2, searchText: 1 } as const;
function pairsOf({ words }: Typed): readonly string[] {
  return words.slice(1).flatMap(({ text: word, counts }, index) => {
    const before = words[index]!;
    if (!counts && !before.counts) return [];
    return Object.entries(pairFields).map(([name, weight]) => `${name}:"${before.text} ${word}"^${weight}`);
  });
}
