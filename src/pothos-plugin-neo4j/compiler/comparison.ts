import type { Predicate, PropertyOf } from './plan-node.ts';
import type { Derived } from './request-values.ts';

/** The kind of a value. One condition serves all values of one kind. */
export type ValueKind = 'plain' | 'null' | 'special';

/** The database orders letters from here on by code units in some places, and by code points in others. */
const special = /[\uD800-\uFFFF]/;

/** Texts with letters above U+D7FF, and NaN, are special: they need conditions of their own. */
export function kindOf(value: unknown): ValueKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return special.test(value) ? 'special' : 'plain';
  return typeof value === 'number' && Number.isNaN(value) ? 'special' : 'plain';
}

/** The conditions that compare a value of a row with another, in the order of the database, for one direction. */
export interface Comparison {
  /** At the other value or beyond it. */
  readonly atOrBeyond: Predicate;
  readonly beyond: Predicate;
  /** Beyond it, given that it is at the value or beyond. No index can seek it. */
  readonly differs: Predicate;
  readonly equal: Predicate;
}

/**
 * The conditions that say where a value stands in an order, exactly as `ORDER BY` has it and with an index or without:
 * texts by code point, -0 before 0, NaN behind every number. Of a missing value none of them tells anything.
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

/** For floats `=` takes -0 for 0 where no index serves it, and with NaN every comparison is false. */
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
 * How a text compares by code points with one that has letters behind U+D7FF. Upwards a bound that is the same in both
 * orders comes first, which an index serves.
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

/** Where certain letters stand in a text, in letters from its beginning. */
function placesOf(text: string, isMeant: (code: number) => boolean): readonly number[] {
  return [...text].flatMap((letter, place) => (isMeant(letter.codePointAt(0)!) ? [place] : []));
}

/** How many letters of a text are special. */
export const specialLetters = (text: string): number => placesOf(text, (code) => code > 0xd7ff).length;

export const and = (operands: readonly Predicate[]): Predicate => ({ kind: 'and', operands });
export const or = (operands: readonly Predicate[]): Predicate => ({ kind: 'or', operands });
export const not = (operand: Predicate): Predicate => ({ kind: 'not', operand });
