import type { Draft } from './draft.ts';
import { draftNodes } from './draft-nodes.ts';
import { draftRelationships } from './draft-relationships.ts';
import { Names, reservedWords } from './names.ts';
import { byCodePoint, type Observation } from './observation.ts';
import { rolesOf } from './roles.ts';

/** The functions that a written model can import. */
export const vocabulary = [
  ...['abstractNode', 'bigInt', 'boolean', 'date', 'dateTime', 'double', 'duration', 'elementId', 'float', 'integer'],
  ...['listOf', 'localDateTime', 'localTime', 'node', 'optional', 'point', 'relationship', 'stored', 'text', 'time'],
] as const;

/** Drafts the model of a database. What a model cannot contain is left out, with the reason. */
export function draftModel(observation: Observation): Draft {
  const roles = rolesOf(observation);
  const constants = new Names([...reservedWords, ...vocabulary, 'model', 'leftOut', 'undefined', 'NaN', 'Infinity']);
  const { nodes, leftOut } = draftNodes(observation, roles, constants);
  const drafted = draftRelationships(observation, roles, nodes, constants);
  return {
    nodes: [...nodes.values()],
    relationships: drafted.relationships,
    leftOut: [...leftOut, ...drafted.leftOut].sort((one, other) => byCodePoint(one.what, other.what)),
  };
}
