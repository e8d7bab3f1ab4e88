const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as a person writes it: `21 May 2023`; `May 2023` or `2023` where no more is known. */
export function writeDay(date: string, precision = 'DAY'): string {
  const [year, month, day] = partsOf(date);
  if (precision === 'YEAR') return year;
  return precision === 'MONTH' ? `${month} ${year}` : `${day} ${month} ${year}`;
}

/**
 * Some days as a person writes them: `19–21 May 2023`, `30 Apr – 2 May 2023`, `30 Dec 2024 – 2 Jan 2025`; a whole month
 * or year by its name.
 */
export function writeDays(start: string, end: string, precision = 'DAY'): string {
  if (start === end || precision !== 'DAY') return writeDay(start, precision);
  const [startYear, startMonth, startDay] = partsOf(start);
  const [endYear, endMonth] = partsOf(end);
  if (startYear !== endYear) return `${writeDay(start)} – ${writeDay(end)}`;
  if (start.endsWith('-01-01') && end.endsWith('-12-31')) return startYear;
  if (startMonth !== endMonth) return `${startDay} ${startMonth} – ${writeDay(end)}`;
  return startDay === '1' && isLastOfMonth(end) ? writeDay(start, 'MONTH') : `${startDay}–${writeDay(end)}`;
}

function isLastOfMonth(date: string): boolean {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

/**
 * Years as a person writes them: `2021–2024`, `2021`, `since 2021`, `until 2024`; nothing where none is known. Where no
 * more is known of the end than that it came after a day, `2021 to 2022 at least`, `from 2022`.
 */
export function writeYears(start: string | undefined, end: string | undefined, lastKnown?: string): string {
  const [first, last, known] = [start?.slice(0, 4), end?.slice(0, 4), lastKnown?.slice(0, 4)];
  if (last === undefined && known !== undefined) {
    return first === undefined || first === known
      ? `${first ? 'from' : 'in'} ${known}`
      : `${first} to ${known} at least`;
  }
  if (first === undefined) return last === undefined ? '' : `until ${last}`;
  if (last === undefined) return `since ${first}`;
  return first === last ? first : `${first}–${last}`;
}

function partsOf(date: string): readonly [year: string, month: string, day: string] {
  const [year = '', month = '', day = ''] = date.split('-');
  return [year, months[Number(month) - 1] ?? '', String(Number(day))];
}
