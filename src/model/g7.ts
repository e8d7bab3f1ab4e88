import type { GraphModel, NodeModel, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import * as nodes from './nodes.ts';
import * as relationships from './relationships.ts';

/** The graph of the Group of Seven: every label and every relationship type, by name. */
export const model: GraphModel = Object.freeze({
  nodes: byName(Object.values<NodeModel>(nodes), ({ label }) => label),
  relationships: byName(Object.values<RelationshipModel>(relationships), ({ type }) => type),
});

/** Not every runtime lists what a module exports in the same order. */
function byName<Item>(items: readonly Item[], name: (item: Item) => string): readonly Item[] {
  return items.toSorted((one, other) => (name(one) < name(other) ? -1 : 1));
}
