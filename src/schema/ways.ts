import * as nodes from '../model/nodes.ts';
import type { RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import { cypher, type Piece, parameter } from '../pothos-plugin-neo4j/plugin/index.ts';
import { arrows, labelsOf } from './relations.ts';

/** The longest way that is looked for; longer ones say little, and take long to find. `levelOfNext` counts on it. */
export const longest = 8;

/** Which ways are asked for. */
export interface WaysQuestion {
  readonly from: string;
  readonly to: string;
  readonly direction: 'OUTGOING' | 'INCOMING' | 'ANY';
  readonly avoid?: readonly string[] | null | undefined;
  readonly maxLength: number;
  readonly first: number;
  /** Only ways of the least length. */
  readonly shortestOnly: boolean;
}

const opposite = { OUTGOING: 'INCOMING', INCOMING: 'OUTGOING', ANY: 'ANY' } as const;

/** Each list stands in an expression of its own: Neo4j keeps a set of the last list that an `IN` has met, and looks up there. */
const levelOfNext = cypher`CASE WHEN next IN levels[0] THEN 0 WHEN next IN levels[1] THEN 1 WHEN next IN levels[2] THEN 2
      WHEN next IN levels[3] THEN 3 WHEN next IN levels[4] THEN 4 WHEN next IN levels[5] THEN 5 WHEN next IN levels[6] THEN 6
      WHEN next IN levels[7] THEN 7 END`;

/**
 * Binds `ways` to a list of the first ways that visit no entity twice, in order: by their length, then by the slugs along
 * them, then by their relationships. Each is a map, with its `nodes` and its `steps`.
 *
 * All begun ways grow together, step by step. One is kept with the least length that it can have in the end, and of all
 * only as many as are wanted: those before it in this order all end before it, and each of them in another way. So few
 * ways are ever looked at, however many there are, and what is found is exact.
 *
 * The least length follows from `levels`, which hold the entities by their distance from the end. That distance is right
 * as long as the way was never nearer to the end, since the shortest rest then meets none of its entities; else the rest
 * is looked for around them. (That pattern starts with `{0,`: with `{1,` Neo4j searches from one side alone.)
 */
export function waysOf(relations: readonly RelationshipModel[], question: WaysQuestion): Piece {
  const { from, to, direction, maxLength, first, shortestOnly } = question;
  const avoided = labelsOf(question.avoid);
  const isFree = (node: Piece) =>
    avoided.length === 0 ? cypher`true` : cypher`(${node} = finish OR NOT ${node}:${avoided})`;
  return cypher`
    MATCH (start:${nodes.entity} {slug: ${parameter('text', from)}}), (finish:${nodes.entity} {slug: ${parameter('text', to)}})
    WITH start, finish, ${parameter('integer', maxLength)} AS most, ${parameter('integer', first)} AS wanted,
      ${parameter('boolean', shortestOnly)} AS shortestOnly
    WITH *, reduce(levels = [[finish]], level IN range(1, most - 1) | levels + [COLLECT {
      UNWIND levels[-1] AS node MATCH (node)${arrows[opposite[direction]](relations)}(other:${nodes.entity})
      WHERE other <> start AND NOT other IN levels[-1] AND NOT other IN coalesce(levels[-2], []) AND ${isFree(cypher`other`)}
      RETURN DISTINCT other }]) AS levels
    WITH reduce(
      ways = [{nodes: [start], steps: [], slugs: [], keys: [], nearest: most, length: most}],
      step IN range(1, most) | ([way IN ways WHERE way.nodes[-1] = finish] + COLLECT {
        UNWIND ways AS way
        WITH way, way.nodes[-1] AS last, CASE WHEN shortestOnly AND step > 1 THEN ways[0].length
          WHEN size(ways) < wanted THEN most ELSE ways[-1].length END - step AS left
        MATCH (last)${arrows[direction](relations)}(next:${nodes.entity})
        WHERE last <> finish AND NOT next IN way.nodes AND ${isFree(cypher`next`)}
        WITH way, left, r AS taken, next, ${levelOfNext} AS level WHERE level <= left
        WITH way, left, taken, next, level, CASE WHEN level <= way.nearest THEN level ELSE head(COLLECT {
          MATCH SHORTEST 1 (next)((one)${arrows[direction](relations)}(other:${nodes.entity})
            WHERE NOT other IN way.nodes AND ${isFree(cypher`other`)}){0,8}(finish)
          RETURN size(r) }) END AS rest
        WHERE rest <= left
        RETURN {nodes: way.nodes + next, steps: way.steps + taken, slugs: way.slugs + next.slug,
          keys: way.keys + (type(taken) + ' ' + coalesce(taken.key, '')), length: step + rest,
          nearest: CASE WHEN level < way.nearest THEN level ELSE way.nearest END} AS longer
        ORDER BY longer.length, longer.slugs, longer.keys
      })[..wanted]
    ) AS ways`;
}
