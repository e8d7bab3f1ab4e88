import { internalNames, isModelled, nodeModel } from './catalog.ts';
import type { Change, Changes, Difference, PropertyChange } from './difference.ts';
import { type GraphNode, type GraphRelationship, keyOf, slugOf, type Value } from './graph-data.ts';

/**
 * A difference for a person to read: a line for each record, `+` where it is added, `~` where it is changed, `-` where it
 * is removed and `renamed:` where it is there under another slug, and below it a line for each property.
 */
export function describeDifference({ renamed, nodes, relationships }: Difference): readonly string[] {
  const current = new Map(renamed.map(({ from, to }) => [from, to]));
  const goneNode = (node: GraphNode) => {
    const to = current.get(slugOf(node));
    return to === undefined ? `- ${nameOfNode(node)}` : `renamed: ${nameOfNode(node)} -> ${to}`;
  };
  const goneRelationship = (relationship: GraphRelationship) => `- ${nameOfRelationship(relationship)}`;
  return [
    ...describeAll(nodes, nameOfNode, relabelled, goneNode),
    ...describeAll(relationships, nameOfRelationship, moved, goneRelationship),
  ];
}

/** The numbers of a difference in one line. */
export function summarise({ renamed, nodes, relationships }: Difference): string {
  const numbers = ({ created, changed, removed }: Difference['nodes'] | Difference['relationships'], what: string) =>
    `${what}: ${created.length} to add, ${changed.length} to change, ${removed.length} to remove`;
  const ofThem = renamed.length > 0 ? ` (${renamed.length} of them renamed)` : '';
  return `${numbers(nodes, 'Nodes')}${ofThem}. ${numbers(relationships, 'Relationships')}.`;
}

function describeAll<T extends GraphNode | GraphRelationship>(
  { created, changed, removed }: Changes<T>,
  nameOf: (item: T) => string,
  besides: (change: Change<T>) => readonly string[],
  describeRemoved: (item: T) => string,
): readonly string[] {
  return [
    ...created.flatMap((item) => [
      `+ ${nameOf(item)}`,
      ...Object.entries(item.properties)
        .filter(([name]) => !internalNames.has(name))
        .map(propertyLine),
    ]),
    ...changed
      .filter(isTold)
      .flatMap((change) => [
        `~ ${nameOf(change.after)}`,
        ...besides(change),
        ...change.properties.map((property) =>
          internalNames.has(property.name) ? `    ${property.name}: worked out anew` : changeLine(property),
        ),
      ]),
    ...foundOtherwise(changed.filter((change) => !isTold(change)).length),
    ...removed.map(describeRemoved),
  ];

  /** False where a change elsewhere alone is the cause: such a record is found by other words, and is what it was. */
  function isTold(change: Change<T>): boolean {
    return besides(change).length > 0 || change.properties.some(({ name }) => !internalNames.has(name));
  }
}

function foundOtherwise(records: number): readonly string[] {
  if (records === 0) return [];
  return [`~ ${records} more: only what ${records === 1 ? 'it is' : 'they are'} found by`];
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
