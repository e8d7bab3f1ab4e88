import {
  type DocumentNode,
  type IntValueNode,
  Kind,
  type ListValueNode,
  type StringValueNode,
  type ValueNode,
  visit,
} from 'graphql';
import type { Operation } from './draft.ts';

/**
 * The same operation with other values of the same shape: allowed sizes become other allowed sizes, cursors other cursors of the
 * same ordering, ids other ids of the same type. Different values stay different. Lists of texts get one more value, since their
 * length is not part of the shape.
 */
export function withOtherValues(
  document: DocumentNode,
  variables: Operation['variables'],
): { readonly document: DocumentNode; readonly variables: Operation['variables'] } {
  return {
    document: visit(document, {
      // The depth changes the text of the author's Cypher, so it is part of the shape.
      Argument: ({ name }) => (name.value === 'depth' ? false : undefined),
      IntValue: (node): IntValueNode => ({ ...node, value: String(otherInteger(Number(node.value))) }),
      StringValue: (node): StringValueNode => ({ ...node, value: otherText(node.value) }),
      ListValue: { leave: (node): ListValueNode => ({ ...node, values: longer(node.values) }) },
    }),
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, other(value)])),
  };
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return otherInteger(value);
  if (typeof value === 'string') return isWord(value) ? value : otherText(value);
  if (Array.isArray(value)) return otherList(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, other(item)]));
}

function otherList(values: readonly unknown[]): readonly unknown[] {
  const [first] = values;
  const more = typeof first === 'string' && !isWord(first) ? [otherText(otherText(first))] : [];
  return [...values.map(other), ...more];
}

function longer(values: readonly ValueNode[]): readonly ValueNode[] {
  const [first] = values;
  return first?.kind === Kind.STRING ? [...values, { ...first, value: otherText(first.value) }] : values;
}

/** Enum values look like text in variables. They are part of the shape. */
const isWord = (value: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(value);

/** No value crosses 0, 100, 1000 or the limits of integers: allowed sizes stay allowed, and refused sizes stay refused. */
const otherInteger = (value: number): number =>
  value < 0 || (value >= 100 && value <= 1_001) || value > 2_000_000 ? value : value ^ 1;

function otherText(value: string): string {
  // A search for a text without words runs no query, so the text stays without words.
  if (!/[\p{L}\p{N}]/u.test(value)) return value;
  if (isDay(value)) return dayBefore(value);
  if (travelsAsText(value)) return value;
  const decoded = Buffer.from(value, 'base64url').toString();
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  // Text that is not canonical base64url stays malformed.
  if (encode(decoded) !== value.replace(/={1,2}$/, '')) return `${value}x`;
  if (/^[A-Z][A-Za-z]*:/.test(decoded)) return encode(`${decoded}x`);
  try {
    const [version, digest, ...position] = JSON.parse(decoded) as unknown[];
    return encode(JSON.stringify([version, digest, ...position.map(otherPart)]));
  } catch {
    return `${value}x`;
  }
}

function otherPart(value: unknown): unknown {
  if (typeof value === 'number') return value ^ 1;
  if (typeof value !== 'string') return value;
  if (travelsAsText(value)) return value;
  return isDay(value) ? dayBefore(value) : `${value}x`;
}

/** Times, durations, and numbers that JSON cannot hold do not change. */
const travelsAsText = (value: string): boolean =>
  /^(P[-\dT]|[\d-]*T?\d\d:\d\d|NaN$|-?Infinity$|-0$|-?\d{16,}$)/.test(value);

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value);

function dayBefore(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
