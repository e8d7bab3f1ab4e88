import { randomOf } from '../differential/random.ts';
import type { StoredGraph, StoredNode, StoredRelationship } from '../differential/stored-graph.ts';

/** Relationships that ways do not go along where nothing is said. */
const asides = new Set(['SOURCED_FROM', 'ASSESSES', 'SCORES', 'RESULT_OF', 'RESULT_FOR']);

/** One relationship of an entity, as seen from it. */
export interface Tie {
  readonly relationship: StoredRelationship;
  readonly direction: 'OUTGOING' | 'INCOMING';
  readonly other: StoredNode;
}

/** The sources that a relationship names; an answer gives them in the order of their slugs. */
export const sourcesOf = ({ properties }: StoredRelationship): readonly string[] =>
  [...((properties['sources'] ?? []) as readonly string[])].sort();

export const slugOf = ({ properties }: StoredNode): string => String(properties['slug']);
export const isEntity = ({ labels }: StoredNode): boolean => labels.has('Entity');

/** What an entity is joined to along the subject; a relationship to itself counts once. */
export function tiesOf(node: StoredNode, keep: (tie: Tie) => boolean = () => true): readonly Tie[] {
  const out = node.out.map((relationship): Tie => ({ relationship, direction: 'OUTGOING', other: relationship.to }));
  const into = node.in
    .filter(({ from }) => from !== node)
    .map((relationship): Tie => ({ relationship, direction: 'INCOMING', other: relationship.from }));
  return [...out, ...into].filter((tie) => !asides.has(tie.relationship.type) && isEntity(tie.other) && keep(tie));
}

/** The least number of steps from an entity to every other that it can reach (breadth first). */
export function distancesFrom(
  start: StoredNode,
  tiesFrom: (node: StoredNode) => readonly Tie[] = (node) => tiesOf(node),
): ReadonlyMap<StoredNode, number> {
  const distances = new Map([[start, 0]]);
  let level = [start];
  for (let distance = 1; level.length > 0; distance += 1) {
    const further: StoredNode[] = [];
    for (const { other } of level.flatMap(tiesFrom)) {
      if (distances.has(other)) continue;
      distances.set(other, distance);
      further.push(other);
    }
    level = further;
  }
  return distances;
}

/** Pairs of different entities that are no sources, by chance. */
export function pairsOf(
  graph: StoredGraph,
  seed: number,
  number: number,
): readonly (readonly [StoredNode, StoredNode])[] {
  const entities = graph.nodes.filter((node) => isEntity(node) && !node.labels.has('Source'));
  const random = randomOf(seed);
  return Array.from({ length: number }, () => {
    const from = random.pick(entities);
    const to = random.pick(entities.filter((other) => other !== from));
    return [from, to];
  });
}
