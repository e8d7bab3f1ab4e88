import { model } from '../model/g7.ts';
import { dataset, datasetManifest } from '../model/nodes.ts';
import type { NodeModel, Properties, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';

/** The labels that hold records: all but what the loads note about themselves. */
export const recordLabels: readonly NodeModel[] = model.nodes.filter(
  (node) => node !== dataset && node !== datasetManifest,
);

const nodesByLabel = new Map(recordLabels.map((node) => [node.label, node]));
const relationshipsByType = new Map(model.relationships.map((relationship) => [relationship.type, relationship]));

/** The labels under which every record is found by its slug. */
export const keyLabels: readonly string[] = [...new Set(recordLabels.map(({ keyLabel }) => keyLabel))];

export const isModelled = (label: string): boolean => nodesByLabel.has(label);

/** The properties that no file states: they follow from those that files do. */
export const internalNames: ReadonlySet<string> = new Set(
  recordLabels.flatMap(({ properties }) => Object.keys(properties).filter((name) => properties[name]!.internal)),
);

export function nodeModel(label: string): NodeModel {
  const found = nodesByLabel.get(label);
  if (!found) throw new TypeError(`The model has no label ${label}.`);
  return found;
}

export function relationshipModel(type: string): RelationshipModel {
  const found = relationshipsByType.get(type);
  if (!found) throw new TypeError(`The model has no relationship type ${type}.`);
  return found;
}

/** The properties that the model gives to nodes with some labels. */
export function propertiesOf(labels: readonly string[]): Properties {
  return Object.assign({}, ...labels.filter(isModelled).map((label) => nodeModel(label).properties));
}
