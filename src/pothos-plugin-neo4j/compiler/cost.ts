import { publicError } from '../errors.ts';
import type { Budget, Cost } from './budget.ts';
import type { Derived, RequestValues } from './request-values.ts';
import { type Parameter, sizeOfParameter } from './statement.ts';
import type { Estimate, GraphStatistics } from './statistics.ts';

/** The planning cost of the parts of a statement, in pages. Parts side by side are planned together, so their cost multiplies. */
export const weights = Object.freeze({
  page: 1,
  bound: 1,
  elsewhere: 1.5,
  total: 0.25,
  comparison: 0.15,
  /** For a comparison of folded texts, and for one with a text that has special characters: both are printed in many letters. */
  matches: 0.45,
  specialComparison: 1.2,
  /** For each condition on other nodes in one filter: the second counts more than the first. */
  condition: (number: number) => 0.12 * number,
  /** For each node that is joined to one row: the second counts more than the first. */
  join: (number: number) => 0.3 * number,
  /** For Cypher of the author, by its letters, wherever it is printed. In lists within lists it takes longer, the deeper the longer. */
  custom: (letters: number, depth: number) => depth * (1 + letters / 600),
});

/** What a part of a filter counts as, in letters of values: it takes a few microseconds to plan. */
const partSize = 100;

/** What a field that is planned again counts as: with what reads and writes it, it takes longer than a part of a filter, and more memory. */
const fieldSize = 400;

/** Planning stops when the cost exceeds the budget so many times, so that a refusal stays cheap. */
const farOver = 3;

/** The cost that one part of a plan adds. */
export interface Spending {
  readonly nodes?: Derived<number>;
  readonly subqueries?: number;
  readonly visits?: Estimate;
  readonly depth?: number;
}

/** Adds up the cost of a plan, for any request that it serves. */
export class Meter {
  readonly #nodes: Derived<number>[] = [];
  readonly #visits: Estimate[] = [];
  readonly #budget: Budget;
  #subqueries = 0;
  #depth = 0;
  #parts = 0;
  #fields = 0;
  #fieldsOnce = 0;
  #planned = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get subqueries(): number {
    return this.#subqueries;
  }

  /** Throws an `OverBudget` as soon as the plan is far over its budget. */
  spend({ nodes, subqueries = 0, visits, depth = 0 }: Spending): void {
    if (nodes !== undefined) this.#nodes.push(nodes);
    if (visits !== undefined) this.#visits.push(visits);
    this.#subqueries += subqueries;
    this.#depth = Math.max(this.#depth, depth);
    if (this.#subqueries > farOver * this.#budget.subqueries) {
      const cost = { nodes: 0, subqueries: this.#subqueries, visits: 0, depth: this.#depth, characters: 0, values: 0 };
      throw new OverBudget(cost, this.#budget);
    }
  }

  /** Counts fields that are planned again, for another type. Throws an `OverBudget` before they are planned. */
  spendFields(number: number): void {
    this.#fields += number;
    this.checkPlanned(0);
  }

  /**
   * Counts parts of a filter: what a variable holds is planned wherever the variable is used, also where it leads to no Cypher. Throws an
   * `OverBudget` before they are planned.
   */
  spendParts(number: number): void {
    this.#parts += number;
    this.checkPlanned(0);
  }

  /** Counts fields that are planned for the first time for a type: they cost nothing, but the plan holds something for each. */
  noteFields(number: number): void {
    this.#fieldsOnce += number;
  }

  /** How many parts and fields were planned, each as often as it was. */
  get parts(): number {
    return this.#parts + this.#fields + this.#fieldsOnce;
  }

  /** Counts a value that is about to be looked at, wherever it is used. Throws an `OverBudget` before it is. */
  checkPlanned(size: number): void {
    this.#planned += size;
    const { planned } = this;
    if (planned.values > this.#budget.values) throw new OverBudget(planned, this.#budget);
  }

  /** What is planned so far, also of a field that is refused for something else. */
  get planned(): Cost {
    return this.#costWith(this.#planned + this.#sizeOfParts);
  }

  /** What parameters and parts are, in letters. Throws an `OverBudget` at the first value too many, and makes no others. */
  sizeOfValues(parameters: Iterable<Parameter>): number {
    let size = this.#sizeOfParts;
    for (const parameter of parameters) {
      size += sizeOfParameter(parameter);
      if (size > this.#budget.values) throw new OverBudget(this.#costWith(size), this.#budget);
    }
    return size;
  }

  get #sizeOfParts(): number {
    return this.#parts * partSize + this.#fields * fieldSize;
  }

  #costWith(values: number): Cost {
    return { nodes: 0, subqueries: Math.ceil(this.#subqueries), visits: 0, depth: this.#depth, characters: 0, values };
  }

  /** The cost for a request. Throws an `OverBudget` where it is more than the budget allows in any measure. */
  check(
    request: RequestValues,
    { characters, values }: Pick<Cost, 'characters' | 'values'>,
    statistics: GraphStatistics | undefined,
  ): Cost {
    const nodes = this.#nodes.reduce((sum, derived) => sum + request.of(derived), 0);
    const visits = statistics ? this.#visits.reduce((sum, estimate) => sum + estimate(request, statistics), 0) : 0;
    const cost = {
      nodes,
      subqueries: Math.ceil(this.#subqueries),
      visits: Math.ceil(visits),
      depth: this.#depth,
      characters,
      values,
    };
    if (isOver(cost, this.#budget)) throw new OverBudget(cost, this.#budget);
    return cost;
  }
}

const measures = ['nodes', 'subqueries', 'visits', 'depth', 'characters', 'values'] as const;

/** Whether a cost exceeds the budget in any measure. */
export const isOver = (cost: Cost, budget: Budget): boolean =>
  measures.some((measure) => cost[measure] > budget[measure]);

/** The cost of two statements of one operation. */
export function costOfBoth(one: Cost, other: Cost): Cost {
  return {
    nodes: one.nodes + other.nodes,
    subqueries: one.subqueries + other.subqueries,
    visits: one.visits + other.visits,
    depth: Math.max(one.depth, other.depth),
    characters: Math.max(one.characters, other.characters),
    values: one.values + other.values,
  };
}

const words: Readonly<Record<keyof Cost, string>> = {
  nodes: 'nodes at most',
  subqueries: 'lists, totals, conditions and joins, by their weight',
  visits: 'relationships to look at, by an estimate',
  depth: 'lists within lists',
  characters: 'characters of Cypher',
  values: 'letters of values, wherever they are used',
};

/** The error that refuses a whole root field or a whole operation, not only the field that was planned last. */
export class OverBudget extends Error {
  readonly publicError;

  constructor(cost: Cost, budget: Budget, what = 'This field asks') {
    super('over budget');
    const over = measures
      .filter((measure) => cost[measure] > budget[measure])
      .map((measure) => `${Math.ceil(cost[measure])} ${words[measure]}, and ${budget[measure]} are allowed`);
    this.publicError = publicError(
      'LIMIT_EXCEEDED',
      `${what} for too much: ${over.join('; ')}. Request smaller pages, or fewer conditions and values, or send several requests.`,
      { measure: 'budget', cost, budget },
    );
  }
}
