import type { TypeWord } from './property-type.ts';

/** One property of a model that is drafted. */
export interface DraftProperty {
  /** What the model calls it. */
  readonly name: string;
  /** What the database calls it, where no model takes that name. */
  readonly storedAs?: string | undefined;
  /** True for the key of nodes that no property tells apart: their element id. */
  readonly isElementId?: boolean;
  readonly type: TypeWord;
  readonly list: boolean;
  readonly required: boolean;
  /** What its author should know, for a comment. */
  readonly note?: string | undefined;
}

export interface DraftNode {
  readonly label: string;
  /** What the constant is called. */
  readonly constant: string;
  readonly abstract: boolean;
  readonly parents: readonly DraftNode[];
  /** The name of the type. */
  readonly typeName: string;
  /** Those that no parent has. */
  readonly properties: readonly DraftProperty[];
  /** The property that tells one node from every other. */
  readonly key: string;
  /** Whether the label itself has the key, and not a label that its nodes carry too. */
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
  /** Undefined where nobody can say: then it may. */
  readonly repeats: boolean | undefined;
  /** The property that tells one from every other, by a constraint. */
  readonly key: string | undefined;
  readonly indexes: readonly string[];
  readonly count: number;
  readonly notes: readonly string[];
}

/** What the database holds and the model does not: a label, a type, or a property of either, and why. */
export interface LeftOut {
  /** `Label`, `Label.property`, `TYPE` or `TYPE.property`. */
  readonly what: string;
  readonly why: string;
}

/** A model as it can be written for what was read. */
export interface Draft {
  readonly nodes: readonly DraftNode[];
  readonly relationships: readonly DraftRelationship[];
  readonly leftOut: readonly LeftOut[];
}

/** What the database calls a property. */
export const storedName = ({ name, storedAs = name }: DraftProperty): string => storedAs;

/** A node's own properties and those of its parents, by name. */
export function allProperties(node: DraftNode): ReadonlyMap<string, DraftProperty> {
  const all = new Map<string, DraftProperty>();
  for (const parent of node.parents) for (const [name, property] of allProperties(parent)) all.set(name, property);
  for (const property of node.properties) all.set(property.name, property);
  return all;
}

/** A node and everything that it is too. */
export function ancestryOf(node: DraftNode): readonly DraftNode[] {
  return [...new Set([node, ...node.parents.flatMap(ancestryOf)])];
}
