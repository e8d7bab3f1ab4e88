import { type GraphData, type GraphNode, type GraphRelationship, slugOf } from './graph-data.ts';

/** What a relationship leads to. */
export interface Neighbour {
  readonly node: GraphNode;
  readonly relationship: GraphRelationship;
}

/** The nodes around a node, by the type of the relationship, in the order of the data. */
export interface Neighbourhood {
  readonly bySlug: (slug: string) => GraphNode | undefined;
  /** The member, country or organization that has a code; the member where a country has it too. */
  readonly byCode: (code: string) => GraphNode | undefined;
  readonly out: (node: GraphNode, type: string) => Neighbour[];
  readonly in: (node: GraphNode, type: string) => Neighbour[];
  /** The events that somebody attends for a member, a country or an organization with this code. */
  readonly representing: (code: string | undefined) => readonly Neighbour[];
}

/** Makes an index over all data, so that many nodes can be looked around from. */
export function neighbourhoodOf({ nodes, relationships }: GraphData): Neighbourhood {
  const bySlug = new Map(nodes.map((node) => [slugOf(node), node]));
  const coded = nodes.filter(({ labels, properties }) => labels.includes('Represented') && 'code' in properties);
  const byCode = new Map(coded.map((node) => [String(node.properties['code']), node]));
  const around = new Map<string, Neighbour[]>();
  const add = (key: string, to: string, relationship: GraphRelationship) => {
    const node = bySlug.get(to);
    if (node === undefined) return;
    const known = around.get(key);
    if (known === undefined) around.set(key, [{ node, relationship }]);
    else known.push({ node, relationship });
  };
  for (const relationship of relationships) {
    const { type, from, to, properties } = relationship;
    add(`${from} -${type}->`, to, relationship);
    add(`${to} <-${type}-`, from, relationship);
    if (properties['representing'] !== undefined) add(`representing ${properties['representing']}`, to, relationship);
  }
  const found = (key: string) => [...(around.get(key) ?? [])];
  return {
    bySlug: (slug) => bySlug.get(slug),
    byCode: (code) => byCode.get(code),
    out: (node, type) => found(`${slugOf(node)} -${type}->`),
    in: (node, type) => found(`${slugOf(node)} <-${type}-`),
    representing: (code) => found(`representing ${code}`),
  };
}
