import type { SearchFieldWord } from '../../model/search-properties.ts';
import { searchWords, stemOf, wordsOfName } from '../../model/search-words.ts';
import type { SearchWords } from './words.ts';

/** What an entity is found by beside its own names and text, as people read it. */
export interface Surroundings {
  /** Names that follow from what is around it: `President of the United States`. */
  readonly names: readonly string[];
  readonly kinds: readonly Phrase[];
  readonly places: readonly Phrase[];
  readonly times: readonly Phrase[];
  readonly related: readonly Phrase[];
}

/** A text, with further words that it is found by. */
export type Phrase = string | { readonly text: string; readonly also: readonly string[] };

/** Stands between texts, so that no phrase goes from one into the next. */
const separator = '·';

/**
 * The words of some texts as the index takes them: in the order of the texts, then those that mean the same, then what
 * all have in common with their other forms.
 */
export function indexed(phrases: readonly Phrase[], searchedWords: SearchWords): string {
  const parts = phrases.flatMap(textsOf).flatMap(wordsOfName);
  const distinct = [...new Map(parts.map((words) => [words.join(' '), words])).values()];
  const alike = distinct.flatMap((words) => searchedWords.alike(words));
  const all = [...new Set([...distinct, ...alike].map((words) => words.join(' ')))].filter((text) => text !== '');
  const words = new Set(all.flatMap((text) => text.split(' ')));
  const stems = new Set([...words].map(stemOf).filter((stem) => !words.has(stem)));
  return [all.join(` ${separator} `), ...(stems.size > 0 ? [[...stems].join(' ')] : [])].join(` ${separator} `);
}

/** The names of an entity in words, each as it can be typed, with those that mean the same as a whole name. */
export function namesInWords(names: readonly string[], searchedWords: SearchWords): readonly string[] {
  const all = names.flatMap(wordsOfName);
  const alike = all.flatMap((name) => searchedWords.same(name));
  return [...new Set([...all, ...alike].map((words) => words.join(' ')))].filter((name) => name !== '');
}

/** The words that mean the same as some in names. */
export const wordsLike = (names: readonly string[], searchedWords: SearchWords): readonly string[] => [
  ...new Set(names.flatMap((name) => searchedWords.alike(searchWords(name))).map((words) => words.join(' '))),
];

const textsOf = (phrase: Phrase): readonly string[] =>
  typeof phrase === 'string' ? [phrase] : [phrase.text, ...phrase.also];

const shown = (phrase: Phrase): string => {
  if (typeof phrase === 'string') return phrase;
  const known = new Set(searchWords(phrase.text));
  const further = phrase.also.filter((text) => searchWords(text).some((word) => !known.has(word)));
  return further.length === 0 ? phrase.text : `${phrase.text} (${further.join(', ')})`;
};

/** What stands behind the words around an entity, for a person who asks why it was found. */
export function reasonsOf({ names, kinds, places, times, related }: Surroundings): readonly string[] {
  const of = (field: SearchFieldWord, phrases: readonly Phrase[]) =>
    // A semicolon stands between the items of a list where the graph is exported as CSV.
    phrases.map((phrase) => `${field}: ${shown(phrase).replaceAll(';', ',')}`);
  return [
    ...new Set([
      ...of('NAME', names),
      ...of('KIND', kinds),
      ...of('PLACE', places),
      ...of('TIME', times),
      ...of('RELATION', related),
    ]),
  ];
}
