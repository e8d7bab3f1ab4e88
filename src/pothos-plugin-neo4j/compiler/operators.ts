import { badUserInput } from '../errors.ts';
import { holdingFolded, lettersFolded, longestPart } from '../model/fold.ts';
import { and, compareTexts, kindIn, or, specialCharacters } from './comparison.ts';
import { isDuration, isLocalDateTime, isLocalTime, isTime } from './local-times.ts';
import type { Predicate, PropertyOf } from './plan-node.ts';
import { always, type Derived, type RequestValues } from './request-values.ts';
import type { Planning } from './scope.ts';
import { instantAt, isDay } from './temporal.ts';

const comparisons = {
  eq: '=',
  in: 'IN',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  contains: 'CONTAINS',
  startsWith: 'STARTS WITH',
} as const;

const foldedLetters = {
  from: { type: 'text', list: true, value: always(lettersFolded.from) },
  to: { type: 'text', list: true, value: always(lettersFolded.to) },
} as const;

const quantifiers = { has: 'one', hasSome: 'any', hasEvery: 'all' } as const;

type Comparison = keyof typeof comparisons;
type Operator = Comparison | 'matches';

/** A comparison checks each special character for each row, so their number is limited. */
const mostSpecialCharacters = 1_000;

/**
 * The condition of a filter operator on a property. Texts compare by code point, instants without regard to the offset, and -0
 * equals 0, with an index or without. Throws `BAD_USER_INPUT` for an operand that is not a value of the property's type.
 */
export function operatorPredicate(
  planning: Planning,
  property: PropertyOf,
  name: string,
  operator: string,
  at: Derived<unknown>,
): Predicate {
  if (operator === 'isNull') {
    return { kind: planning.request.of(at) === true ? 'isNull' : 'isNotNull', operand: property };
  }
  if (operator in quantifiers) {
    const left = property.type === 'dateTime' ? { ...property, inUtc: true } : property;
    const right = { type: property.type, list: operator !== 'has', value: operand(planning, property, name, at) };
    return { kind: 'holds', list: left, quantifier: quantifiers[operator as keyof typeof quantifiers], right };
  }
  switch (property.type) {
    case 'text':
      return textPredicate(planning, property, name, operator as Operator, at);
    case 'float':
      return floatPredicate(property, operator as Operator, at);
    case 'dateTime':
      return instantPredicate(planning, property, name, operator as Operator, at);
    default:
      return compare(property, comparisons[operator as Comparison], operand(planning, property, name, at));
  }
}

function compare(left: PropertyOf, operator: (typeof comparisons)[Comparison], value: Derived<unknown>): Predicate {
  return { kind: 'compare', left, operator, right: { type: left.type, list: operator === 'IN', value } };
}

function textPredicate(
  planning: Planning,
  property: PropertyOf,
  name: string,
  operator: Operator,
  at: Derived<unknown>,
): Predicate {
  if (operator === 'matches') {
    const value = derive(planning, at, (part) => holdingFolded(shortPart(name, String(part))));
    return { kind: 'matches', left: property, pattern: { type: 'text', list: false, value }, letters: foldedLetters };
  }
  const compared = comparisons[operator];
  if (compared !== '<' && compared !== '<=' && compared !== '>' && compared !== '>=') {
    return compare(property, compared, at);
  }
  const kind = kindIn(planning.request, at);
  planning.guards.push((request) => kindIn(request, at) === kind);
  if (kind !== 'special') return compare(property, compared, at);
  const value = derive(planning, at, (text) => {
    if (specialCharacters(String(text), mostSpecialCharacters) <= mostSpecialCharacters) return text;
    throw badUserInput(
      `'${name}' in a filter has more than ${mostSpecialCharacters} characters above U+D7FF. Compare with a shorter text.`,
    );
  });
  return compareTexts(property, compared, value);
}

