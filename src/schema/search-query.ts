import { fold } from '../model/fold.ts';

/** What the full-text indexes are asked, and the whole text to compare names with. */
export interface SearchQuery {
  /** In the syntax of Lucene, for the index `entity_names`: words whole, begun, or with a letter wrong. */
  readonly names: string;
  /** In the syntax of Lucene, for the index `entity_text`: words in any form. */
  readonly text: string;
  /** Equal to a name of what is looked for, where a whole name was typed. */
  readonly whole: string;
}

const maximumLength = 200;
const maximumWords = 12;
/** A shorter word with a letter changed is too often another word. */
const shortestWithTypo = 4;

/** Words so frequent that the indexes leave them out: nothing is found for lack of one. */
const frequent = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/**
 * Turns what somebody types into queries of the full-text indexes: every word must be found, in a name or in the text;
 * the last may be only begun, each may have one letter wrong. Only letters and digits go in, all in lower case, so nothing
 * of it can be syntax. Undefined where there is no word. Of very long text the beginning counts.
 */
export function searchQuery(typed: string): SearchQuery | undefined {
  const whole = fold(typed.slice(0, maximumLength));
  const words = (whole.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []).slice(0, maximumWords);
  if (words.length === 0) return undefined;
  const isRequired = (word: string) => !frequent.has(word) || words.every((other) => frequent.has(other));
  const clauses = (queryOf: (word: string, isLast: boolean) => string) =>
    words
      .map((word, index) => `${isRequired(word) ? '+' : ''}(${queryOf(word, index === words.length - 1)})`)
      .join(' ');
  return { names: clauses(asTyped), text: clauses(inAnyForm), whole };
}

/**
 * A name counts more than the text, a whole word more than its beginning, and that more than a word like it. The score of
 * a beginning is its factor alone; that of a word like it grows with how rare it is, hence a factor so small.
 */
function asTyped(word: string, isLast: boolean): string {
  const terms = [`searchNames:${word}^8`, `searchText:${word}^2`];
  if (isLast) terms.push(`searchNames:${word}*^3`, `searchText:${word}*`);
  if (word.length >= shortestWithTypo) terms.push(`searchNames:${word}~1^0.2`, `searchText:${word}~1^0.05`);
  return terms.join(' ');
}

function inAnyForm(word: string, isLast: boolean): string {
  return isLast ? `${word} ${word}*^0.5` : word;
}
