import { type NodeModel, sortKey } from '../pothos-plugin-neo4j/model/index.ts';
import type { Fields } from './format.ts';

/** What lists of a node are ordered by in place of its texts. */
export function sortKeysOf({ properties }: NodeModel, values: Fields): Fields {
  const keys = Object.entries(properties).flatMap(([name, { sortKey: key }]) => {
    const value = values[name];
    return key === undefined || typeof value !== 'string' ? [] : [[key, sortKey(value)] as const];
  });
  return Object.fromEntries(keys);
}