/** Makes -0 and 0 equal, since an index does not: each bound uses the zero that leaves both on the same side. */
function floatPredicate(property: PropertyOf, operator: Operator, at: Derived<unknown>): Predicate {
  const withZero = (operator: '<' | '<=' | '>' | '>=', zero: 0 | -0, of: Derived<unknown> = at) =>
    compare(property, operator, (request) => (request.of(of) === 0 ? zero : request.of(of)));
  switch (operator) {
    case 'gt':
      return withZero('>', 0);
    case 'gte':
      return withZero('>=', -0);
    case 'lt':
      return withZero('<', -0);
    case 'lte':
      return withZero('<=', 0);
    case 'in': {
      // If there is no zero in the list, NaN is the bound, and no comparison with NaN holds.
      const zero = (request: RequestValues) => ((request.of(at) as readonly unknown[]).includes(0) ? 0 : NaN);
      return or([compare(property, 'IN', at), and([withZero('>=', -0, zero), withZero('<=', 0, zero)])]);
    }
    default:
      return and([withZero('>=', -0), withZero('<=', 0)]);
  }
}

/** An instant has a form for each offset. All are between its first form and the first form of the next nanosecond. */
function instantPredicate(
  planning: Planning,
  property: PropertyOf,
  name: string,
  operator: Operator,
  at: Derived<unknown>,
): Predicate {
  if (operator === 'in') return compare({ ...property, inUtc: true }, 'IN', operand(planning, property, name, at));
  const first = derive(planning, at, (value) => instantIn(name, value, '-18:00'));
  const next = derive(planning, at, (value) => instantIn(name, value, '-18:00', 1));
  switch (operator) {
    case 'gt':
      return compare(property, '>=', next);
    case 'gte':
      return compare(property, '>=', first);
    case 'lt':
      return compare(property, '<', first);
    case 'lte':
      return compare(property, '<', next);
    default:
      return and([compare(property, '>=', first), compare(property, '<', next)]);
  }
}

/** An operand as a parameter. */
function operand(planning: Planning, { type }: PropertyOf, name: string, at: Derived<unknown>): Derived<unknown> {
  if (type === 'dateTime')
    return derive(
      planning,
      at,
      eachOf((value) => instantIn(name, value, 'Z')),
    );
  const form = forms[type];
  if (form === undefined) return at;
  return derive(
    planning,
    at,
    eachOf((value) => writtenAs(form, name, value)),
  );
}

/** The types whose values are sent as text: a check, the name of the type, and an example. */
const forms: Readonly<Partial<Record<PropertyOf['type'], readonly [(text: string) => boolean, string, string]>>> = {
  date: [isDay, 'day', '2025-11-21'],
  localDateTime: [isLocalDateTime, 'day and time without an offset', '2025-11-21T16:30:00'],
  time: [isTime, 'time of the day with an offset', '16:30:00+01:00'],
  localTime: [isLocalTime, 'time of the day without an offset', '16:30:00'],
  duration: [isDuration, 'duration', 'P1Y2M10DT2H30M'],
};

function eachOf(change: (value: unknown) => unknown): (value: unknown) => unknown {
  return (value) => (Array.isArray(value) ? value.map(change) : change(value));
}

/** Converts a value in each request. It is converted now too, so that a mistake refuses its field. */
function derive(planning: Planning, at: Derived<unknown>, change: (value: unknown) => unknown): Derived<unknown> {
  const derived = (request: RequestValues) => change(request.of(at));
  planning.request.of(derived);
  return derived;
}

function shortPart(name: string, part: string): string {
  if (part.length <= longestPart) return part;
  throw badUserInput(
    `'${name}' in a filter has ${part.length} characters. At most ${longestPart} are allowed. Use a part of the text.`,
  );
}

function writtenAs(form: NonNullable<(typeof forms)['date']>, name: string, value: unknown): string {
  const [isWritten, kind, example] = form;
  if (typeof value === 'string' && isWritten(value)) return value;
  throw badUserInput(`'${name}' in a filter is not a ${kind}. Write it like ${example}.`);
}

function instantIn(name: string, value: unknown, offset: 'Z' | '-18:00', nanosecondsLater: 0 | 1 = 0): string {
  const instant = instantAt(String(value), offset, nanosecondsLater);
  if (instant !== undefined) return instant;
  throw badUserInput(`'${name}' in a filter is not an instant. Write it with an offset, like 2025-11-21T16:30:00Z.`);
}
