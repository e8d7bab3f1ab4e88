import type { Phrase } from './field.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** No term that is on record is longer. */
const longestTerm = 40;

/** A year and its decade, as people write them: `1998`, `1990s`, `90s`. */
export function yearPhrases(year: string | undefined): readonly Phrase[] {
  if (year === undefined || !/^\d{4}$/.test(year)) return [];
  return [year, `${year.slice(0, 3)}0s`, `${year.slice(2, 3)}0s`];
}

/** The year, the decade and, where it is known, the month of a day. */
export function datePhrases(date: string | undefined, precision: string | undefined): readonly Phrase[] {
  if (date === undefined) return [];
  const month = months[Number(date.slice(5, 7)) - 1];
  const year = date.slice(0, 4);
  const isKnown = precision !== 'YEAR' && month !== undefined;
  return [...(isKnown ? [`${month} ${year}`] : []), ...yearPhrases(year)];
}

/** Every year of a term. */
export function termPhrases(start: string | undefined, end: string | undefined): readonly Phrase[] {
  const from = Number((start ?? end)?.slice(0, 4));
  const to = Number((end ?? start)?.slice(0, 4));
  if (Number.isNaN(from) || Number.isNaN(to)) return [];
  const years = Math.min(Math.max(to - from, 0), longestTerm);
  return Array.from({ length: years + 1 }, (_, index) => yearPhrases(String(from + index))).flat();
}
