import type { GraphQLResolveInfo } from 'graphql';
import type { Budget, Cost } from '../compiler/budget.ts';
import { costOfBoth, isOver, OverBudget } from '../compiler/cost.ts';

type Execution = Pick<GraphQLResolveInfo, 'variableValues'>;

/** What the root fields of each execution cost together, by the values of its variables, which are an object of its own. */
const spent = new WeakMap<object, Cost>();

/**
 * Throws the refusal of all root fields where those that are compiled already are over the budget together: the others
 * need not be compiled to know it.
 */
export function refuseWithOthers({ variableValues }: Execution, budget: Budget): void {
  const together = spent.get(variableValues);
  if (together !== undefined && isOver(together, budget)) throw refusal(together, budget);
}

/**
 * Adds what a root field costs to what the others of its operation cost, and waits until all of them are compiled, which
 * they are within one turn. Rejects with the refusal of them all where they are over the budget together: then none runs.
 */
export async function spendWithOthers({ variableValues }: Execution, cost: Cost, budget: Budget): Promise<void> {
  const before = spent.get(variableValues);
  spent.set(variableValues, before === undefined ? cost : costOfBoth(before, cost));
  await Promise.resolve();
  const together = spent.get(variableValues) ?? cost;
  if (isOver(together, budget)) throw refusal(together, budget);
}

const refusal = (together: Cost, budget: Budget) =>
  new OverBudget(together, budget, 'The fields of this operation ask together').publicError;
