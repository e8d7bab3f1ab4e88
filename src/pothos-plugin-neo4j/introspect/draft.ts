import type { TypeWord } from './property-type.ts';

/** A property of a drafted model. */
export interface DraftProperty {
  /** Its name in the model. */
  readonly name: string;
  /** Its name in the database, if a model cannot use that name. */
  readonly storedAs?: string | undefined;
  /** True for the element id, the key of nodes that no property identifies. */
  readonly isElementId?: boolean;
  readonly type: TypeWord;
  readonly list: boolean;
  readonly required: boolean;
  /** A comment for the author of the model. */
  readonly note?: string | undefined;
}

export interface DraftNode {
  readonly label: string;
  /** The name of its constant in `model.ts`. */
  readonly constant: string;
  readonly abstract: boolean;
  readonly parents: readonly DraftNode[];
  /** The name of its GraphQL type. */
  readonly typeName: string;
  /** The properties that no parent has. */
  readonly properties: readonly DraftProperty[];
  /** The property that identifies a node. */
  readonly key: string;
  /** Whether the label declares the key itself. Otherwise a parent does. */
  readonly hasKey: boolean;
  readonly unique: readonly string[];
  readonly orders: readonly string[];
  readonly count: number;
  readonly notes: readonly string[];
}

export interface DraftRelationship {
  readonly type: string;
  readonly constant: string;
  readonly from: DraftNode;
  readonly to: DraftNode;
  readonly properties: readonly DraftProperty[];
  readonly atMostOne: 'from' | 'to' | 'both' | undefined;
  /** Undefined if it is not known. */
  readonly repeats: boolean | undefined;
  /** False if all relationships were read, so that their ends are known. */
  readonly otherEnds: boolean;
  /** The property that a constraint keeps unique, if there is one. */
  readonly key: string | undefined;
  readonly indexes: readonly string[];
  readonly count: number;
  readonly notes: readonly string[];
}

/** A label, a relationship type or a property that the database has and the model does not, and why. */
export interface LeftOut {
  /** `Label`, `Label.property`, `TYPE` or `TYPE.property`. */
  readonly what: string;
  readonly why: string;
}

/** A model that is ready to be written. */
export interface Draft {
  readonly nodes: readonly DraftNode[];
  readonly relationships: readonly DraftRelationship[];
  readonly leftOut: readonly LeftOut[];
}

/** The name of a property in the database. */
export const storedName = ({ name, storedAs = name }: DraftProperty): string => storedAs;

/** A node's own properties and those of its parents, by name. */
export function allProperties(node: DraftNode): ReadonlyMap<string, DraftProperty> {
  const all = new Map<string, DraftProperty>();
  for (const parent of node.parents) for (const [name, property] of allProperties(parent)) all.set(name, property);
  for (const property of node.properties) all.set(property.name, property);
  return all;
}

/** A label and all its ancestors. */
export function ancestryOf(node: DraftNode): readonly DraftNode[] {
  return [...new Set([node, ...node.parents.flatMap(ancestryOf)])];
}
