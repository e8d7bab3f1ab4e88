import type { ConnectionMapping, Hop } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import type { NodeModel } from '../../src/pothos-plugin-neo4j/model/define.ts';
import { compareValues } from './naive-order.ts';
import type { Reached, StoredGraph, StoredNode, StoredRelationship } from './stored-graph.ts';

/** The nodes at the end of a way, once for each path. A path does not use a relationship twice. */
export function follow(from: StoredNode, hops: readonly Hop[]): readonly Reached[] {
  let paths: { readonly node: StoredNode; readonly taken: readonly StoredRelationship[] }[] = [
    { node: from, taken: [] },
  ];
  for (const { relationship, direction, target } of hops) {
    paths = paths.flatMap(({ node, taken }) =>
      (direction === 'out' ? node.out : node.in)
        .filter((step) => step.type === relationship.type && !taken.includes(step))
        .map((step) => ({ node: direction === 'out' ? step.to : step.from, taken: [...taken, step] }))
        .filter((path) => path.node.labels.has(target.label)),
    );
  }
  return paths.map(({ node, taken }) => ({ node, relationship: taken.at(-1) }));
}

/** All rows of a connection, without an order. If the edges have fields, there is a row for each relationship to a node. */
export function rowsOf(
  graph: StoredGraph,
  mapping: ConnectionMapping,
  from: StoredNode | undefined,
): readonly Reached[] {
  const isWanted = (row: Reached) => isListed(row, mapping.only);
  if (mapping.hops.length === 0 || from === undefined) {
    return withLabel(graph, mapping.target)
      .map((node) => ({ node, relationship: undefined }))
      .filter(isWanted);
  }
  const reached = follow(from, mapping.hops).filter(isWanted);
  if (mapping.hops.length === 1) return reached;
  if (mapping.hasLinks === true) return [...new Map(reached.map((row) => [row.relationship, row])).values()];
  return [...new Set(reached.map(({ node }) => node))].map((node) => ({ node, relationship: undefined }));
}

/** Whether a list contains a node: it has one of the labels, or the list has no limit of labels. */
export const isListed = ({ node }: Reached, only: ConnectionMapping['only']): boolean =>
  only === undefined || only.some(({ label }) => node.labels.has(label));

/** The node at the end of a way. If there are several, the first by key. */
export function theOne(from: StoredNode, hops: readonly Hop[], target: NodeModel): StoredNode | null {
  return (
    byKey(
      follow(from, hops).map(({ node }) => node),
      target,
    )[0] ?? null
  );
}

export function withLabel(graph: StoredGraph, { label }: NodeModel): readonly StoredNode[] {
  return graph.nodes.filter(({ labels }) => labels.has(label));
}

export function byKey(nodes: readonly StoredNode[], { key }: NodeModel): readonly StoredNode[] {
  const keyOf = ({ properties }: StoredNode) => properties[key] as string;
  return nodes.toSorted((one, other) => compareValues(keyOf(one), keyOf(other)));
}
