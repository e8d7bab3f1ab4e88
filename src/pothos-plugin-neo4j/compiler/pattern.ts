import { isUnique, labelsOf, type NodeModel } from '../model/define.ts';
import { quoteName } from '../model/quote-name.ts';
import type { Match, Predicate, Variable } from './plan-node.ts';

export type Pattern = Extract<Match, { kind: 'label' | 'hops' }>;
export type Hops = Extract<Match, { kind: 'hops' }>;

/** The pattern of a join, and the conditions on its nodes. */
export interface JoinedPattern {
  readonly match: Pattern;
  readonly where: readonly Predicate[];
  /** Whether it matches at most once for each row. */
  readonly isCertain: boolean;
}

export const isJoin = (predicate: Predicate): boolean => predicate.kind === 'exists' && predicate.join !== undefined;

/** The joins of some conditions. After each come the joins of its own conditions. */
export function joinsOf(where: readonly Predicate[]): readonly JoinedPattern[] {
  return where.flatMap((predicate) => {
    if (predicate.kind !== 'exists' || predicate.join === undefined) return [];
    const { match, where: inner } = predicate.query;
    const rest = inner.filter((condition) => !isJoin(condition));
    return [{ match: match as Pattern, where: rest, isCertain: predicate.join === 'one' }, ...joinsOf(inner)];
  });
}

/** The label of a node. If a condition compares a unique property, also the label whose constraint serves that. */
export function labelsFor(model: NodeModel, node: Variable, where: readonly Predicate[]): string {
  for (const predicate of where) {
    if (predicate.kind !== 'compare' || predicate.left.of !== node) continue;
    const isSeek = predicate.operator === '=' || predicate.operator === 'IN';
    if (isSeek && isUnique(model, predicate.left.name)) return keyLabels(model, predicate.left.name);
  }
  return `:${quoteName(model.label)}`;
}

/** The labels that a look-up by a property must name: the label whose constraint serves it, and the label of the node. */
export function keyLabels(model: NodeModel, property: string): string {
  // `:A&B`, not `:A:B`, since Neo4j does not allow `:A:B` and `:A|B` in one statement.
  return `:${[...new Set([servingLabel(model, property), model.label])].map(quoteName).join('&')}`;
}

/** The label whose constraint serves a look-up by a unique property. */
export function servingLabel(model: NodeModel, property: string): string {
  if (property === model.key) return model.keyLabel;
  return labelsOf(model).find((label) => uniqueIn(model, label, property)) ?? model.label;
}

function uniqueIn(model: NodeModel, label: string, property: string): boolean {
  return model.label === label
    ? model.unique.includes(property)
    : model.parents.some((parent) => uniqueIn(parent, label, property));
}
