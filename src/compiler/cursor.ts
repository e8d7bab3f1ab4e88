import { createHash } from 'node:crypto';
import { badUserInput } from '../errors.ts';
import type { PropertyType } from '../model/define.ts';

const version = 1;
const maximumLength = 8192;

/** One value of a position: a property's value as it is sent to clients, or null where the node lacks it. */
export type CursorValue = string | number | boolean | null;

/** What a cursor must hold, in order: the properties of the ordering, the unique ones last. */
export interface CursorPart {
  readonly type: PropertyType;
  readonly nullable: boolean;
}

/** Eight characters that tell one ordering from every other, so that a cursor of one is refused by the others. */
export function orderingDigest(description: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(description)).digest('base64url').slice(0, 8);
}

/** The opaque text of a position in an ordering. */
export function encodeCursor(digest: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([version, digest, ...values])).toString('base64url');
}

/**
 * The position that a cursor stands for. A cursor is not signed: it can only move the position, and every value is
 * checked here. Throws `BAD_USER_INPUT` for a cursor that is malformed, of another ordering, or of wrong values.
 */
export function decodeCursor(
  cursor: string,
  digest: string,
  parts: readonly CursorPart[],
  argument: 'after' | 'before',
): readonly CursorValue[] {
  const refuse = (why: string) =>
    badUserInput(
      `The cursor in '${argument}' ${why}. Take cursors from the edges or the page info of this connection.`,
    );
  if (cursor.length > maximumLength) throw refuse('is too long');
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) throw refuse('is malformed');
  const content = parse(cursor);
  if (content === undefined || content[0] !== version) throw refuse('is malformed');
  if (content[1] !== digest) throw refuse('belongs to another connection or another ordering');
  const values = content.slice(2);
  if (values.length !== parts.length) throw refuse('is malformed');
  if (!values.every((value, position) => fits(value, parts[position]!))) throw refuse('is malformed');
  // One position has one cursor: letters that add no byte are none.
  if (encodeCursor(digest, values as readonly CursorValue[]) !== cursor) throw refuse('is malformed');
  return values as readonly CursorValue[];
}

function parse(cursor: string): readonly unknown[] | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function fits(value: unknown, { type, nullable }: CursorPart): boolean {
  if (value === null) return nullable;
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && isCalendarDay(value);
    case 'dateTime':
      return typeof value === 'string' && isInstant(value);
  }
}

/** True for an ISO 8601 calendar day that exists. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const hour = '(?:[01]\\d|2[0-3])';
const offset = '(?:Z|[+-](?:0\\d|1[0-7]):[0-5]\\d|[+-]18:00)';
const instant = new RegExp(
  `^(?<day>\\d{4}-\\d{2}-\\d{2})T${hour}:[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?<offset>${offset})(?:\\[(?<zone>[\\w+/-]{1,64})\\])?$`,
);

/**
 * True for an ISO 8601 instant with an offset, on a day that exists, as the database can read it. It may name its zone, as
 * in `2025-03-01T11:00+01:00[Europe/Paris]`, if the zone has that offset then.
 */
export function isInstant(text: string): boolean {
  const parts = instant.exec(text)?.groups;
  if (parts === undefined || !isCalendarDay(parts['day']!)) return false;
  return parts['zone'] === undefined || offsetIn(parts['zone'], text.replace(/\[.*$/, '')) === parts['offset'];
}

/** The offset that a zone has at an instant, as ISO 8601 writes it; undefined for a zone that nobody knows. */
function offsetIn(zone: string, at: string): string | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value;
    return name === 'GMT' ? 'Z' : name?.replace('GMT', '');
  } catch {
    return undefined;
  }
}
