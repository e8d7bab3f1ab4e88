import { fullTextName } from '../../model/cypher.ts';
import * as nodes from '../../model/nodes.ts';
import { searchIndex } from '../../model/search-properties.ts';
import { cypher, type Piece, parameter } from '../../plugin/cypher.ts';
import { type SearchQuery, searchQuery } from './query.ts';

/** So many of the best are found at most: what follows is nothing that anybody looks for. */
export const mostHits = 1_000;
/** Of what only some of the words lead to. */
const mostNear = 200;
/** With fewer hits, what was typed found too little. */
const enough = 5;

export const index = parameter('text', fullTextName(nodes.entity.label, searchIndex.name));

/** What the index says, times the weight of the entity, becomes the part behind the point: the step decides before it. */
const lookFor = (query: string, most: number, step: number, more: Piece = cypher``): Piece => cypher`
  CALL db.index.fulltext.queryNodes(${index}, ${parameter('text', query)}, {limit: ${parameter('integer', most)}})
  YIELD node, score
  WITH node, score * coalesce(node.searchWeight, 1.0) ${more} AS fit
  RETURN collect({node: node, score: ${parameter('integer', step)} + fit / (fit + 100)})`;

/**
 * Binds `node` and `score` to what some words lead to. What fits all words comes before what fits words like them, and
 * that before what fits all but one, or any; each is looked for only where those before find too little. Among equals
 * counts how much the index says, times the weight of the entity. Whose name it is comes first of all.
 */
export function rankingOf(
  { all, near, most, any, whole }: SearchQuery,
  typed: string,
  kinds: readonly string[],
): Piece {
  const few = parameter('integer', enough);
  const wholeName = parameter('text', whole);
  // With a letter amiss a whole name is none of the names, but as long as one, in as many words.
  const asLong = cypher`+ CASE WHEN any(name IN node.searchNames WHERE abs(size(name) - size(${wholeName})) < 3
      AND size(split(name, ' ')) = size(split(${wholeName}, ' '))) THEN 100 ELSE 0 END`;
  return cypher`
    CALL () { ${lookFor(all, mostHits, 4)} AS hits }
    CALL (hits) { WITH hits WHERE size(hits) < ${few} ${lookFor(near, mostNear, 3, asLong)} AS likeThem }
    WITH hits + likeThem AS hits
    CALL (hits) { WITH hits WHERE size(hits) < ${few} ${lookFor(most, mostNear, 2)} AS withMost }
    WITH hits + withMost AS hits
    CALL (hits) { WITH hits WHERE size(hits) < ${few} ${lookFor(any, mostNear, 1)} AS withAny }
    OPTIONAL MATCH (named:${nodes.entity} {slug: ${parameter('text', typed.trim().slice(0, 200))}})
    WHERE size(${parameter('text', kinds)}) = 0 OR named.searchKind IN ${parameter('text', kinds)}
    UNWIND hits + withAny + CASE WHEN named IS NULL THEN [] ELSE [{node: named, score: 0}] END AS hit
    WITH hit.node AS node, max(hit.score) AS score
    WITH node, toFloat(score + CASE WHEN node.name = ${parameter('text', typed)} THEN 6 WHEN ${wholeName} IN node.searchNames
      OR node.slug = ${parameter('text', typed.trim().slice(0, 200))} THEN 5 ELSE 0 END) AS score`;
}

/** The ranking for what was typed; undefined where it holds no word, or no kind is wanted. */
export function rankingFor(typed: string, kinds: readonly string[] | null | undefined): Piece | undefined {
  if (kinds?.length === 0) return undefined;
  const query = searchQuery(typed, kinds ?? []);
  return query && rankingOf(query, typed, kinds ?? []);
}
