import { allProperties, type DraftNode } from './draft.ts';
import { camelCase, listName, Names } from './names.ts';

/** The root fields of a label: the list of its nodes, and one node by its key unless that is the element id. */
export interface RootFields {
  readonly list: string;
  readonly single: string | undefined;
}

/** Names the root fields of every label. */
export function rootFieldsOf(nodes: readonly DraftNode[]): ReadonlyMap<DraftNode, RootFields> {
  const names = new Names(['node', 'nodes']);
  return new Map(
    nodes.map((node) => {
      const named = camelCase(node.label) === undefined ? node.typeName : node.label;
      const single = camelCase(named)!;
      const isFound = allProperties(node).get(node.key)!.isElementId !== true;
      return [
        node,
        {
          single: isFound ? names.take(single, `${single}Node`) : undefined,
          list: names.take(listName(named)),
        },
      ];
    }),
  );
}
