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

/** So many entities are looked at for one question; beyond that its answer is not known. */
const patience = 300_000;

/**
 * The first ways that visit no entity twice, by their length, the slugs along them and then their relationships; and whether
 * the search came to its end.
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

/** How many steps it is from every entity to the last, where that is not too far. */
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
  /** How many entities may still be looked at. */
  left: number;
}

/** The entities along each way with so many steps more than those that it begins with, in the order of their slugs. */
function* sequences(begun: readonly StoredNode[], steps: number, search: Search): Generator<readonly StoredNode[]> {
  const { question, distances } = search;
  if (steps === 0) yield begun;
  search.left -= 1;
  if (steps === 0 || search.left <= 0) return;
  const next = linksOf(begun.at(-1)!, question.relations, question.direction).map(({ other }) => other);
  const leading = [...new Set(next)].filter((node) => {
    const distance = distances.get(node);
    // The last entity stands at the end alone.
    return distance !== undefined && distance < steps && distance > 0 === steps > 1 && !begun.includes(node);
  });
  for (const node of leading.sort((one, other) => compareValues(slugOf(one), slugOf(other)))) {
    yield* sequences([...begun, node], steps - 1, search);
  }
}

/** The relationships that lead along some entities, in the order of their keys. */
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
