import { requireWithin } from '../../src/schema/bounds.ts';
import { type Direction, type FoundRow, foundRow, type Link, labelOf, linksOf, namedIn } from './naive-links.ts';
import { compareValues } from './naive-order.ts';
import type { StoredGraph, StoredNode } from './stored-graph.ts';

interface Question {
  readonly from: string;
  readonly to: string;
  readonly relations?: readonly string[] | null;
  readonly direction: Direction;
  readonly avoid?: readonly string[] | null;
  readonly maxLength: number;
  readonly first: number;
  readonly shortestOnly: boolean;
}

const longest = 8;
const opposite = { OUTGOING: 'INCOMING', INCOMING: 'OUTGOING', ANY: 'ANY' } as const;
const slugOf = ({ properties }: StoredNode): string => String(properties['slug']);
const keyOf = ({ relationship }: Link): string => `${relationship.type} ${labelOf(relationship)}`;

/** The most entities to visit for one search. Beyond that the answer stays unknown. */
const patience = 300_000;

/**
 * The first paths that visit no entity twice, ordered by length, by the slugs along them and then by their relationships; and
 * whether the search was completed.
 */
export function naivePaths(
  graph: StoredGraph,
  question: Question,
): { readonly ways: readonly FoundRow[]; readonly isKnown: boolean } {
  const { maxLength, first, shortestOnly } = question;
  requireWithin('maxLength', maxLength, 1, longest);
  const entity = (slug: string) => graph.nodes.find((node) => node.labels.has('Entity') && slugOf(node) === slug);
  const [from, to] = [entity(question.from), entity(question.to)];
  if (from === undefined || to === undefined || question.relations?.length === 0) return { ways: [], isKnown: true };
  const distances = distancesTo(to, from, question);
  const search = { question, distances, left: patience };
  const ways: FoundRow[] = [];
  for (let length = distances.get(from) ?? Number.POSITIVE_INFINITY; length <= maxLength; length += 1) {
    for (const nodes of sequences([from], length, search)) {
      for (const steps of choices(nodes, question)) {
        if (ways.length === first) return { ways, isKnown: true };
        ways.push(foundRow(to, 'Path', { length, position: ways.length }, { nodes, steps }));
      }
    }
    if (search.left <= 0) return { ways, isKnown: false };
    if (shortestOnly || from === to) break;
  }
  return { ways, isKnown: true };
}

const isFree = (node: StoredNode, { from, to, avoid }: Question): boolean =>
  [from, to].includes(slugOf(node)) || namedIn(avoid ?? [], node) !== true;

/** The number of steps from each entity to the last, up to the longest path. */
function distancesTo(to: StoredNode, from: StoredNode, question: Question): Map<StoredNode, number> {
  const distances = new Map([[to, 0]]);
  for (const [node, distance] of distances) {
    if (distance === longest || node === from) continue;
    for (const { other } of linksOf(node, question.relations, opposite[question.direction])) {
      if (!distances.has(other) && isFree(other, question)) distances.set(other, distance + 1);
    }
  }
  return distances;
}

interface Search {
  readonly question: Question;
  readonly distances: ReadonlyMap<StoredNode, number>;
  /** How many further entities may be visited. */
  left: number;
}

/** The entities along each path that continues the given ones by so many steps, in the order of their slugs. */
function* sequences(begun: readonly StoredNode[], steps: number, search: Search): Generator<readonly StoredNode[]> {
  const { question, distances } = search;
  if (steps === 0) yield begun;
  search.left -= 1;
  if (steps === 0 || search.left <= 0) return;
  const next = linksOf(begun.at(-1)!, question.relations, question.direction).map(({ other }) => other);
  const leading = [...new Set(next)].filter((node) => {
    const distance = distances.get(node);
    // The last entity is only at the end of a path.
    return distance !== undefined && distance < steps && distance > 0 === steps > 1 && !begun.includes(node);
  });
  for (const node of leading.sort((one, other) => compareValues(slugOf(one), slugOf(other)))) {
    yield* sequences([...begun, node], steps - 1, search);
  }
}

/** The combinations of relationships along some entities, in the order of their keys. */
function* choices(
  nodes: readonly StoredNode[],
  question: Question,
  chosen: readonly Link[] = [],
): Generator<readonly Link[]> {
  const [here, next] = [nodes[chosen.length]!, nodes[chosen.length + 1]];
  if (next === undefined) {
    yield chosen;
    return;
  }
  const links = linksOf(here, question.relations, question.direction).filter(({ other }) => other === next);
  for (const link of links.toSorted((one, other) => compareValues(keyOf(one), keyOf(other)))) {
    yield* choices(nodes, question, [...chosen, link]);
  }
}
