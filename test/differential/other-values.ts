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
 * The values of an operation replaced by others of the same shape: sizes that are allowed by others that are, positions
 * by other positions of the same ordering, ids by other ids of the same type. Values that differed still differ. Lists of
 * texts get one value more: how many there are is no part of the shape.
 */
export function withOtherValues(
  document: DocumentNode,
  variables: Operation['variables'],
): { readonly document: DocumentNode; readonly variables: Operation['variables'] } {
  return {
    document: visit(document, {
      // How often Cypher of an author takes a step is part of its shape.
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

/** In variables the values of enums look like text; they are part of the shape. */
const isWord = (value: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(value);

/** Page sizes stay page sizes, and what must be refused still must: nothing crosses 0, 100, 1000 or the limits of integers. */
const otherInteger = (value: number): number =>
  value < 0 || (value >= 100 && value <= 1_001) || value > 2_000_000 ? value : value ^ 1;

function otherText(value: string): string {
  // Words are searched for; where there are none, nothing is.
  if (!/[\p{L}\p{N}]/u.test(value)) return value;
  if (isDay(value)) return dayBefore(value);
  if (travelsAsText(value)) return value;
  const decoded = Buffer.from(value, 'base64url').toString();
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  // What is no canonical base64url stays as malformed as it is.
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

/** Times, durations and numbers that are no numbers of JSON stay what they are. */
const travelsAsText = (value: string): boolean =>
  /^(P[-\dT]|[\d-]*T?\d\d:\d\d|NaN$|-?Infinity$|-?\d{16,}$)/.test(value);

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value);

function dayBefore(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
