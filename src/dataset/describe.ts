import { internalNames, isModelled, nodeModel } from './catalog.ts';
import type { Change, Changes, Difference, PropertyChange } from './difference.ts';
import { type GraphNode, type GraphRelationship, keyOf, slugOf, type Value } from './graph-data.ts';

/**
 * A difference for a person to read: a line for each record, `+` where it is added, `~` where it is changed and `-`
 * where it is removed, and below it a line for each property.
 */
export function describeDifference({ nodes, relationships }: Difference): readonly string[] {
  return [...describeAll(nodes, nameOfNode, relabelled), ...describeAll(relationships, nameOfRelationship, moved)];
}

/** The numbers of a difference in one line. */
export function summarise({ nodes, relationships }: Difference): string {
  const numbers = ({ created, changed, removed }: Difference['nodes'] | Difference['relationships'], what: string) =>
    `${what}: ${created.length} to add, ${changed.length} to change, ${removed.length} to remove`;
  return `${numbers(nodes, 'Nodes')}. ${numbers(relationships, 'Relationships')}.`;
}

function describeAll<T extends GraphNode | GraphRelationship>(
  { created, changed, removed }: Changes<T>,
  nameOf: (item: T) => string,
  besides: (change: Change<T>) => readonly string[],
): readonly string[] {
  return [
    ...created.flatMap((item) => [
      `+ ${nameOf(item)}`,
      ...Object.entries(item.properties)
        .filter(([name]) => !internalNames.has(name))
        .map(propertyLine),
    ]),
    ...changed.flatMap((change) => [
      `~ ${nameOf(change.after)}`,
      ...besides(change),
      ...change.properties.map((property) =>
        internalNames.has(property.name) ? `    ${property.name}: worked out anew` : changeLine(property),
      ),
    ]),
    ...removed.map((item) => `- ${nameOf(item)}`),
  ];
}

/** The label that says what a node is goes before those that only accompany it. */
function nameOfNode(node: GraphNode): string {
  const labels = node.labels.filter(isModelled);
  return `${labels.find((label) => !nodeModel(label).abstract) ?? labels[0]} ${slugOf(node)}`;
}

function nameOfRelationship(relationship: GraphRelationship): string {
  return `${relationship.type} ${keyOf(relationship)} (${relationship.from} -> ${relationship.to})`;
}

function relabelled({ before, after }: Change<GraphNode>): readonly string[] {
  const [was, is] = [before, after].map(({ labels }) => labels.filter(isModelled).toSorted().join(', '));
  return was === is ? [] : [`    labels: ${was} -> ${is}`];
}

function moved({ before, after }: Change<GraphRelationship>): readonly string[] {
  const [was, is] = [before, after].map(({ from, to }) => `${from} -> ${to}`);
  return was === is ? [] : [`    ends: (${was}) -> (${is})`];
}

const changeLine = ({ name, before, after }: PropertyChange): string =>
  `    ${name}: ${show(before)} -> ${show(after)}`;

const propertyLine = ([name, value]: [string, Value]): string => `    ${name}: ${show(value)}`;

const show = (value: PropertyChange['before']): string => (value === undefined ? 'nothing' : JSON.stringify(value));
