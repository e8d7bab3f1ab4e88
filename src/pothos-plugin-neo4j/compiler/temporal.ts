/** Whether a text is an ISO 8601 calendar day that exists, with a year of four digits. */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-/.test(text) && isDay(text);
}

const year = '\\d{4}|-(?!0000)\\d{4}|[+-][1-9]\\d{4,8}';
const day = new RegExp(`^(${year})-(\\d{2})-(\\d{2})$`);

/** Whether a text is a calendar day that exists, as the database writes it. `-0044-03-15` and `+12025-01-01` are such days. */
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
// Offsets can have seconds: some zones had such offsets in the past, as in `+00:09:21[Europe/Paris]`.
const oldOffset = '[+-](?:0\\d|1[0-7]):[0-5]\\d:[0-5]\\d';
const instant = new RegExp(
  `^(?<day>(?:${year})-\\d{2}-\\d{2})T(?<time>${hour}:[0-5]\\d)(?::(?<seconds>[0-5]\\d)(?:\\.(?<fraction>\\d{1,9}))?)?` +
    `(?<offset>${offset}|${oldOffset}(?=\\[))(?:\\[(?<zone>[\\w+/-]{1,64})\\])?$`,
);
/** Names of zones that JavaScript has and the database does not. */
const unknownZones = new Set(['EST', 'MST', 'HST']);

/**
 * Whether a text is an ISO 8601 instant with an offset, on a day that exists, as the database writes it. It may name a zone that
 * has this offset at that time: `2025-03-01T11:00+01:00[Europe/Paris]`.
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

/** The offset of a zone at an instant, in ISO 8601; undefined for an unknown zone. */
function offsetIn(zone: string, seconds: number): string | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(seconds * 1_000).find(({ type }) => type === 'timeZoneName')?.value;
    return name === 'GMT' ? 'Z' : name?.replace('GMT', '');
  } catch {
    return undefined;
  }
}

/** An offset from UTC in seconds; positive to the east. */
function shiftOf(text: string): number {
  if (text === 'Z') return 0;
  const [hours, minutes, seconds = 0] = text.slice(1).split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours! * 3_600 + minutes! * 60 + seconds);
}

/** A time in seconds since 1970, without regard to its offset. NaN if JavaScript has no such day. */
function secondsOf(ofDay: string, time: string, seconds = '00'): number {
  const [, ofYear, month, date] = day.exec(ofDay)!;
  const [hours, minutes] = time.split(':');
  const at = new Date(0);
  at.setUTCFullYear(Number(ofYear), Number(month) - 1, Number(date));
  at.setUTCHours(Number(hours), Number(minutes), Number(seconds));
  return at.getTime() / 1_000;
}

/**
 * An instant as the database can read it. The database writes offsets with seconds but does not read them, so such an offset is
 * removed: the zone beside it tells the offset.
 */
export function readableInstant(text: string): string {
  return text.replace(/[+-]\d\d:\d\d:\d\d(?=\[)/, '');
}

/**
 * The same instant with another offset; undefined if the text is not an instant. The database orders by the instant, then by the
 * offset, then by the zone. So all forms of an instant are next to each other, and the one at `-18:00` is the first.
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
