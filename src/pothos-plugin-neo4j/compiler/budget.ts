/** The cost of a root field or of a whole operation. It is known before a statement runs. */
export interface Cost {
  /** The most nodes that the pages of all levels can hold. */
  readonly nodes: number;
  /** What Neo4j has to plan, in pages: each part counts by its planning time in comparison with a page. */
  readonly subqueries: number;
  /**
   * The estimated relationships that the database reads, by statistics; 0 without statistics. A condition counts as if no node met
   * it, which is the most it can read.
   */
  readonly visits: number;
  /** Lists within lists. */
  readonly depth: number;
  /** The length of the statement's text. */
  readonly characters: number;
  /**
   * What the statement is sent beside its text, in letters: texts by their length, and sixteen for each value. A value counts wherever it
   * is used, since it is sent and compared there.
   */
  readonly values: number;
}

/** The most that an operation may cost, in each measure. */
export type Budget = Cost;

/** The README of the plugin shows the measurements behind these numbers. */
export const defaultBudget: Budget = Object.freeze({
  nodes: 50_000,
  subqueries: 80,
  visits: 2_000_000,
  depth: 10,
  characters: 65_536,
  values: 1_000_000,
});
