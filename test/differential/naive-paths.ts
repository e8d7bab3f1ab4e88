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
}

const longest = 8;
const opposite = { OUTGOING: 'INCOMING', INCOMING: 'OUTGOING', ANY: 'ANY' } as const;
const slugOf = ({ properties }: StoredNode): string => String(properties['slug']);
const keyOf = ({ relationship }: Link): string => `${relationship.type} ${labelOf(relationship)}`;

/** The first of the shortest ways, by the slugs along them and then by their relationships; and whether there are no more of them. */
export function naivePaths(
  graph: StoredGraph,
  question: Question,
): { readonly ways: readonly FoundRow[]; readonly areAll: boolean } {
  const { maxLength, first } = question;
  requireWithin('maxLength', maxLength, 1, longest);
  const entity = (slug: string) => graph.nodes.find((node) => node.labels.has('Entity') && slugOf(node) === slug);
  const [from, to] = [entity(question.from), entity(question.to)];
  const isNowhere = from === undefined || to === undefined || question.relations?.length === 0;
  const distances = isNowhere ? new Map<StoredNode, number>() : distancesTo(to, from, question);
  const length = isNowhere ? undefined : distances.get(from);
  if (isNowhere || length === undefined || length > maxLength) return { ways: [], areAll: true };
  const ways: FoundRow[] = [];
  for (const nodes of sequences([from], distances, question)) {
    for (const steps of choices(nodes, question)) {
      if (ways.length === first) return { ways, areAll: false };
      ways.push(foundRow(to, 'Path', { length, position: ways.length }, { nodes, steps }));
    }
  }
  return { ways, areAll: true };
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

/** The entities along each of the shortest ways that begin with some, in the order of their slugs. */
function* sequences(
  begun: readonly StoredNode[],
  distances: ReadonlyMap<StoredNode, number>,
  question: Question,
): Generator<readonly StoredNode[]> {
  const last = begun.at(-1)!;
  const left = distances.get(last)!;
  if (left === 0) yield begun;
  const next = linksOf(last, question.relations, question.direction).map(({ other }) => other);
  const nearer = [...new Set(next)].filter((node) => distances.get(node) === left - 1);
  for (const node of nearer.sort((one, other) => compareValues(slugOf(one), slugOf(other)))) {
    yield* sequences([...begun, node], distances, question);
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
