import { datasetManifest } from '../model/nodes.ts';
import type { GraphModel, NodeModel, Properties, Property } from '../pothos-plugin-neo4j/model/index.ts';
import type { Format } from './format.ts';

/** True for what loads note for themselves: no format holds it. */
export const isBookkeeping = (label: string): boolean => label === datasetManifest.label;

/** The labels of which an export can hold something, in the order of the model. */
export const exportedNodes = ({ nodes }: GraphModel): readonly NodeModel[] =>
  nodes.filter(({ label }) => !isBookkeeping(label));

/**
 * The properties that a format shows, in the order of the model. Those that only serve an index stand in CSV alone,
 * since a graph that is loaded from it is to be equal, its search included.
 */
export const exportedProperties = (
  properties: Properties,
  format: Format,
): readonly (readonly [name: string, property: Property])[] =>
  Object.entries(properties).filter(([, { internal }]) => format === 'csv' || !internal);
