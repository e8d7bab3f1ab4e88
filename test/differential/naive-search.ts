import type { Runner } from '../../src/database/run.ts';
import { searchQuery } from '../../src/schema/search-query.ts';
import { type FoundRow, foundRow } from './naive-links.ts';
import type { StoredGraph } from './stored-graph.ts';

const ranking = `
  CALL () {
    CALL db.index.fulltext.queryNodes('entity_names', $names) YIELD node, score RETURN node, score
    UNION ALL
    CALL db.index.fulltext.queryNodes('entity_text', $text) YIELD node, score RETURN node, score
  }
  WITH node, sum(score) AS score
  RETURN node.slug, score * CASE WHEN node:Source THEN 0.5 ELSE 1.0 END
    + CASE WHEN $whole IN node.searchNames THEN 100.0 ELSE 0.0 END`;

/**
 * What the indexes find for some words, and how they rank it: only they can tell, so a statement of the test's own asks
 * them. What is compared of a search is all the rest: its kinds, pages, positions, and what is asked of the entities.
 */
export function naiveSearch(run: Runner, graph: StoredGraph): (text: string) => Promise<readonly FoundRow[]> {
  const bySlug = new Map(graph.nodes.map((node) => [node.properties['slug'], node]));
  const version = String(graph.nodes.find(({ labels }) => labels.has('Dataset'))?.properties['version'] ?? '');
  return async (typed) => {
    const query = searchQuery(typed);
    if (query === undefined) return [];
    const parameters = Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, { type: 'text', list: false, value } as const]),
    );
    const records = await run({ text: ranking, parameters });
    return records.map(([slug, score]) =>
      foundRow(bySlug.get(slug as string)!, 'SearchHit', { score: score as number, version }),
    );
  };
}
