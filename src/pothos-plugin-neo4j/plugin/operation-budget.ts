import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { Budget, Cost } from '../compiler/budget.ts';
import { costOfBoth, isOver, OverBudget } from '../compiler/cost.ts';

type Execution = Pick<GraphQLResolveInfo, 'variableValues'>;

/** The cost of the compiled root fields of each execution. The key is `variableValues`, an object of each execution. */
const spent = new WeakMap<object, Cost>();

/** The refusal of each execution that exceeds the budget: one for all its root fields, as each would take a stack of its own. */
const refusals = new WeakMap<object, GraphQLError>();

/** Planning a root field that is far too much takes milliseconds: after so many of an operation, the others are not planned. */
const mostRefusedAlone = 4;

/** The root fields of each execution that were refused alone, and what was planned of them together. */
const refusedAlone = new WeakMap<object, { readonly fields: number; readonly cost: Cost }>();

/** Notes a root field that is refused, for whatever, and what was planned of it until then. */
export function noteRefusedAlone({ variableValues }: Execution, cost: Cost): void {
  const before = refusedAlone.get(variableValues);
  const together = before === undefined ? cost : costOfBoth(before.cost, cost);
  refusedAlone.set(variableValues, { fields: (before?.fields ?? 0) + 1, cost: together });
}

/** What was planned of root fields that were refused alone, if some were. */
export const plannedAlone = ({ variableValues }: Execution): Cost | undefined => refusedAlone.get(variableValues)?.cost;

/**
 * Throws the refusal of all root fields if those that are compiled already exceed the budget together, or a few that were refused alone do.
 * The others need not be compiled then.
 */
export function refuseWithOthers({ variableValues }: Execution, budget: Budget): void {
  const together = spent.get(variableValues);
  if (together !== undefined && isOver(together, budget)) throw refusalOf(variableValues, together, budget);
  const alone = refusedAlone.get(variableValues);
  if (alone !== undefined && alone.fields >= mostRefusedAlone && isOver(alone.cost, budget))
    throw refusalOf(variableValues, alone.cost, budget);
}

/**
 * Adds the cost of a root field to that of the others of its operation, and waits until all are compiled, which takes one turn
 * of the event loop. Rejects with the refusal of all of them if they exceed the budget together: then none runs.
 */
export async function spendWithOthers({ variableValues }: Execution, cost: Cost, budget: Budget): Promise<void> {
  const before = spent.get(variableValues);
  spent.set(variableValues, before === undefined ? cost : costOfBoth(before, cost));
  await Promise.resolve();
  const together = spent.get(variableValues) ?? cost;
  if (isOver(together, budget)) throw refusalOf(variableValues, together, budget);
}

function refusalOf(execution: object, together: Cost, budget: Budget): GraphQLError {
  let refusal = refusals.get(execution);
  if (refusal === undefined) {
    refusal = overBudget(together, budget);
    refusals.set(execution, refusal);
  }
  return refusal;
}

/** The refusal of an operation whose root fields exceed the budget together. */
export const overBudget = (together: Cost, budget: Budget): GraphQLError =>
  new OverBudget(together, budget, 'The fields of this operation ask together').publicError;
