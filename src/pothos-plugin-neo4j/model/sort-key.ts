import { plainLetters } from './fold.ts';

/** The most characters of a sort key. */
const longest = 200;

/**
 * The sort key of a text: its order by code points is the order that a reader of English expects of the text. É stands
 * beside E, case and punctuation do not count, words come one by one, and numbers count by their value. Texts that are equal
 * in all this have the same key. A key has at most 200 characters; a number takes one character more than it has digits.
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

/**
 * Puts the number of digits before the digits, so that numbers as text have the order of their values. The number
 * itself can have several digits: 9 stands for eight and more, so nine digits begin with 91.
 */
function byValue(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '');
  return lengthOf(value.length) + value;
}

const lengthOf = (digits: number): string => (digits < 9 ? String(digits) : `9${lengthOf(digits - 8)}`);
