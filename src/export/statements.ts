import { model } from '../model/g7.ts';
import { isA, type NodeModel, type RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import type { Filter } from './filter.ts';
import type { Format } from './format.ts';
import { exportedNodes, exportedProperties } from './properties.ts';

/** A statement with what it is given. Texts hold names of the model only, never values. */
export interface ReadStatement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The only nodes that are wanted. */
export interface Neighbourhood {
  readonly slugs: readonly string[];
  /** The labels that occur among them. */
  readonly labels: readonly string[];
}

/** A filter whose neighbourhood has been walked, and what it is for. */
export interface Selection extends Pick<Filter, 'labels' | 'types'> {
  readonly around: Neighbourhood | undefined;
  /** Says which properties are read. */
  readonly format: Format;
}

/** The labels that say what a node is and that a selection can hold: each costs a statement, so none is in vain. */
export function selectedNodes({ labels, types, around }: Selection): readonly NodeModel[] {
  const ends = model.relationships.filter(({ type }) => types.includes(type)).flatMap(({ from, to }) => [from, to]);
  const byTypes = types.length > 0 && labels.length === 0 && !around;
  return exportedNodes(model).filter(
    (node) =>
      !node.abstract &&
      (labels.length === 0 || ancestryOf(node).some(({ label }) => labels.includes(label))) &&
      (!byTypes || ends.some((end) => isA(node, end))) &&
      (!around || around.labels.includes(node.label)),
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
  const { labels, types, around } = selection;
  const conditions = [
    `n.${node.key} IS NOT NULL`,
    ...(around ? [`n.${node.key} IN $slugs`] : []),
    // Labels choose nodes by themselves; types alone choose those that they join.
    ...(types.length > 0 && labels.length === 0 && !around ? [`EXISTS { (n)-[:${types.join('|')}]-() }`] : []),
  ];
  return {
    text: `MATCH (n:${endExpression([node], selection)}) WHERE ${conditions.join(' AND ')}
RETURN n.${node.key}, labels(n), n {${projection(node, selection)}} ORDER BY n.${node.key}`,
    parameters: around ? { slugs: around.slugs } : {},
  };
}

/** The relationships of one type by key: key, slugs of both ends, properties. */
export function relationshipsStatement(relationship: RelationshipModel, selection: Selection): ReadStatement {
  const { type, from, to } = relationship;
  const { around } = selection;
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
    ...['a', 'b'].map((name) => `${name}.slug ${around ? 'IN $slugs' : 'IS NOT NULL'}`),
  ];
  return {
    text: `MATCH ${end('a', from)}-[r:${type}]->${end('b', to)} WHERE ${conditions.join(' AND ')}
RETURN r.key, a.slug, b.slug, r {${projection(relationship, selection)}} ORDER BY r.key`,
    parameters: around ? { slugs: around.slugs } : {},
  };
}

const ancestryOf = (node: NodeModel): readonly NodeModel[] => [node, ...node.parents.flatMap(ancestryOf)];

const projection = ({ properties }: NodeModel | RelationshipModel, { format }: Selection): string =>
  exportedProperties(properties, format)
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
