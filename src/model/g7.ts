import type { GraphModel, NodeModel, RelationshipModel } from './define.ts';
import * as nodes from './nodes.ts';
import * as relationships from './relationships.ts';

/** The graph of the Group of Seven: every label and every relationship type. */
export const model: GraphModel = Object.freeze({
  nodes: Object.values(nodes) satisfies readonly NodeModel[],
  relationships: Object.values(relationships) satisfies readonly RelationshipModel[],
});
