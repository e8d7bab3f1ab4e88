import type { Predicate, PropertyOf } from './plan-node.ts';
import type { Derived, RequestValues } from './request-values.ts';

/** The kind of a value. One condition serves all values of one kind. */
export type ValueKind = 'plain' | 'null' | 'special';

/** From U+D800 on, the database orders characters by code unit in some places, and by code point in others. */
const special = /[\uD800-\uFFFF]/;

/** Texts with characters above U+D7FF, and NaN, are special: they need conditions of their own. */
export function kindOf(value: unknown): ValueKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return special.test(value) ? 'special' : 'plain';
  return typeof value === 'number' && Number.isNaN(value) ? 'special' : 'plain';
}

/** The kind of a value in a request. A text is looked through once, however often it is used. */
export function kindIn(request: RequestValues, value: Derived<unknown>): ValueKind {
  const of = request.of(value);
  return typeof of === 'string' ? request.ofText(of, 'kind', () => kindOf(of)) : kindOf(of);
}

/** The conditions that compare a property with a value, in the order of the database and in one direction. */
export interface Comparison {
  /** The property equals the value, or comes after it. */
  readonly atOrBeyond: Predicate;
  readonly beyond: Predicate;
  /** The same as `beyond` where `atOrBeyond` holds, but in a form for which no index can be used. */
  readonly differs: Predicate;
  readonly equal: Predicate;
}

/**
 * The conditions that compare in exactly the order of `ORDER BY`, with an index or without: texts by code point, -0 before 0,
 * NaN after every number. If the property is missing, none of them is true.
 */
export function comparisonWith(
  property: PropertyOf,
  direction: 'ASC' | 'DESC',
  value: Derived<unknown>,
  kind: ValueKind,
): Comparison {
  const right = { type: property.type, list: false, value };
  const compare = (operator: '<' | '>' | '<=' | '>=' | '=' | '<>'): Predicate => {
    return { kind: 'compare', left: property, operator, right };
  };
  const [beyond, atOrBeyond] = direction === 'ASC' ? (['>', '>='] as const) : (['<', '<='] as const);
  if (property.type === 'float') return floatComparison(property, direction, compare, kind);
  if (kind === 'special') {
    return {
      atOrBeyond: compareTexts(property, atOrBeyond, value),
      beyond: compareTexts(property, beyond, value),
      differs: compare('<>'),
      equal: compare('='),
    };
  }
  return { atOrBeyond: compare(atOrBeyond), beyond: compare(beyond), differs: compare('<>'), equal: compare('=') };
}

/** Without an index, `=` does not distinguish -0 from 0. Every comparison with NaN is false. */
function floatComparison(
  property: PropertyOf,
  direction: 'ASC' | 'DESC',
  compare: (operator: '<' | '>' | '<=' | '>=') => Predicate,
  kind: ValueKind,
): Comparison {
  const isNoNumber: Predicate = { kind: 'isNaN', operand: property };
  const literal = (value: boolean): Predicate => ({ kind: 'literal', value });
  if (kind === 'special') {
    return direction === 'ASC'
      ? { atOrBeyond: isNoNumber, beyond: literal(false), differs: literal(false), equal: isNoNumber }
      : {
          atOrBeyond: literal(true),
          beyond: and([{ kind: 'isNotNull', operand: property }, not(isNoNumber)]),
          differs: not(isNoNumber),
          equal: isNoNumber,
        };
  }
  const equal = and([compare('>='), compare('<=')]);
  return direction === 'ASC'
    ? { atOrBeyond: not(compare('<')), beyond: not(compare('<=')), differs: not(compare('<=')), equal }
    : { atOrBeyond: compare('<='), beyond: compare('<'), differs: not(compare('>=')), equal };
}

/**
 * The condition that compares texts by code point with a text that has characters above U+D7FF. With `>` and `>=`, a lower
 * bound comes first that is the same in both orders, so that an index can be used.
 */
export function compareTexts(
  property: PropertyOf,
  operator: '<' | '>' | '<=' | '>=',
  value: Derived<unknown>,
): Predicate {
  const binding = (type: 'text' | 'integer', list: boolean, of: (text: string) => unknown) => {
    return { type, list, value: (request: Parameters<typeof value>[0]) => of(String(request.of(value))) };
  };
  const exact: Predicate = {
    kind: 'compareTexts',
    left: property,
    operator,
    right: binding('text', false, (text) => text),
    astral: binding('integer', true, (text) => placesOf(text, (code) => code > 0xffff)),
    high: binding('integer', true, (text) => placesOf(text, (code) => code > 0xd7ff && code <= 0xffff)),
  };
  if (operator.startsWith('<')) return exact;
  const lowest = binding('text', false, (text) => `${text.slice(0, text.search(special))}\uD7FF`);
  return and([{ kind: 'compare', left: property, operator: '>=', right: lowest }, exact]);
}

/** The positions of certain characters in a text. */
function placesOf(text: string, isMeant: (code: number) => boolean): readonly number[] {
  const places: number[] = [];
  let place = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index)!;
    if (isMeant(code)) places.push(place);
    // Two code units make such a character.
    if (code > 0xffff) index += 1;
    place += 1;
  }
  return places;
}

/** The number of special characters in a text; where it is more than `most`, one more than that. */
export function specialCharacters(text: string, most: number): number {
  let number = 0;
  for (let index = 0; index < text.length && number <= most; index += 1) {
    const code = text.codePointAt(index)!;
    if (code > 0xd7ff) number += 1;
    if (code > 0xffff) index += 1;
  }
  return number;
}

export const and = (operands: readonly Predicate[]): Predicate => ({ kind: 'and', operands });
export const or = (operands: readonly Predicate[]): Predicate => ({ kind: 'or', operands });
export const not = (operand: Predicate): Predicate => ({ kind: 'not', operand });
