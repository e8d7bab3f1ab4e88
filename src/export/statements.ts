import { isA, type NodeModel, type RelationshipModel } from '../model/define.ts';
import { model } from '../model/g7.ts';
import type { Filter } from './filter.ts';
import { exportedProperties } from './properties.ts';

/** A statement with what it is given. Texts hold names of the model only, never values. */
export interface ReadStatement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A filter whose neighbourhood has been walked. */
export interface Selection extends Pick<Filter, 'labels' | 'types'> {
  /** The only nodes that are wanted, by slug; `undefined` does not limit. */
  readonly slugs: readonly string[] | undefined;
}

/** The labels that say what a node is and that can be found under one of the labels of a selection. */
export function selectedNodes({ labels }: Selection): readonly NodeModel[] {
  return model.nodes.filter(
    (node) => !node.abstract && (labels.length === 0 || ancestryOf(node).some(({ label }) => labels.includes(label))),
  );
}

/** The relationship types that a selection can hold. */
export function selectedRelationships(selection: Selection): readonly RelationshipModel[] {
  const nodes = selectedNodes(selection);
  return model.relationships.filter(
    ({ type, from, to }) =>
      (selection.types.length === 0 || selection.types.includes(type)) &&
      [from, to].every((end) => nodes.some((node) => isA(node, end))),
  );
}

/** The nodes of one label by key: key, labels, properties. */
export function nodesStatement(node: NodeModel, selection: Selection): ReadStatement {
  const { labels, types, slugs } = selection;
  const conditions = [
    `n.${node.key} IS NOT NULL`,
    ...(slugs ? [`n.${node.key} IN $slugs`] : []),
    // Labels choose nodes by themselves; types alone choose those that they join.
    ...(types.length > 0 && labels.length === 0 && !slugs ? [`EXISTS { (n)-[:${types.join('|')}]-() }`] : []),
  ];
  return {
    text: `MATCH (n:${endExpression([node], selection)}) WHERE ${conditions.join(' AND ')}
RETURN n.${node.key}, labels(n), n {${projection(node)}} ORDER BY n.${node.key}`,
    parameters: slugs ? { slugs } : {},
  };
}

/** The relationships of one type by key: key, slugs of both ends, properties. */
export function relationshipsStatement(relationship: RelationshipModel, selection: Selection): ReadStatement {
  const { type, from, to } = relationship;
  const { slugs } = selection;
  const nodes = selectedNodes(selection);
  const end = (name: string, at: NodeModel) => {
    const expression = endExpression(
      nodes.filter((node) => isA(node, at)),
      selection,
    );
    return `(${name}:${expression})`;
  };
  const conditions = [
    'r.key IS NOT NULL',
    ...['a', 'b'].map((name) => `${name}.slug ${slugs ? 'IN $slugs' : 'IS NOT NULL'}`),
  ];
  return {
    text: `MATCH ${end('a', from)}-[r:${type}]->${end('b', to)} WHERE ${conditions.join(' AND ')}
RETURN r.key, a.slug, b.slug, r {${projection(relationship)}} ORDER BY r.key`,
    parameters: slugs ? { slugs } : {},
  };
}

const ancestryOf = (node: NodeModel): readonly NodeModel[] => [node, ...node.parents.flatMap(ancestryOf)];

const projection = ({ properties }: NodeModel | RelationshipModel): string =>
  exportedProperties(properties)
    .map(([name]) => `.${name}`)
    .join(', ');

/** Any of some labels, with the label of their key, and with a chosen label: not every country is Represented. */
function endExpression(nodes: readonly NodeModel[], { labels }: Selection): string {
  const own = nodes.map(({ label }) => label);
  const keys = [...new Set(nodes.filter(({ keyLabel, label }) => keyLabel !== label).map(({ keyLabel }) => keyLabel))];
  const chosen = own.every((label) => labels.includes(label)) ? [] : labels;
  return [own, keys, chosen]
    .filter((group) => group.length > 0)
    .map((group) => (group.length > 1 ? `(${group.join('|')})` : group[0]))
    .join('&');
}
