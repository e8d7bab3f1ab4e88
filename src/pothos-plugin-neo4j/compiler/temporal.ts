/** True for an ISO 8601 calendar day that exists, in a year of four digits. */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-/.test(text) && isDay(text);
}

const year = '\\d{4}|-(?!0000)\\d{4}|[+-][1-9]\\d{4,8}';
const day = new RegExp(`^(${year})-(\\d{2})-(\\d{2})$`);

/** True for a calendar day that exists, as the database writes it: `-0044-03-15` and `+12025-01-01` are days too. */
export function isDay(text: string): boolean {
  const [, ofYear, ofMonth, ofDay] = day.exec(text) ?? [];
  if (ofYear === undefined) return false;
  const month = Number(ofMonth);
  return month >= 1 && month <= 12 && Number(ofDay) >= 1 && Number(ofDay) <= daysIn(Number(ofYear), month);
}

function daysIn(ofYear: number, month: number): number {
  const isLeap = ofYear % 4 === 0 && (ofYear % 100 !== 0 || ofYear % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const hour = '(?:[01]\\d|2[0-3])';
const offset = '(?:Z|[+-](?:0\\d|1[0-7]):[0-5]\\d|[+-]18:00)';
// Zones had offsets to the second once: `+00:09:21[Europe/Paris]`.
const oldOffset = '[+-](?:0\\d|1[0-7]):[0-5]\\d:[0-5]\\d';
const instant = new RegExp(
  `^(?<day>(?:${year})-\\d{2}-\\d{2})T(?<time>${hour}:[0-5]\\d)(?::(?<seconds>[0-5]\\d)(?:\\.(?<fraction>\\d{1,9}))?)?` +
    `(?<offset>${offset}|${oldOffset}(?=\\[))(?:\\[(?<zone>[\\w+/-]{1,64})\\])?$`,
);
/** Names that JavaScript knows as zones, and the database does not. */
const unknownZones = new Set(['EST', 'MST', 'HST']);

/**
 * True for an ISO 8601 instant with an offset, on a day that exists, as the database writes it. It may name its zone, as
 * in `2025-03-01T11:00+01:00[Europe/Paris]`, if the zone has that offset then.
 */
export function isInstant(text: string): boolean {
  const parts = instant.exec(text)?.groups;
  if (parts === undefined || !isDay(parts['day']!)) return false;
  const zone = parts['zone'];
  if (zone === undefined) return true;
  if (unknownZones.has(zone)) return false;
  const shift = shiftOf(parts['offset']!);
  const at = offsetIn(zone, secondsOf(parts['day']!, parts['time']!, parts['seconds']) - shift);
  return at !== undefined && shiftOf(at) === shift;
}

/** The offset that a zone has at an instant, as ISO 8601 writes it; undefined for a zone that nobody knows. */
function offsetIn(zone: string, seconds: number): string | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(seconds * 1_000).find(({ type }) => type === 'timeZoneName')?.value;
    return name === 'GMT' ? 'Z' : name?.replace('GMT', '');
  } catch {
    return undefined;
  }
}

/** How far an offset lies east of UTC, in seconds. */
function shiftOf(text: string): number {
  if (text === 'Z') return 0;
  const [hours, minutes, seconds = 0] = text.slice(1).split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours! * 3_600 + minutes! * 60 + seconds);
}

/** Seconds since 1970 of a time as it is written, without its offset. NaN where JavaScript has no such day. */
function secondsOf(ofDay: string, time: string, seconds = '00'): number {
  const [, ofYear, month, date] = day.exec(ofDay)!;
  const [hours, minutes] = time.split(':');
  const at = new Date(0);
  at.setUTCFullYear(Number(ofYear), Number(month) - 1, Number(date));
  at.setUTCHours(Number(hours), Number(minutes), Number(seconds));
  return at.getTime() / 1_000;
}

/**
 * An instant as the database reads it. An offset to the second can be written there, and not read: the zone, which
 * stands beside it, tells it.
 */
export function readableInstant(text: string): string {
  return text.replace(/[+-]\d\d:\d\d:\d\d(?=\[)/, '');
}

/**
 * The same instant at another offset. At `-18:00` it is the first of all ways to write it: those stand next to each other
 * in the order of the database, which goes by the instant, then by the offset, then by the zone. Undefined where the text
 * is no instant.
 */
export function instantAt(text: string, at: 'Z' | '-18:00', nanosecondsLater: 0 | 1 = 0): string | undefined {
  const parts = instant.exec(text)?.groups;
  if (parts === undefined || !isInstant(text)) return undefined;
  const nanoseconds = Number((parts['fraction'] ?? '').padEnd(9, '0')) + nanosecondsLater;
  const carried = Math.floor(nanoseconds / 1e9);
  const written = secondsOf(parts['day']!, parts['time']!, parts['seconds']);
  const moved = new Date((written - shiftOf(parts['offset']!) + shiftOf(at) + carried) * 1_000);
  if (Number.isNaN(moved.getTime())) return undefined;
  const time = moved.toISOString().replace(/^.*T(.*)\..*$/, '$1');
  const fraction = String(nanoseconds % 1e9).padStart(9, '0');
  return `${yearOf(moved)}-${two(moved.getUTCMonth() + 1)}-${two(moved.getUTCDate())}T${time}.${fraction}${at}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

function yearOf(at: Date): string {
  const ofYear = at.getUTCFullYear();
  const digits = String(Math.abs(ofYear)).padStart(4, '0');
  if (ofYear < 0) return `-${digits}`;
  return ofYear > 9_999 ? `+${digits}` : digits;
}
