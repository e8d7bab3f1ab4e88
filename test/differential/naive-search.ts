import { searchWords } from '../../src/model/search-words.ts';
import type { Runner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { correctedText } from '../../src/schema/search/correction.ts';
import { matchesIn } from '../../src/schema/search/matches.ts';
import { type SearchQuery, searchQuery } from '../../src/schema/search/query.ts';
import { nameThatBegins } from '../../src/schema/search/suggest.ts';
import { type FoundRow, foundRow, namedIn } from './naive-links.ts';
import type { StoredGraph, StoredNode } from './stored-graph.ts';

const hits = "CALL db.index.fulltext.queryNodes('entity_search', ";
const ranking = `
  CALL () { ${hits} $all, {limit: 1000}) YIELD node, score WITH node, score * node.searchWeight AS fit
    RETURN collect([node, 4 + fit / (fit + 100)]) AS sure }
  CALL () { ${hits} $near, {limit: 200}) YIELD node, score
    WITH node, score * node.searchWeight + CASE WHEN any(name IN node.searchNames WHERE abs(size(name) - size($whole)) < 3
      AND size(split(name, ' ')) = size(split($whole, ' '))) THEN 100 ELSE 0 END AS fit
    RETURN collect([node, 3 + fit / (fit + 100)]) AS near }
  CALL () { ${hits} $most, {limit: 200}) YIELD node, score WITH node, score * node.searchWeight AS fit
    RETURN collect([node, 2 + fit / (fit + 100)]) AS most }
  CALL () { ${hits} $any, {limit: 200}) YIELD node, score WITH node, score * node.searchWeight AS fit
    RETURN collect([node, 1 + fit / (fit + 100)]) AS rest }
  CALL () { ${hits} $named, {limit: 50}) YIELD node, score WHERE any(name IN node.searchNames WHERE name IN $parts)
    WITH node, score * node.searchWeight + 200 AS fit RETURN collect([node, 2 + fit / (fit + 100)]) AS named }
  WITH sure, CASE WHEN size(sure) < 5 THEN near ELSE [] END AS near, most + named AS most, rest
  WITH sure + near AS known, most, rest
  WITH known + CASE WHEN size(known) < 5 THEN most ELSE [] END AS known, rest
  WITH known + CASE WHEN size(known) < 5 THEN rest ELSE [] END AS known
  UNWIND known + COLLECT { MATCH (n:Entity {slug: $slug}) RETURN [n, 0] } AS one
  WITH one[0] AS node, max(one[1]) AS score
  RETURN node.slug, toFloat(score),
    CASE WHEN node.name = $typed AND $whole IN node.searchNames THEN 7
      WHEN toLower(node.name) = toLower($typed) AND $whole IN node.searchNames THEN 6
      WHEN $whole IN node.searchNames OR node.slug = $slug THEN 5 ELSE 0 END`;

/** The time of a node, in years. */
function yearOf({ properties, out }: StoredNode): number {
  const year = (day: unknown) => Number(String(day).slice(0, 4)) + Number(String(day).slice(5, 7)) / 12;
  const day = properties['startDate'] ?? properties['date'];
  if (day != null) return year(day);
  if (properties['year'] != null) return Number(properties['year']);
  const ends = out.flatMap((held) => {
    const end = held.properties['endDate'] ?? held.properties['lastKnownDate'];
    return held.type === 'HELD_OFFICE' ? [end == null ? 2100 : year(end)] : [];
  });
  return ends.length === 0 ? 1970 : Math.max(...ends);
}

/** Nodes that match more of the words come first. If the search has a time, the nearest in time come next. */
function byTime({ time, asked }: SearchQuery, node: StoredNode, score: number): number {
  const step = Math.floor(score);
  const kind = String(node.properties['searchKind']);
  const isTimed = asked.includes(kind) || (asked.length === 0 && kind !== 'PERSON');
  const years = (isTimed ? yearOf(node) - 1970 : 0) + 8 * (score - step);
  const status = node.properties['status'];
  if (time === 'LATEST') return step + (status == null || status === 'HELD' ? years / 200 : 0);
  if (time === 'NEXT') return step + years / 400 + (status === 'SCHEDULED' || status === 'PLANNED' ? 0.5 : 0);
  return score;
}

type Search = (text: string, types: readonly string[] | null | undefined) => Promise<readonly FoundRow[]>;

/**
 * A naive search. Only the index knows what it finds and how it ranks the results, so a statement of the test reads that. The tests
 * compare everything else of a search: kinds, pages, cursors, and the selection on the entities.
 */
export function naiveSearch(run: Runner, graph: StoredGraph): Search {
  const bySlug = new Map(graph.nodes.map((node) => [node.properties['slug'], node]));
  return async (typed, types) => {
    const query = searchQuery(typed, types ?? []);
    if (query === undefined || types?.length === 0) return [];
    const { time: _, asked: __, ...texts } = query;
    const parameters = Object.fromEntries(
      Object.entries({ ...texts, typed, slug: typed.trim().slice(0, 200) }).map(([name, value]) => [
        name,
        { type: 'text', list: Array.isArray(value), value } as const,
      ]),
    );
    const records = await run({ text: ranking, parameters });
    return records
      .map(([slug, fit, whole]) => {
        const node = bySlug.get(slug as string)!;
        const score = byTime(query, node, fit as number) + Number(whole);
        return foundRow(node, 'SearchHit', { score, version: graph.ranked }, { typed });
      })
      .filter(({ node }) => namedIn(types, node) !== false);
  };
}

/** The most results. If there are more, only the index knows which of them the product reads. */
const mostLookedAt = 200;

/** The entities whose names begin with some words. */
export function naiveSuggestions(
  graph: StoredGraph,
  {
    text: typed,
    first,
    types,
  }: { readonly text: string; readonly first: number; readonly types?: readonly string[] | null },
  leaveOpen: () => void,
): readonly FoundRow[] {
  const words = searchWords(typed.slice(0, 100)).slice(0, 8);
  if (words.length === 0 || types?.length === 0) return [];
  const whole = words.join(' ');
  const found = graph.nodes.flatMap((node): readonly FoundRow[] => {
    const { searchRank, searchNames, searchWeight, slug } = node.properties;
    const names = (searchNames ?? []) as readonly string[];
    const all = names.flatMap((name) => name.split(' '));
    const begins = words.every((word) => all.some((one) => one.startsWith(word)));
    if (searchRank === undefined || !begins || namedIn(types, node) === false) return [];
    const more = names.includes(whole) ? 10 : names.some((name) => name.startsWith(whole)) ? 0.4 : 0;
    const rank = (searchWeight as number) + more;
    return [foundRow(node, 'Suggestion', { rank, slug: String(slug) }, { typed })];
  });
  if (found.length > mostLookedAt) leaveOpen();
  const value = ({ relationship }: FoundRow) => relationship.properties['rank'] as number;
  return found
    .sort(
      (one, other) =>
        value(other) - value(one) ||
        (String(one.node.properties['slug']) < String(other.node.properties['slug']) ? -1 : 1),
    )
    .slice(0, first);
}

const listOf = ({ properties }: StoredNode, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => (properties[name] ?? []) as string | readonly string[]);

/** The fields of a search that are computed from the search text, by name. */
export const typedAnswers: Readonly<Record<string, (row: FoundRow | undefined) => unknown>> = {
  matches: (row) => {
    const { node, relationship } = row!;
    const lines = (field: string, ...names: readonly string[]) =>
      listOf(node, ...names).map((text) => `${field}: ${text}`);
    const parts = (field: string, name: string) =>
      listOf(node, name)
        .flatMap((text) => text.split(' · '))
        .map((text) => `${field}: ${text}`);
    return matchesIn(relationship.typed!, [
      ...lines('NAME', 'name', 'alternativeNames', 'code', 'officialName', 'gazetteerName', 'formerSlugs'),
      ...listOf(node, 'searchReasons'),
      ...lines('TEXT', 'definition', 'summary', 'description', 'mandate', 'outcome', 'hostStatement', 'furtherTopics'),
      ...lines('TEXT', 'publisher', 'issueArea', 'capital', 'themes'),
      ...lines('NAME', 'searchNames'),
      ...parts('KIND', 'searchKinds'),
      ...parts('PLACE', 'searchPlaces'),
      ...parts('TIME', 'searchTimes'),
      ...parts('RELATION', 'searchRelated'),
      ...parts('TEXT', 'searchText'),
    ]);
  },
  correctedText: (best) => {
    if (best === undefined) return null;
    const words = ['searchNames', 'searchKinds', 'searchPlaces', 'searchTimes', 'searchRelated', 'searchText'];
    return correctedText(best.relationship.typed!, listOf(best.node, ...words));
  },
  text: (row) => {
    const names = listOf(row!.node, 'name', 'alternativeNames', 'officialName', 'code');
    return nameThatBegins([row!.relationship.typed!, ...names]);
  },
};
