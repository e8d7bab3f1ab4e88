import type { Lacking } from '../model/incomplete.ts';
import { type Hop, leadsToOne } from './mapping.ts';
import type { Binding, Match, Predicate } from './plan-node.ts';
import type { RequestValues } from './request-values.ts';
import { constructors } from './statement.ts';

/** How many nodes and relationships a database has. The estimated cost of a statement depends on it. */
export interface GraphStatistics {
  /** The number of nodes with a label. */
  readonly nodes: (label: string) => number;
  /** The number of relationships of a type. */
  readonly relationships: (type: string) => number;
  /**
   * The average number of relationships of a type and direction at a node that has some: the average over relationships, not
   * over nodes, since a search reaches a node with many of them more often.
   */
  readonly degree: (type: string, direction: Hop['direction']) => number;
  /**
   * The required properties that some nodes lack: what `incompleteIn(run, model)` resolves to. A list whose order needs such a
   * property is sorted without its index then, so that it contains these nodes too.
   */
  readonly incomplete?: readonly Lacking[] | undefined;
}

/** A number that depends on a request and on the statistics of the database. */
export type Estimate = (request: RequestValues, statistics: GraphStatistics) => number;

/** The estimated nodes that Cypher of an author finds for each row that it starts from, and what it reads where nothing else is said. */
export const customVisits = 100;

/** The estimated nodes of a way of unknown length, for each node at the end of one relationship. */
const repetition = 5;

/** The estimated number of ends of the ways from some nodes. Two ways to the same node count as two. */
export function endsOf(hops: readonly Hop[], rows: number, statistics: GraphStatistics): number {
  return hops.reduce((ends, hop) => ends * degreeOf(hop, statistics), rows);
}

/** The estimated number of relationships on the ways from some nodes. */
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
 * The most relationships that some conditions visit for so many nodes. The estimate assumes that each condition follows all its
 * ways. Nested conditions multiply. A value that the statement converts counts as a relationship, for each node: it takes as long.
 */
export function visitsOfConditions(
  conditions: readonly Predicate[],
  rows: number,
  request: RequestValues,
  statistics: GraphStatistics,
): number {
  return conditions.reduce((sum, condition) => sum + visitsOfCondition(condition, rows, request, statistics), 0);
}

function visitsOfCondition(
  condition: Predicate,
  rows: number,
  request: RequestValues,
  statistics: GraphStatistics,
): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return visitsOfConditions(condition.operands, rows, request, statistics);
    case 'not':
      return visitsOfCondition(condition.operand, rows, request, statistics);
    case 'exists': {
      const { match, where } = condition.query;
      if (match.kind !== 'hops') return rows;
      const ends = endsOf(match.hops, rows, statistics) * (match.repeated ? repetition : 1);
      return visitsOfMatch(match, rows, statistics) + visitsOfConditions(where, ends, request, statistics);
    }
    case 'compare':
    case 'holds':
      return rows * convertedValues(condition.right, request);
    default:
      return 0;
  }
}

/** How many values of a list the statement converts, each time that it reads the list. */
function convertedValues({ type, list, value }: Binding, request: RequestValues): number {
  if (!list || constructors[type] === undefined) return 0;
  const values: unknown = request.of(value);
  return Array.isArray(values) ? values.length : 0;
}

/** The estimated number of relationships that a match visits from so many nodes. */
export function visitsOfMatch(match: Match, rows: number, statistics: GraphStatistics): number {
  if (match.kind === 'custom') return rows * customVisits;
  if (match.kind !== 'hops') return rows;
  return visitsOfHops(match.hops, rows, statistics) * (match.repeated ? repetition : 1);
}
