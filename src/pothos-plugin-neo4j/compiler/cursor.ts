import { createHash } from 'node:crypto';
import { badUserInput } from '../errors.ts';
import type { PropertyType } from '../model/define.ts';
import { isLocalDateTime, isLocalTime, isTime } from './local-times.ts';
import type { RequestValues } from './request-values.ts';
import { isDay, isInstant } from './temporal.ts';

const version = 1;

/**
 * One value of a position: the value of a property, or null if the node lacks it. Days and instants are ISO 8601 text.
 * Integers that a JavaScript number cannot hold exactly are bigints.
 */
export type CursorValue = string | number | boolean | bigint | null;

/** What a cursor holds of one property of the ordering. Unique properties come last. */
export interface CursorPart {
  readonly type: PropertyType;
  readonly nullable: boolean;
}

/** Eight characters that identify an ordering. A cursor contains them, so that other orderings refuse it. */
export function orderingDigest(description: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(description)).digest('base64url').slice(0, 8);
}

/**
 * The opaque text for a position in an ordering. It needs no limit of its length, since the texts that rows are ordered by
 * have one (see `orderedCharacters`).
 */
export function encodeCursor(digest: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([version, digest, ...values.map(written)])).toString('base64url');
}

/** Converts a value for JSON. Numbers that JSON cannot hold become text. */
function written(value: CursorValue): string | number | boolean | null {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'number') return value;
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

/** Converts a value from JSON. */
function read(value: CursorValue, { type }: CursorPart): CursorValue {
  if (typeof value !== 'string') return value;
  if (type === 'integer') return BigInt(value);
  return type === 'float' ? Number(value) : value;
}

/** A cursor counts as no more than this, so that one that is much too long is refused as malformed. */
const mostCounted = 100_000;

/** What a cursor counts as, in letters, wherever it is used. */
export const sizeOfCursor = (cursor: string): number => Math.min(cursor.length, mostCounted);

/** The position in a cursor of a request, as `decodeCursor` finds it: once, however often the cursor is used for an ordering. */
export function cursorIn(
  request: RequestValues,
  cursor: string,
  digest: string,
  parts: readonly CursorPart[],
  argument: 'after' | 'before',
): readonly CursorValue[] {
  const shape = parts.map(({ type, nullable }) => `${type}${nullable ? '?' : ''}`).join(' ');
  return request.ofText(cursor, `${digest} ${shape}`, () => decodeCursor(cursor, digest, parts, argument));
}

/**
 * The position in a cursor. Cursors are not signed: a client can only choose another position, and every value is checked
 * here. Throws `BAD_USER_INPUT` for a cursor that is malformed, that belongs to another ordering, or whose values are wrong.
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
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) throw refuse('is malformed');
  const content = parse(cursor);
  if (content === undefined || content[0] !== version) throw refuse('is malformed');
  if (content[1] !== digest) throw refuse('belongs to another connection or another ordering');
  const held = content.slice(2);
  if (held.length !== parts.length) throw refuse('is malformed');
  if (!held.every((value, position) => fits(value, parts[position]!))) throw refuse('is malformed');
  const values = held.map((value, position) => read(value as CursorValue, parts[position]!));
  // Each position has exactly one cursor. Base64url text can also end in bits that add no byte.
  if (encodeCursor(digest, values) !== cursor) throw refuse('is malformed');
  return values;
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
      return Number.isSafeInteger(value) || (typeof value === 'string' && isLargeInteger(value));
    case 'float':
      return typeof value === 'number' || ['NaN', 'Infinity', '-Infinity', '-0'].includes(value as string);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'dateTime':
      return typeof value === 'string' && isInstant(value);
    case 'localDateTime':
      return typeof value === 'string' && isLocalDateTime(value);
    case 'time':
      return typeof value === 'string' && isTime(value);
    case 'localTime':
      return typeof value === 'string' && isLocalTime(value);
    case 'duration':
    case 'point':
      // These types have no order.
      return false;
  }
}

/** Whether a text is a 64-bit integer that a JavaScript number cannot hold exactly. */
function isLargeInteger(text: string): boolean {
  return (
    /^-?[1-9]\d{15,18}$/.test(text) &&
    !Number.isSafeInteger(Number(text)) &&
    BigInt.asIntN(64, BigInt(text)) === BigInt(text)
  );
}
