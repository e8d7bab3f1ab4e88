import { isUnique } from '../model/define.ts';
import type { Hop } from './mapping.ts';
import type { Predicate, Variable } from './plan-node.ts';

type Exists = Extract<Predicate, { kind: 'exists' }>;

/** How few nodes a condition leaves to start from, judged by what the model knows; more is fewer. */
export const narrowness = {
  /** Nothing finds them but looking at all. */
  all: 0,
  /** Those that a relationship with a value in an index leads to. */
  indexed: 1,
  /** Those with a value of a property that is not unique, which are looked for among the nodes of a label. */
  equal: 2,
  /** A few, each found by a unique property, or what lies beyond one. */
  several: 3,
  /** One, found by a unique property. */
  unique: 4,
  /** The same, where what is listed has a relationship to one such node at most: there are about as many as it has of them. */
  direct: 5,
} as const;

/** The best that one of several conditions offers, all of which hold at the end of a hop. */
export function narrownessOf(where: readonly Predicate[], hop: Hop): number {
  return Math.max(narrowness.all, ...where.map((predicate) => narrownessOfOne(predicate, hop)));
}

function narrownessOfOne(predicate: Predicate, { target, relationship }: Hop): number {
  if (predicate.kind === 'exists') {
    return predicate.join === undefined ? narrowness.all : Math.min(narrowness.several, narrownessWithin(predicate));
  }
  if (predicate.kind !== 'compare' || (predicate.operator !== '=' && predicate.operator !== 'IN'))
    return narrowness.all;
  const { of, name } = predicate.left;
  if (of.stands === 'relationship') return relationship.indexes.includes(name) ? narrowness.indexed : narrowness.all;
  if (!isUnique(target, name)) return narrowness.equal;
  return predicate.operator === '=' ? narrowness.unique : narrowness.several;
}

function narrownessWithin({ query: { match, where }, join }: Exists): number {
  if (match.kind !== 'hops') return narrowness.all;
  // Any number of steps leads to more than one node.
  if (match.repeated === true) return narrowness.several;
  const found = narrownessOf(where, match.hops.at(-1)!);
  return found === narrowness.unique && join === 'one' && match.hops.length === 1 ? narrowness.direct : found;
}

/**
 * Conditions that all hold, of which only the narrowest are where a search can start. The others that can be fulfilled in
 * several ways are asked of what it finds: matched beside it, they would multiply the rows.
 */
export function withNarrowestStart(conditions: readonly Predicate[]): readonly Predicate[] {
  const narrowest = (join: 'one' | 'few') =>
    Math.max(
      narrowness.all,
      ...conditions.map((one) => (one.kind === 'exists' && one.join === join ? narrownessWithin(one) : narrowness.all)),
    );
  const [one, few] = [narrowest('one'), narrowest('few')];
  // Many relationships have the same value in an index: where one node is asked for by a value, it is the better start.
  const isOneNarrower = one === narrowness.direct || (few === narrowness.indexed && one >= narrowness.equal);
  const least = isOneNarrower ? one : few;
  return conditions.map((condition) => {
    const isAsked = condition.kind === 'exists' && condition.join === 'few' && narrownessWithin(condition) < least;
    return isAsked ? { ...condition, join: undefined } : condition;
  });
}

/** Whether the search for what fulfils some conditions can start from a node that a unique property finds. */
export function startsFromLookup(conditions: readonly Predicate[]): boolean {
  return conditions.some((condition) => {
    const isStart = condition.kind === 'exists' && condition.join !== undefined;
    return isStart && narrownessWithin(condition) >= narrowness.several;
  });
}

/** Whether a condition asks for something of a node itself: only then has its label to be looked at where it is implied. */
export function speaksOf(predicate: Predicate, node: Variable): boolean {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.some((operand) => speaksOf(operand, node));
    case 'not':
      return speaksOf(predicate.operand, node);
    case 'compare':
    case 'compareTexts':
      return predicate.left.of === node;
    case 'holds':
      return predicate.list.of === node;
    case 'labels':
      return predicate.node === node;
    case 'isNaN':
    case 'isNull':
    case 'isNotNull':
      return predicate.operand.of === node;
    default:
      return false;
  }
}
