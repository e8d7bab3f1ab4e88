import { isUnique } from '../model/define.ts';
import type { Hop } from './mapping.ts';
import type { Predicate, Variable } from './plan-node.ts';

type Exists = Extract<Predicate, { kind: 'exists' }>;

/** From how few nodes a search can start if it starts at a condition, by what the model says. A higher number means fewer nodes. */
export const narrowness = {
  /** All nodes must be read. */
  all: 0,
  /** The nodes at relationships with a value that an index finds. */
  indexed: 1,
  /** The nodes of a label with a value of a property that is not unique. */
  equal: 2,
  /** A few nodes, each found by a unique property, or the nodes related to one. */
  several: 3,
  /** One node, found by a unique property. */
  unique: 4,
  /** The same, and each listed node is related to at most one such node. The search then finds few other nodes. */
  direct: 5,
} as const;

/** The highest narrowness of several conditions at the end of a hop that all must hold. */
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
  // A way of any length leads to several nodes.
  if (match.repeated === true) return narrowness.several;
  const found = narrownessOf(where, match.hops.at(-1)!);
  return found === narrowness.unique && join === 'one' && match.hops.length === 1 ? narrowness.direct : found;
}

/**
 * Conditions that all must hold. Only the narrowest stay joins, where a search can start. Other conditions that several nodes can
 * meet are checked for each row instead, since joins would multiply the rows.
 */
export function withNarrowestStart(conditions: readonly Predicate[]): readonly Predicate[] {
  const narrowest = (join: 'one' | 'few') =>
    Math.max(
      narrowness.all,
      ...conditions.map((one) => (one.kind === 'exists' && one.join === join ? narrownessWithin(one) : narrowness.all)),
    );
  const [one, few] = [narrowest('one'), narrowest('few')];
  // Many relationships can have the same value in an index. One node with a certain value is the better start.
  const isOneNarrower = one === narrowness.direct || (few === narrowness.indexed && one >= narrowness.equal);
  const least = isOneNarrower ? one : few;
  return conditions.map((condition) => {
    const isAsked = condition.kind === 'exists' && condition.join === 'few' && narrownessWithin(condition) < least;
    return isAsked ? { ...condition, join: undefined } : condition;
  });
}

/** Whether a search with these conditions can start from a node that a unique property finds. */
export function startsFromLookup(conditions: readonly Predicate[]): boolean {
  return conditions.some((condition) => {
    const isStart = condition.kind === 'exists' && condition.join !== undefined;
    return isStart && narrownessWithin(condition) >= narrowness.several;
  });
}

/** Whether a condition reads a node itself. Only then is a label printed that the relationship implies. */
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
