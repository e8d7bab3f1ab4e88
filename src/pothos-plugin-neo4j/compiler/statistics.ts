import { type Hop, leadsToOne } from './mapping.ts';
import type { Match, Predicate } from './plan-node.ts';
import type { RequestValues } from './request-values.ts';

/** How many nodes and relationships a database holds, as far as the cost of a statement follows from it. */
export interface GraphStatistics {
  /** The nodes that carry a label. */
  readonly nodes: (label: string) => number;
  /** The relationships of a type. */
  readonly relationships: (type: string) => number;
  /**
   * The relationships of a type and direction at a node that one of them leads to: their mean over relationships, and
   * not over nodes, since a node that has many is reached more often.
   */
  readonly degree: (type: string, direction: Hop['direction']) => number;
}

/** A number that is derived from a request and from the statistics of the database. */
export type Estimate = (request: RequestValues, statistics: GraphStatistics) => number;

/** The estimated visits of Cypher of an author for each row that it starts from. */
export const customVisits = 100;

/** The estimated nodes of a way of unknown length, for each node at the end of one relationship. */
const repetition = 5;

/** How many ends the ways from some nodes have; each way counts, also where two lead to one node. */
export function endsOf(hops: readonly Hop[], rows: number, statistics: GraphStatistics): number {
  return hops.reduce((ends, hop) => ends * degreeOf(hop, statistics), rows);
}

/** How many relationships lie on the ways from some nodes. */
export function visitsOfHops(hops: readonly Hop[], rows: number, statistics: GraphStatistics): number {
  let [ends, visits] = [rows, 0];
  for (const hop of hops) {
    ends *= degreeOf(hop, statistics);
    visits += ends;
  }
  return visits;
}

function degreeOf(hop: Hop, { degree }: GraphStatistics): number {
  return leadsToOne(hop) ? 1 : degree(hop.relationship.type, hop.direction);
}

/**
 * How many relationships some conditions visit at most, asked of so many nodes: nothing is assumed to be found before
 * its last way was gone. Conditions in conditions multiply.
 */
export function visitsOfConditions(
  conditions: readonly Predicate[],
  rows: number,
  statistics: GraphStatistics,
): number {
  return conditions.reduce((sum, condition) => sum + visitsOfCondition(condition, rows, statistics), 0);
}

function visitsOfCondition(condition: Predicate, rows: number, statistics: GraphStatistics): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return visitsOfConditions(condition.operands, rows, statistics);
    case 'not':
      return visitsOfCondition(condition.operand, rows, statistics);
    case 'exists': {
      const { match, where } = condition.query;
      if (match.kind !== 'hops') return rows;
      const ends = endsOf(match.hops, rows, statistics) * (match.repeated ? repetition : 1);
      return visitsOfMatch(match, rows, statistics) + visitsOfConditions(where, ends, statistics);
    }
    default:
      return 0;
  }
}

/** How many relationships a match visits, begun at so many nodes. */
export function visitsOfMatch(match: Match, rows: number, statistics: GraphStatistics): number {
  if (match.kind === 'custom') return rows * customVisits;
  if (match.kind !== 'hops') return rows;
  return visitsOfHops(match.hops, rows, statistics) * (match.repeated ? repetition : 1);
}
