/** The types of values that the database writes as ISO 8601 text. */
export type MomentType = 'date' | 'dateTime' | 'localDateTime' | 'time' | 'localTime' | 'duration';

const pattern =
  /^(?:(?<day>[+-]?\d+-\d\d-\d\d))?T?(?:(?<hours>\d\d):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?:\.(?<fraction>\d+))?)?)?(?<offset>Z|[+-]\d\d:\d\d(?::\d\d)?)?(?:\[(?<zone>[^\]]+)\])?$/;

/** A day, a time, an instant or a duration in the form of the database. Values of one type can be compared. */
export class Moment {
  readonly type: MomentType;
  readonly text: string;
  /** Nanoseconds since 1970, or since midnight if there is no day. In UTC if there is an offset. */
  readonly at: bigint;
  readonly #rest: readonly (number | string)[];

  constructor(type: MomentType, text: string) {
    this.type = type;
    this.text = text;
    const parts = (type === 'duration' ? undefined : pattern.exec(text)?.groups) ?? {};
    const { day, hours = '0', minutes = '0', seconds = '0', fraction = '0', offset = 'Z', zone = '' } = parts;
    const shift = secondsOf(offset);
    const ofDay = BigInt(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) - shift);
    this.at = (daysOf(day) * 86_400n + ofDay) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
    this.#rest = [shift, zone];
  }

  /** Negative if it comes before the other in the order of the database: by the instant, the offset and the zone. */
  compare(other: Moment): number {
    if (this.at !== other.at) return this.at < other.at ? -1 : 1;
    const [[shift, zone], [otherShift, otherZone]] = [this.#rest, other.#rest];
    if (shift !== otherShift) return shift! < otherShift! ? -1 : 1;
    return zone === otherZone ? 0 : zone! < otherZone! ? -1 : 1;
  }

  /** The comparison in a filter: instants without regard to the offset, durations by their components. */
  compareIn(text: string): number {
    const other = new Moment(this.type, text);
    if (this.type === 'duration') return partsOf(this.text) === partsOf(text) ? 0 : 1;
    return this.type === 'dateTime' ? Number(this.at - other.at) : this.compare(other);
  }

  toString(): string {
    return this.text;
  }
}

function daysOf(day: string | undefined): bigint {
  if (day === undefined) return 0n;
  const [, year, month, date] = /^([+-]?\d+)-(\d\d)-(\d\d)$/.exec(day)!;
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(date));
  return BigInt(at.getTime()) / 86_400_000n;
}

function secondsOf(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes, seconds = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours! * 3_600 + minutes! * 60 + seconds);
}

/** The months, days and nanoseconds of a duration, which the database stores separately. */
function partsOf(text: string): string {
  const [, date = '', time = ''] = /^P([^T]*)(?:T(.*))?$/.exec(text) ?? [];
  const amount = (of: string, unit: string) => Number(new RegExp(`(-?[\\d.]+)${unit}`).exec(of)?.[1] ?? 0);
  const months = amount(date, 'Y') * 12 + amount(date, 'M');
  const days = amount(date, 'W') * 7 + amount(date, 'D');
  return [months, days, amount(time, 'H') * 3600 + amount(time, 'M') * 60 + amount(time, 'S')].join(' ');
}
