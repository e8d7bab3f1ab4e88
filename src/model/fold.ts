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
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * Text as it is kept to be found, and as what is looked for is compared: lower case, without accents, letters in their
 * plain form, one space between words. `Türkiye’s  Łódź` becomes `turkiye's lodz`.
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      // Lower case can bring marks of its own: that of İ does.
      .replace(/\p{M}/gu, '')
      .replace(special, (letter) => letters[letter]!)
      .replace(/[‘’ʼ`´]/g, "'")
      .replace(/\s+/g, ' ')
      .trim()
  );
}
