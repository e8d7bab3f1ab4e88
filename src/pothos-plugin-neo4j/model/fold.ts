/** Letters that Unicode does not decompose, with their plain form. */
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

/** The letters above and their plain forms, in the same order. */
export const lettersFolded = { from: Object.keys(letters), to: Object.values(letters) } as const;

const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Text in lower case with letters in their plain form. `marks` matches the combining characters to remove, such as accents. */
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
 * Text as a search compares it, on both sides: lower case, no accents, letters in their plain form, one space between words.
 * `Türkiye’s  Łódź` becomes `turkiye's lodz`.
 */
export function fold(text: string): string {
  return plainLetters(text, /\p{M}/gu)
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** The most characters of a text to search for. */
export const longestPart = 200;

/**
 * A Java regular expression that matches every text which contains `part`, both folded. The searched text must be in lower
 * case and decomposed, with `lettersFolded` replaced; it may still have marks. Characters of `part` are never syntax.
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
