export type Precision = 'DAY' | 'MONTH' | 'YEAR' | null;

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
];

/** A date as people write it, as exact as it is known: "16 June 2025", "June 2025", "2025". */
export function dateText(date: string, precision: Precision): string {
  const { year, month, day } = parts(date);
  if (precision === 'YEAR') return year;
  return precision === 'MONTH' ? `${month} ${year}` : `${day} ${month} ${year}`;
}

/** The days of a meeting: "16–17 June 2025", "30 June – 2 July 2025". */
export function datesText(startDate: string, endDate: string, precision: Precision): string {
  if (startDate === endDate || precision === 'YEAR') return dateText(startDate, precision);
  const start = parts(startDate);
  const end = parts(endDate);
  if (start.year !== end.year) return `${dateText(startDate, precision)} – ${dateText(endDate, precision)}`;
  if (precision === 'MONTH') {
    return start.month === end.month ? dateText(startDate, precision) : `${start.month} – ${end.month} ${end.year}`;
  }
  if (start.month !== end.month) return `${start.day} ${start.month} – ${end.day} ${end.month} ${end.year}`;
  return `${start.day}–${end.day} ${end.month} ${end.year}`;
}

interface Term {
  readonly startDate: string | null;
  readonly startDatePrecision: Precision;
  readonly endDate: string | null;
  readonly endDatePrecision: Precision;
  readonly lastKnownDate: string | null;
  readonly lastKnownDatePrecision: Precision;
}

/** All terms of somebody in an office, the first first. */
export const termsText = (terms: readonly Term[]): string =>
  terms
    .toSorted((one, other) => (one.startDate ?? '').localeCompare(other.startDate ?? ''))
    .map(termText)
    .join('; ');

/** How long somebody held an office, and to which day that is known where no end is. */
export function termText(term: Term): string {
  const start = term.startDate === null ? undefined : dateText(term.startDate, term.startDatePrecision);
  const end = term.endDate === null ? undefined : dateText(term.endDate, term.endDatePrecision);
  const known =
    term.lastKnownDate === null
      ? undefined
      : `known up to ${dateText(term.lastKnownDate, term.lastKnownDatePrecision)}`;
  if (start === undefined && end === undefined) return known === undefined ? 'years not recorded' : known;
  if (end !== undefined) return start === undefined ? `until ${end}` : start === end ? start : `${start} – ${end}`;
  return known === undefined ? `since ${start}` : `since ${start}, ${known}`;
}

function parts(date: string) {
  const [year = '', month = '1', day = '1'] = date.split('-');
  return { year, month: months[Number(month) - 1] ?? '', day: String(Number(day)) };
}
