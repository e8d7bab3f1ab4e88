/** The cost of a root field or of a whole operation. It is known before a statement runs. */
export interface Cost {
  /** Nodes that its pages can hold at most, all levels together. */
  readonly nodes: number;
  /** What Neo4j has to plan, in pages: everything printed counts by what it was measured to take beside a page. */
  readonly subqueries: number;
  /**
   * Relationships that the database looks at, estimated by how many there are; 0 where that is not known. What a
   * condition would visit if nothing fulfilled it counts, since nobody knows before.
   */
  readonly visits: number;
  /** Lists within lists. */
  readonly depth: number;
  /** The length of the statement's text. */
  readonly characters: number;
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
});
