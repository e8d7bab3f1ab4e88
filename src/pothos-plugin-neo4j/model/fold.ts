/** Letters that stand for others without being made up of them. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ə: 'e',
};

/** The letters that others stand for, and those others, in the same order. */
export const lettersFolded = { from: Object.keys(letters), to: Object.values(letters) } as const;

const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Text in lower case, letters in their plain form, without what `marks` finds, which accents are once they stand alone. */
export function plainLetters(text: string, marks: RegExp): string {
  return (
    text
      .normalize('NFKD')
      .replace(marks, '')
      .toLowerCase()
      // Lower case can bring marks of its own: that of İ does.
      .replace(marks, '')
      .replace(special, (letter) => letters[letter]!)
  );
}

/**
 * Text as it is kept to be found, and as what is looked for is compared: lower case, without accents, letters in their
 * plain form, one space between words. `Türkiye’s  Łódź` becomes `turkiye's lodz`.
 */
export function fold(text: string): string {
  return plainLetters(text, /\p{M}/gu)
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** The most letters of a text that is looked for within others. */
export const longestPart = 200;

/**
 * A regular expression of Java for every text that holds some text, both folded; of that to be searched, case and the letters
 * of `lettersFolded` are folded already, and marks are not taken away. Nothing of the text is syntax.
 */
export function holdingFolded(part: string): string {
  const letter = (one: string) => {
    if (one === ' ') return '(?:[\\s\\p{Z}\\uFEFF]\\p{M}*+)++';
    const escaped = /[\p{L}\p{N}]/u.test(one)
      ? one
      : one === "'"
        ? "['‘’ʼ`]"
        : `\\x{${one.codePointAt(0)!.toString(16)}}`;
    return `${escaped}\\p{M}*+`;
  };
  return `(?s).*?${[...fold(part)].map(letter).join('')}.*`;
}
