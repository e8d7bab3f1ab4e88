import neo4j from 'neo4j-driver';
import type { FactType } from '../../model/fact-type.ts';
import { isSymbol, type Token } from '../tokens.ts';
import { closingOf } from './patterns.ts';

/** A value that stands in a text, or that a parameter brings. */
export interface GivenValue {
  /** `list` where it is one; `undefined` where that cannot be told. */
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'dateTime' | 'list' | undefined;
  readonly value: unknown;
  /** The parameter that brings it. */
  readonly parameter: string | undefined;
  /** The position of the first token after it. */
  readonly next: number;
}

type Parameters = Readonly<Record<string, unknown>>;

/** The value that starts at a token: a literal, a list of them, a day, or a parameter. */
export function valueAt(tokens: readonly Token[], position: number, parameters: Parameters): GivenValue | undefined {
  const token = tokens[position];
  if (token === undefined) return undefined;
  if (token.kind === 'parameter') {
    const value = parameters[token.text];
    return { type: typeOf(value), value, parameter: token.text, next: position + 1 };
  }
  if (token.kind === 'literal') return literalAt(tokens, position);
  if (isSymbol(token, '-')) {
    const number = tokens[position + 1]?.kind === 'literal' ? literalAt(tokens, position + 1) : undefined;
    return number?.type === 'number' ? { ...number, value: -Number(number.value) } : undefined;
  }
  if (isSymbol(token, '[')) return listAt(tokens, position, parameters);
  if (token.kind === 'word') return wordAt(tokens, position);
  return undefined;
}

const given = (type: GivenValue['type'], value: unknown, next: number): GivenValue => ({
  type,
  value,
  parameter: undefined,
  next,
});

function literalAt(tokens: readonly Token[], position: number): GivenValue {
  const { text, end } = tokens[position]!;
  if (!/^\d/.test(text)) return given('text', text.slice(1, -1).replaceAll(/\\([\s\S])/g, '$1'), position + 1);
  const [point, fraction] = [tokens[position + 1], tokens[position + 2]];
  const isFraction = isSymbol(point, '.') && point?.start === end && fraction?.start === point.end;
  if (!isFraction || !/^\d+$/.test(fraction!.text)) return given('number', Number(text), position + 1);
  return given('number', Number(`${text}.${fraction!.text}`), position + 3);
}

function listAt(tokens: readonly Token[], position: number, parameters: Parameters): GivenValue | undefined {
  const end = closingOf(tokens, position);
  const items: unknown[] = [];
  for (let next = position + 1; next < end; next += 1) {
    const item = valueAt(tokens, next, parameters);
    if (item === undefined || !(item.next === end || isSymbol(tokens[item.next], ','))) return undefined;
    items.push(item.value);
    next = item.next;
  }
  return given('list', items, end + 1);
}

function wordAt(tokens: readonly Token[], position: number): GivenValue | undefined {
  const word = tokens[position]!.text.toLowerCase();
  if (word === 'true' || word === 'false') return given('boolean', word === 'true', position + 1);
  if (!isSymbol(tokens[position + 1], '(')) return undefined;
  const type = { date: 'date', datetime: 'dateTime' } as const;
  const found = Object.hasOwn(type, word) ? type[word as keyof typeof type] : undefined;
  return found && given(found, undefined, closingOf(tokens, position + 1) + 1);
}

/** The type of a value as the driver takes it. */
export function typeOf(value: unknown): GivenValue['type'] {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number' || typeof value === 'bigint' || neo4j.isInt(value)) return 'number';
  if (Array.isArray(value)) return 'list';
  if (neo4j.isDate(value as object)) return 'date';
  return neo4j.isDateTime(value as object) ? 'dateTime' : undefined;
}

/** What a property of a type is compared with. */
export const comparedAs: Readonly<Record<FactType, Exclude<GivenValue['type'], 'list' | undefined>>> = {
  text: 'text',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'dateTime',
};
