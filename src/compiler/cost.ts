import { publicError } from '../errors.ts';

/** What a statement costs, known before it runs. */
export interface Cost {
  /** Nodes that its pages can hold at most, all levels together. */
  readonly nodes: number;
  /** Subqueries in its text: what planning time grows with. */
  readonly subqueries: number;
}

export type Budget = Cost;

/** Planning a subquery takes some 25 ms the first time, and a page costs by what it holds. */
export const defaultBudget: Budget = Object.freeze({ nodes: 50_000, subqueries: 80 });

/** Adds up what a plan costs. `spend` throws `LIMIT_EXCEEDED` as soon as it is over the budget. */
export function meter(budget: Budget): { readonly spend: (cost: Partial<Cost>) => void; readonly cost: () => Cost } {
  let nodes = 0;
  let subqueries = 0;
  return {
    spend: (cost) => {
      nodes += cost.nodes ?? 0;
      subqueries += cost.subqueries ?? 0;
      if (nodes > budget.nodes || subqueries > budget.subqueries) throw new OverBudget({ nodes, subqueries }, budget);
    },
    cost: () => ({ nodes, subqueries }),
  };
}

/** Is no refusal of the field that happened to be planned last: the whole root field is over its budget. */
export class OverBudget extends Error {
  readonly publicError;

  constructor(cost: Cost, budget: Budget) {
    super('over budget');
    this.publicError = publicError(
      'LIMIT_EXCEEDED',
      `This field asks for up to ${cost.nodes} nodes in ${cost.subqueries} lists and conditions; ${budget.nodes} and ${budget.subqueries} are allowed. Ask for smaller pages, or in several requests.`,
      { cost, budget },
    );
  }
}
