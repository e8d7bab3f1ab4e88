import { publicError } from '../errors.ts';
import type { Derived, RequestValues } from './request-values.ts';

/** What a root field costs, known before its statement runs. */
export interface Cost {
  /** Nodes that its pages can hold at most, all levels together. */
  readonly nodes: number;
  /** What Neo4j has to plan, in pages: everything printed counts by what it was measured to take beside a page. */
  readonly subqueries: number;
  /** Lists within lists. */
  readonly depth: number;
  /** The length of the statement's text. */
  readonly characters: number;
}

/** The most that one root field may cost, in each measure. */
export type Budget = Cost;

/** The README of the plugin shows the measurements behind these numbers. */
export const defaultBudget: Budget = Object.freeze({ nodes: 50_000, subqueries: 80, depth: 10, characters: 65_536 });

/** What parts of a statement take to plan, in pages. What stands side by side is planned together, and multiplies. */
export const weights = Object.freeze({
  page: 1,
  bound: 1,
  elsewhere: 1.5,
  total: 0.25,
  comparison: 0.15,
  /** The so-manieth condition on other nodes in one filter. */
  condition: (number: number) => 0.12 * number,
  /** The so-manieth node that is joined to one row. */
  join: (number: number) => 0.3 * number,
});

/** A plan this far over its budget is not even finished, so that refusing it costs little. */
const hopeless = 10;

/** What one part of a plan adds to the cost. */
export interface Spending {
  readonly nodes?: Derived<number>;
  readonly subqueries?: number;
  readonly depth?: number;
}

/** Adds up what a plan costs, for any request that it serves. */
export class Meter {
  readonly #nodes: Derived<number>[] = [];
  readonly #budget: Budget;
  #subqueries = 0;
  #depth = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get subqueries(): number {
    return this.#subqueries;
  }

  /** Throws an `OverBudget` where going on is hopeless. */
  spend({ nodes, subqueries = 0, depth = 0 }: Spending): void {
    if (nodes !== undefined) this.#nodes.push(nodes);
    this.#subqueries += subqueries;
    this.#depth = Math.max(this.#depth, depth);
    if (this.#subqueries > hopeless * this.#budget.subqueries) {
      throw new OverBudget({ nodes: 0, subqueries: this.#subqueries, depth: this.#depth, characters: 0 }, this.#budget);
    }
  }

  /** The cost for a request. Throws an `OverBudget` where it is more than the budget allows in any measure. */
  check(request: RequestValues, characters: number): Cost {
    const nodes = this.#nodes.reduce((sum, derived) => sum + request.of(derived), 0);
    const cost = { nodes, subqueries: Math.ceil(this.#subqueries), depth: this.#depth, characters };
    if (measures.some((measure) => cost[measure] > this.#budget[measure])) throw new OverBudget(cost, this.#budget);
    return cost;
  }
}

const measures = ['nodes', 'subqueries', 'depth', 'characters'] as const;

const words: Readonly<Record<keyof Cost, string>> = {
  nodes: 'nodes at most',
  subqueries: 'lists, totals, conditions and joins, by their weight',
  depth: 'lists within lists',
  characters: 'characters of Cypher',
};

/** Is no refusal of the field that happened to be planned last: the whole root field is over its budget. */
export class OverBudget extends Error {
  readonly publicError;

  constructor(cost: Cost, budget: Budget) {
    super('over budget');
    const over = measures
      .filter((measure) => cost[measure] > budget[measure])
      .map((measure) => `${Math.ceil(cost[measure])} ${words[measure]}, and ${budget[measure]} are allowed`);
    this.publicError = publicError(
      'LIMIT_EXCEEDED',
      `This field asks for too much: ${over.join('; ')}. Ask for smaller pages, or in several requests.`,
      { cost, budget },
    );
  }
}
