import { model } from '../model/g7.ts';
import * as nodes from '../model/nodes.ts';
import { isA, type NodeModel } from '../pothos-plugin-neo4j/model/index.ts';

/**
 * The labels that a parameter can be of, with the property that the query gets: `code` for whom people know by a code,
 * else the slug. Both have a unique index.
 */
export const nodeTypes: Readonly<Record<string, { readonly property: 'code' | 'slug' }>> = Object.fromEntries(
  model.nodes.filter((node) => isA(node, nodes.entity)).map((node) => [node.label, { property: handleOf(node) }]),
);

function handleOf(node: NodeModel): 'code' | 'slug' {
  return 'code' in node.properties ? 'code' : 'slug';
}
