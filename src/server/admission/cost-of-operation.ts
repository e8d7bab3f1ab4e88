import { type Cost, costOfBoth, defaultBudget } from '../../pothos-plugin-neo4j/compiler/index.ts';

/** What an operation costs, as an answer tells it under `extensions.cost`, by the measures in which it is bounded. */
export interface CostOfOperation extends Cost {
  /** What it takes of the share of a client, where clients have one: see `pointsOf`. */
  readonly points: number;
  /** Of Cypher, that ran for it. */
  readonly statements: number;
  /** The most that an operation may cost in each measure. */
  readonly limits: Cost;
}

const nothing: Cost = { nodes: 0, subqueries: 0, visits: 0, depth: 0, characters: 0, values: 0 };

/** Adds up what the statements of one execution cost. */
export function costOf(statements: readonly Cost[]): CostOfOperation {
  const cost = statements.reduce(costOfBoth, nothing);
  return { points: pointsOf(cost), statements: statements.length, ...cost, limits: defaultBudget };
}

/**
 * A cost as one number, 1 at least: how many thousandths it is of what one operation may cost, in that measure in which it
 * is most. The dearest operation costs 1,000.
 */
export function pointsOf(cost: Cost): number {
  const parts = (['nodes', 'subqueries', 'visits', 'values'] as const).map(
    (measure) => cost[measure] / defaultBudget[measure],
  );
  return Math.max(1, Math.ceil(1_000 * Math.max(...parts)));
}
