import { type Cost, costOfBoth, defaultBudget } from '../pothos-plugin-neo4j/compiler/index.ts';

/** What an operation costs, as an answer tells it under `extensions.cost`, by the measures in which it is bounded. */
export interface CostOfOperation extends Cost {
  /** Of Cypher, that ran for it. */
  readonly statements: number;
  /** The most that an operation may cost in each measure. */
  readonly limits: Cost;
}

const nothing: Cost = { nodes: 0, subqueries: 0, visits: 0, depth: 0, characters: 0 };

/** Adds up what the statements of one execution cost. */
export function costOf(statements: readonly Cost[]): CostOfOperation {
  return { statements: statements.length, ...statements.reduce(costOfBoth, nothing), limits: defaultBudget };
}
