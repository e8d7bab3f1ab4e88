import { isDay } from './temporal.ts';

const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?';
const offset = '(?:Z|[+-](?:0\\d|1[0-7]):[0-5]\\d(?::[0-5]\\d)?|[+-]18:00(?::00)?)';
const localTime = new RegExp(`^${clock}$`);
const time = new RegExp(`^${clock}${offset}$`);
const number = '-?\\d{1,15}';
const seconds = `${number}(?:[.,]\\d{1,9})?`;
const duration = new RegExp(
  `^P(?=.)(?:${number}Y)?(?:${number}M)?(?:${number}W)?(?:${number}D)?(?:T(?=.)(?:${number}H)?(?:${number}M)?(?:${seconds}S)?)?$`,
);

/** Whether a text is an ISO 8601 time without an offset: `16:30`, `16:30:00.5`. */
export const isLocalTime = (text: string): boolean => localTime.test(text);

/** Whether a text is an ISO 8601 time with an offset: `16:30:00+01:00`. */
export const isTime = (text: string): boolean => time.test(text);

/** Whether a text is an ISO 8601 day and time without an offset, on a day that exists. */
export function isLocalDateTime(text: string): boolean {
  const [day = '', clockTime, ...rest] = text.split('T');
  return clockTime !== undefined && rest.length === 0 && isDay(day) && isLocalTime(clockTime);
}

/** Whether a text is an ISO 8601 duration that the database can read: `P1Y2M10DT2H30M`, `PT-0.5S`. */
export const isDuration = (text: string): boolean => duration.test(text);
