import { plainLetters } from './fold.ts';

/** So many letters of a text are sorted by. */
const longest = 200;

/**
 * A text whose order by code points is the order that a reader of English expects of another: É beside E, case and
 * punctuation left out of account, word by word, numbers by their value. What is equal in all this has equal keys. Of a
 * text of any length it holds the beginning: 200 letters, a number counting for one more than it has digits.
 *
 * `Évian 2003` becomes `evian 42003`, and `B7, Île-de-France` becomes `b17 ile de france`.
 */
export function sortKey(text: string): string {
  const plain = plainLetters(text, /\p{Script=Inherited}|[\u02b0-\u02ff]/gu).normalize('NFC');
  const words = plain
    .replace(/['‘’`´]/g, '')
    .replace(/[\p{P}\p{Z}\p{C}]+/gu, ' ')
    .trim();
  const key = (words === '' ? plain : words).replace(/\d+/g, byValue);
  return [...key].slice(0, longest).join('');
}

/** Digits that stand by their value in the order of texts: how many there are comes first, nine for eight and more. */
function byValue(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '');
  return lengthOf(value.length) + value;
}

const lengthOf = (digits: number): string => (digits < 9 ? String(digits) : `9${lengthOf(digits - 8)}`);
