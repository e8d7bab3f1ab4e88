import { checkNames } from './check.ts';
import type { NodeModel } from './define.ts';
import type { Properties } from './property.ts';

/** What the model says of a relationship type: its ends, its properties, and how often two nodes are joined. */
export interface RelationshipModel<
  Type extends string = string,
  P extends Properties = Properties,
  From extends NodeModel = NodeModel,
  To extends NodeModel = NodeModel,
> {
  readonly type: Type;
  readonly description: string;
  readonly from: From;
  readonly to: To;
  readonly properties: P;
  /** The end of which there is at most one for each node at the other end. */
  readonly atMostOne: 'from' | 'to' | 'both' | undefined;
  /** Whether the same two nodes can be joined more than once; undefined if the author does not say. */
  readonly repeats: boolean | undefined;
  /** Whether relationships of the type can also join nodes with other labels. */
  readonly otherEnds: boolean;
  /** The property that identifies a relationship of the type. Without one, the element id identifies it. */
  readonly key: string | undefined;
  /** Properties by which relationships are looked up. Each has an index. */
  readonly indexes: readonly string[];
}

/** All labels and relationship types of a graph. */
export interface GraphModel {
  readonly nodes: readonly NodeModel[];
  readonly relationships: readonly RelationshipModel[];
}

export interface RelationshipOptions<
  P extends Properties,
  From extends NodeModel = NodeModel,
  To extends NodeModel = NodeModel,
> {
  readonly description: string;
  readonly from: From;
  readonly to: To;
  readonly properties: P;
  readonly atMostOne?: 'from' | 'to' | 'both';
  /** `false` says that two nodes are joined once at most. Statements are shorter then, and totals come from the database's counts. */
  readonly repeats?: boolean;
  /**
   * `false` says that every relationship of the type starts at a node with the label of `from` and leads to one with the label of
   * `to`. Statements need not check these labels then. The default is true.
   */
  readonly otherEnds?: boolean;
  /** A property that identifies a relationship of the type. */
  readonly key?: string & keyof P;
  readonly indexes?: readonly (string & keyof P)[];
}

/** Declares a relationship type with its ends and properties. A type can have several models, with different ends. */
export function relationship<Type extends string, P extends Properties, From extends NodeModel, To extends NodeModel>(
  type: Type,
  options: RelationshipOptions<P, From, To>,
): RelationshipModel<Type, P, From, To> {
  checkNames(`Relationship ${type}`, options.properties);
  return Object.freeze({
    type,
    description: options.description,
    from: options.from,
    to: options.to,
    properties: options.properties,
    atMostOne: options.atMostOne,
    repeats: options.repeats ?? (options.atMostOne === undefined ? undefined : false),
    otherEnds: options.otherEnds ?? true,
    key: options.key,
    indexes: options.indexes ?? [],
  });
}
