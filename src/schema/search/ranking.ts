import * as nodes from '../../model/nodes.ts';
import * as relationships from '../../model/relationships.ts';
import { searchIndex } from '../../model/search-properties.ts';
import { fullTextName } from '../../pothos-plugin-neo4j/model/index.ts';
import { cypher, type Piece, parameter } from '../../pothos-plugin-neo4j/plugin/index.ts';
import { kindsOf } from '../relations.ts';
import { type SearchQuery, searchQuery } from './query.ts';

/** So many of the best are found at most: what follows is nothing that anybody looks for. */
export const mostHits = 1_000;
/** Of what only some of the words lead to. */
const mostNear = 200;
/** Of countries and the like that are called by a part of what was typed. */
const mostNamed = 50;
/** With fewer hits, what was typed found too little. */
const enough = 5;

export const index = parameter('text', fullTextName(nodes.entity.label, searchIndex.name));

/**
 * What a ranking is of: the data, and what the index says of them. It counts what a load has replaced until it tidies up,
 * minutes later, and then each word says a little more or less; one score shows whether it has.
 */
export const ranked = cypher`CALL () {
  CALL db.index.fulltext.queryNodes(${index}, ${parameter('text', 'searchKind:SUMMIT searchTimes:2000s')}, {limit: ${parameter('integer', 1)}})
  YIELD score WITH coalesce(toString(max(score)), '') AS says
  OPTIONAL MATCH (d:${nodes.dataset}) WITH says, max(d.version) AS version
  RETURN coalesce(version, '') + ' ' + says AS version }`;

/** What the index says, times the weight of the entity, becomes the part behind the point: the step decides before it. */
const lookFor = (query: string, most: number, step: number, more = cypher``, condition = cypher``): Piece => cypher`
  CALL db.index.fulltext.queryNodes(${index}, ${parameter('text', query)}, {limit: ${parameter('integer', most)}})
  YIELD node, score ${condition}
  WITH node, score * coalesce(node.searchWeight, 1.0) ${more} AS fit
  RETURN collect({node: node, score: ${parameter('integer', step)} + fit / (fit + 100)})`;

const number = (value: number) => parameter('float', value);
/** Before all that has a time, and the end of a term that goes on: later than all that was. */
const [yearBefore, yearAhead] = [number(1970), number(2100)];
const inYears = (day: Piece) => cypher`${day}.year + ${day}.month / ${number(12)}`;

/** When something was, in years; of a person the end of the last term. */
const year = cypher`coalesce(
    ${inYears(cypher`node.startDate`)}, ${inYears(cypher`node.date`)}, node.year,
    reduce(last = null, held IN COLLECT { MATCH (node)-[term:${relationships.heldOffice}]->()
        RETURN coalesce(${inYears(cypher`term.endDate`)}, ${inYears(cypher`term.lastKnownDate`)}, ${yearAhead}) } |
      CASE WHEN last >= held THEN last ELSE held END), ${yearBefore})`;

/**
 * In the place of the part behind the point: what is nearest in time first, where those that fit better count for a few
 * years. Time is only of what is of a kind that was asked for; a person's, of none but those.
 */
function byTime(time: SearchQuery['time'], asked: readonly string[]): Piece {
  if (time === undefined) return cypher`score`;
  const kinds = parameter('text', asked);
  const years = cypher`CASE WHEN node.searchKind IN ${kinds}
    OR (size(${kinds}) = 0 AND node.searchKind <> ${parameter('text', 'PERSON')})
    THEN ${year} - ${yearBefore} ELSE 0 END + 8 * (score - floor(score))`;
  const has = (...statuses: readonly string[]) => cypher`node.status IN ${parameter('text', statuses)}`;
  return time === 'LATEST'
    ? cypher`floor(score) + CASE WHEN node.status IS NULL OR ${has('HELD')} THEN (${years}) / ${number(200)} ELSE 0 END`
    : cypher`floor(score) + (${years}) / ${number(400)} + CASE WHEN ${has('SCHEDULED', 'PLANNED')} THEN ${number(0.5)} ELSE 0 END`;
}

/**
 * Binds `node`, `score` and the `version` of the ranking to what some words lead to. What fits all words comes before what fits words like them, and
 * that before what fits all but one, or any; each is looked for only where those before find too little. Among equals
 * counts how much the index says, times the weight of the entity. Whose name it is comes first of all.
 */
export function rankingOf(
  { all, near, most, any, named, parts, whole, time, asked }: SearchQuery,
  typed: string,
  kinds: readonly string[],
): Piece {
  const few = parameter('integer', enough);
  const wholeName = parameter('text', whole);
  // With a letter amiss a whole name is none of the names, but as long as one, in as many words.
  const asLong = cypher`+ CASE WHEN any(name IN node.searchNames WHERE abs(size(name) - size(${wholeName})) < 3
      AND size(split(name, ' ')) = size(split(${wholeName}, ' '))) THEN 100 ELSE 0 END`;
  // Where nothing has all words, a country that was named is what the text is about.
  const isNamed = cypher`WHERE any(name IN node.searchNames WHERE name IN ${parameter('text', parts)})`;
  // Read while there is one row: beside all that is found it would be read for each.
  return cypher`
    ${ranked}
    CALL () { ${lookFor(all, mostHits, 4)} AS hits }
    CALL (hits) { WITH hits WHERE size(hits) < ${few} ${lookFor(near, mostNear, 3, asLong)} AS likeThem }
    WITH version, hits + likeThem AS hits
    CALL (hits) { WITH hits WHERE size(hits) < ${few} ${lookFor(most, mostNear, 2)} AS withMost }
    CALL (hits) { WITH hits WHERE size(hits) < ${few} ${lookFor(named, mostNamed, 2, cypher`+ ${parameter('integer', 200)}`, isNamed)} AS withNames }
    WITH version, hits + withMost + withNames AS hits
    CALL (hits) { WITH hits WHERE size(hits) < ${few} ${lookFor(any, mostNear, 1)} AS withAny }
    OPTIONAL MATCH (own:${nodes.entity} {slug: ${parameter('text', typed.trim().slice(0, 200))}})
    WHERE size(${parameter('text', kinds)}) = 0 OR own.searchKind IN ${parameter('text', kinds)}
    UNWIND hits + withAny + CASE WHEN own IS NULL THEN [] ELSE [{node: own, score: 0}] END AS hit
    WITH version, own, hit.node AS node, max(hit.score) AS score
    WITH version, own, node, ${byTime(time, asked)} AS score
    WITH version, node, toFloat(score + CASE WHEN ${wholeName} IN node.searchNames
      THEN CASE WHEN node.name = ${parameter('text', typed)} THEN 7
        WHEN toLower(node.name) = toLower(${parameter('text', typed)}) THEN 6 ELSE 5 END
      WHEN node = own THEN 5 ELSE 0 END) AS score`;
}

/** The ranking for what was typed; undefined where it holds no word, or no kind is wanted. */
export function rankingFor(typed: string, kinds: readonly string[] | null | undefined): Piece | undefined {
  if (kinds?.length === 0) return undefined;
  // Each once: more than 1,024 clauses are an error of the index.
  const named = kindsOf(kinds ?? []);
  const query = searchQuery(typed, named);
  return query && rankingOf(query, typed, named);
}
