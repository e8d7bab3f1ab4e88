import { badUserInput } from '../../src/errors.ts';
import { requireWithin } from '../../src/schema/bounds.ts';
import {
  compareRanks,
  degreeOf,
  type FoundRow,
  foundRow,
  type Known,
  type Link,
  labelOf,
  linksOf,
  namedIn,
} from './naive-links.ts';
import { compareValues } from './naive-order.ts';
import type { StoredGraph, StoredNode } from './stored-graph.ts';

export interface SubgraphArguments {
  readonly slugs: readonly string[];
  readonly depth: number;
  readonly relations?: readonly string[] | null;
  readonly avoid?: readonly string[] | null;
  readonly first: number;
  readonly firstPerRelation?: number | null;
  readonly fromYear?: number | null | undefined;
  readonly toYear?: number | null | undefined;
}

const slugOf = ({ properties }: StoredNode): string => String(properties['slug']);
const bySlug = (one: StoredNode, other: StoredNode) => compareValues(slugOf(one), slugOf(other));
const bestJoined = (one: StoredNode, other: StoredNode) => degreeOf(other) - degreeOf(one) || bySlug(one, other);

/** A part of the graph around some entities, by the description of the field. */
export function naiveSubgraph(
  graph: StoredGraph,
  { slugs, depth, relations, avoid, first, firstPerRelation, fromYear, toYear }: SubgraphArguments,
  requireAll: () => void,
): readonly FoundRow[] {
  requireWithin('depth', depth, 0, 3);
  requireWithin('first', first, 1, 200);
  if (firstPerRelation != null) requireWithin('firstPerRelation', firstPerRelation, 1, 100);
  if (slugs.length === 0 || slugs.length > (depth === 0 ? 200 : 20)) {
    const bounds = depth === 0 ? '1 to 200' : "1 to 20, or with 'depth: 0' to 200";
    throw badUserInput(`'slugs' names ${slugs.length} entities. Name ${bounds}.`);
  }
  const named = new Set(slugs).size;
  if (named > first) {
    throw badUserInput(
      `'first' is ${first}, and 'slugs' names ${named} entities. Make 'first' ${named} or more, or name fewer.`,
    );
  }
  if (relations?.length === 0) throw badUserInput("'relations' is empty. Name some, or leave it out for all.");
  requireAll();
  const seeds = graph.nodes.filter((node) => node.labels.has('Entity') && slugs.includes(slugOf(node)));
  let hasMoreNodes = false;
  let places = seeds.sort(bySlug).map((node) => ({ node, distance: 0 }));
  for (let distance = 1; distance <= depth; distance += 1) {
    const known = new Set(places.map(({ node }) => node));
    const last = places.filter((place) => place.distance === distance - 1);
    const near = last.map(({ node }) =>
      linksOf(node, relations, 'ANY').filter(
        ({ other }) => namedIn(avoid ?? [], other) !== true && isOfYears(other, { fromYear, toYear }),
      ),
    );
    const taken = near.flatMap((links) => (firstPerRelation == null ? links : bestOfEach(links, firstPerRelation)));
    const further = newOf(taken, known);
    hasMoreNodes ||= places.length + further.length > first || newOf(near.flat(), known).length > further.length;
    places = [...places, ...further.map((node) => ({ node, distance }))].slice(0, first);
  }
  if (places.length === 0) return [];
  const known = new Set(places.map(({ node }) => node));
  const between = [...known]
    .flatMap((node) => linksOf(node, relations, 'OUTGOING'))
    .filter(({ other }) => known.has(other))
    .map(({ relationship }) => relationship)
    .sort((one, other) => compareValues(one.type, other.type) || compareValues(labelOf(one), labelOf(other)));
  const ties = between.slice(0, 1_000);
  const knows = { hasMoreNodes, hasMoreRelationships: between.length > ties.length };
  const nodes = places.map(({ node }) => node);
  const distances = places.map(({ distance }) => distance);
  return [foundRow(nodes[0]!, 'Subgraph', knows, { nodes, ties, distances, along: relations, fromYear, toYear })];
}

const newOf = (links: readonly Link[], known: ReadonlySet<StoredNode>): readonly StoredNode[] =>
  [...new Set(links.map(({ other }) => other))].filter((other) => !known.has(other)).sort(bestJoined);

/** An entity without a year belongs to all years. */
function isOfYears({ properties }: StoredNode, { fromYear, toYear }: Years): boolean {
  const year = Number(properties['year'] ?? (properties['date'] ? String(properties['date']).slice(0, 4) : Number.NaN));
  return !(year < (fromYear ?? Number.NEGATIVE_INFINITY)) && !(year > (toYear ?? Number.POSITIVE_INFINITY));
}

type Years = Pick<SubgraphArguments, 'fromYear' | 'toYear'>;

/** Groups links by relation and direction. */
function groupsOf(links: readonly Link[]): readonly (readonly Link[])[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const key = `${link.relationship.type} ${link.direction}`;
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  return [...groups.values()];
}

/** For each relation and direction, the links to the entities with the most relationships. */
const bestOfEach = (links: readonly Link[], most: number): readonly Link[] =>
  groupsOf(links).flatMap((group) => {
    const best = [...new Set(group.map(({ other }) => other))].sort(bestJoined).slice(0, most);
    return group.filter(({ other }) => best.includes(other));
  });

/** The number of relationships of the given entities, and how many of them are in the part. */
export function naiveSubgraphCounts({ nodes, distances, along, fromYear, toYear }: Known): readonly FoundRow[] {
  const included = new Set(nodes);
  return nodes!
    .filter((_, place) => distances![place] === 0)
    .sort(bySlug)
    .flatMap((node) =>
      groupsOf(linksOf(node, along, 'ANY').filter(({ other }) => isOfYears(other, { fromYear, toYear })))
        .map((group) => ({
          relation: group[0]!.relationship.type,
          direction: group[0]!.direction,
          totalCount: group.length,
          includedCount: group.filter(({ other }) => included.has(other)).length,
          slug: slugOf(node),
        }))
        .sort((one, other) => other.totalCount - one.totalCount || compareRanks(one, other))
        .map((count) => foundRow(node, 'SubgraphCount', count)),
    );
}
