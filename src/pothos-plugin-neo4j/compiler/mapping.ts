import type { GraphQLField, GraphQLNamedType } from 'graphql';
import { isA, type NodeModel, type Properties, type Property } from '../model/define.ts';
import type { RelationshipModel } from '../model/relationship.ts';
import type { Write } from './cypher.ts';
import type { Arguments } from './request-values.ts';
import type { ParameterType } from './statement.ts';

/** One relationship to follow, and the label of the node that it leads to. */
export interface Hop {
  readonly relationship: RelationshipModel;
  readonly direction: 'out' | 'in';
  readonly target: NodeModel;
}

/** What has properties beside the node: a relationship, or the values that a source gives with a node. */
export type EdgeModel = Pick<RelationshipModel, 'type' | 'properties'>;

/** Nodes that Cypher of an author finds, with the values that it gives for each. */
export interface Source {
  /** Ends in `RETURN … AS ${found}, {…} AS ${known}`. */
  readonly write: Write;
  readonly visits: CustomVisits;
  readonly knows: { readonly type: string; readonly properties: Properties };
}

/** The estimated relationships that Cypher of the author reads for each row that it starts from. */
export type CustomVisits = (args: Arguments) => number;

/** One property that a connection can be ordered by: of the node, or of the relationship that leads to it. */
export interface OrderField {
  readonly on: 'node' | 'edge';
  readonly name: string;
  readonly property: Property;
}

export interface OrderTerm extends OrderField {
  readonly direction: 'ASC' | 'DESC';
}

/** The condition that one field of a filter stands for. */
export type FilterField =
  /**
   * A property of the node, or of the relationship that led to it, compared by operators. If it is optional, `isNull` is allowed.
   * With `inCapitals`, texts are compared with it in capital letters.
   */
  | { readonly kind: 'property'; readonly name: string; readonly optional: boolean; readonly inCapitals?: boolean }
  /** Whether the node is one of the nodes with certain keys, or is beneath one of them, at any depth. */
  | { readonly kind: 'within'; readonly hop: Hop }
  /** Conditions on the node at the end of a way. `isNull: true` means that there is no such node. */
  | { readonly kind: 'relation'; readonly hops: readonly Hop[]; readonly filter: FilterMapping }
  /** Conditions on the nodes at the end of a way: `some`, `none` or `every`. */
  | {
      readonly kind: 'connection';
      readonly hops: readonly Hop[];
      readonly filter: FilterMapping;
      /** The listed labels, if the way also leads to nodes with other labels. */
      readonly only?: readonly NodeModel[] | undefined;
    };

/** The fields of a filter by name, and those under `edge`. Functions, since filters contain each other. */
export interface FilterMapping {
  readonly fields: () => Readonly<Record<string, FilterField>>;
  readonly edge?: (() => Readonly<Record<string, FilterField>>) | undefined;
}

/** The value by which nodes are counted: their property, a property of the nodes at the end of a way, or those nodes. */
export type Dimension =
  | { readonly kind: 'property'; readonly name: string; readonly hops: readonly Hop[] }
  | {
      readonly kind: 'node';
      readonly hops: readonly Hop[];
      readonly target: NodeModel;
      /** If the key of the node is in a property of the last relationship: that property, and the unique property of the node. */
      readonly through?: { readonly name: string; readonly by: string } | undefined;
    };

/** How a connection finds its nodes, their order, and the size of a page. */
export interface ConnectionMapping {
  readonly kind: 'connection';
  readonly target: NodeModel;
  /** The way from the parent; empty if the connection lists all nodes of the label. */
  readonly hops: readonly Hop[];
  /** By the value that a client gives as `orderBy.field`. */
  readonly orderFields: Readonly<Record<string, OrderField>>;
  readonly defaultOrder: readonly OrderTerm[];
  readonly filter?: FilterMapping | undefined;
  /** Finds the nodes instead of hops. */
  readonly source?: Source | undefined;
  /** Limits how long cursors are valid: they hold the property `known`, and are refused once `current` gives another text. */
  readonly epoch?: { readonly known: string; readonly current: Write } | undefined;
  /** The only labels that it lists: those of a union, or all that have a type. Undefined for no limit. */
  readonly only?: readonly NodeModel[] | undefined;
  /** True if several relationships, or several rows of a source, can lead to one node. Its edge then has them all as links. */
  readonly hasLinks?: boolean;
  readonly defaultPageSize: number;
  readonly maximumPageSize: number;
}

/** The search for keys among the arguments that no node has: whether it is wanted, its Cypher, and the error. */
export interface Missing {
  readonly isAsked: (args: Arguments) => boolean;
  readonly write: Write;
  readonly error: ((keys: readonly string[]) => Error) | undefined;
}

/** The meaning of a field of the schema in the graph. */
export type FieldMapping =
  /** A property of the parent. */
  | { readonly kind: 'property'; readonly name: string }
  /** The global id of the parent, made from the name of its type and its key. Without `encode`, its resolver makes it. */
  | { readonly kind: 'globalId'; readonly encode?: (typename: string, key: string | number | bigint) => string }
  /** Properties that a resolver of the author reads. */
  | {
      readonly kind: 'needs';
      readonly names: readonly string[];
      /** The properties that are required in the model. */
      readonly required: readonly string[];
    }
  /** The one node at the end of the way. */
  | { readonly kind: 'relation'; readonly target: NodeModel; readonly hops: readonly Hop[] }
  /** The one column that Cypher of an author returns: its first value, or all values. */
  | {
      readonly kind: 'computed';
      readonly write: Write;
      readonly visits: CustomVisits;
      readonly type: ParameterType;
      readonly list: boolean;
      /** Makes the value of the field from the value that the Cypher returned. */
      readonly read?: ((value: unknown) => unknown) | undefined;
    }
  /** The nodes or rows that a source finds: the first, or all in the order of the source. */
  | {
      readonly kind: 'rows';
      readonly target: NodeModel;
      readonly source: Source;
      readonly orderBy: readonly { readonly name: string; readonly direction: 'ASC' | 'DESC' }[];
      readonly list: boolean;
      /** The most that it can find, for the budget. */
      readonly most: (args: Arguments) => number;
      /** Whether the type of the field is that of the nodes, or that of rows that contain the nodes. */
      readonly of: 'nodes' | 'rows';
      /** Only at the root: the search for keys that no node has. */
      readonly missing?: Missing | undefined;
    }
  /** The node, or the list of nodes, whose property `by` has the value of a property of the parent. */
  | { readonly kind: 'reference'; readonly name: string; readonly target: NodeModel; readonly by: string }
  | ConnectionMapping
  /** A part of a connection or of its edges. */
  | { readonly kind: 'edges' | 'nodes' | 'edgeNode' | 'pageInfo' | 'totalCount' | 'cursor' }
  /** On an edge: all relationships to its node, in the order of the connection. The fields of the edge itself read the first. */
  | { readonly kind: 'links' }
  /** A part of the page info of a connection, or of a count. */
  | { readonly kind: 'part'; readonly name: string }
  /** Counts of a connection's nodes. `dimensions` are the enum values of the argument `dimension`. */
  | { readonly kind: 'countBy'; readonly dimensions: Readonly<Record<string, Dimension>> }
  /** Counts by pairs of values of two dimensions, the arguments `row` and `column`. */
  | { readonly kind: 'crossTabulation'; readonly dimensions: Readonly<Record<string, Dimension>> }
  /** One value of such a pair. */
  | { readonly kind: 'pairValue'; readonly of: 'row' | 'column' }
  /** The counts of `countBy` as a connection. */
  | {
      readonly kind: 'countsBy';
      /** The label of the counted nodes. A cursor is valid for this label only. */
      readonly label: string;
      readonly dimensions: Readonly<Record<string, Dimension>>;
      readonly defaultPageSize: number;
      readonly maximumPageSize: number;
    }
  /** The average of a property over the counted nodes. */
  | { readonly kind: 'average'; readonly name: string }
  /** A root field that finds one node by an argument. */
  | { readonly kind: 'lookup'; readonly target: NodeModel; readonly by: string; readonly argument: string }
  /** A root field that finds the only node of a label. */
  | { readonly kind: 'single'; readonly target: NodeModel }
  /** The node, or the list of nodes, whose keys a resolver of the author gives. */
  | { readonly kind: 'given'; readonly target: NodeModel; readonly list: boolean }
  /** The root fields of the Relay specification that find nodes by global id. */
  | { readonly kind: 'nodeById' | 'nodesByIds' };

/** The meaning of an object or interface type of the schema. */
export interface TypeMapping {
  readonly node?: NodeModel;
  readonly edge?: EdgeModel;
  /** Only for an interface: whether every node with the label has a type that implements it. */
  readonly isComplete?: boolean;
}

/** The meaning of an argument in the graph. */
export interface ArgumentMapping {
  /** The argument holds the key, or a list of keys, of nodes of this label. */
  readonly keyOf: NodeModel;
}

declare module 'graphql' {
  interface GraphQLArgumentExtensions {
    graph?: ArgumentMapping;
  }
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    graph?: FieldMapping;
    /** The field runs a statement of its own wherever it is. */
    graphStart?: boolean;
    /** Something else, such as another plugin, wraps the resolver and can change the answer. */
    graphWrapped?: boolean;
    /** The field writes: only `Mutation` can have it. */
    graphWrites?: boolean;
    /** The name of the type that the author declared for a mutation, if another plugin has changed it. */
    graphPayload?: string;
  }
  interface GraphQLObjectTypeExtensions<_TSource, _TContext> {
    graph?: TypeMapping;
  }
  interface GraphQLInterfaceTypeExtensions {
    graph?: TypeMapping;
  }
}

export function fieldMapping(field: GraphQLField<unknown, unknown>): FieldMapping | undefined {
  return field.extensions.graph;
}

/** Whether the resolver of a field must be called although its value is known. */
export function isWrapped(field: GraphQLField<unknown, unknown>): boolean {
  return field.extensions.graphWrapped === true;
}

export function typeMapping(type: GraphQLNamedType): TypeMapping | undefined {
  return type.extensions['graph'] as TypeMapping | undefined;
}

/** The model of the label of a type. Throws if the type has none. */
export function nodeModelOf(type: GraphQLNamedType): NodeModel {
  const model = typeMapping(type)?.node;
  if (model === undefined) throw new TypeError(`Type ${type.name} is not the type of a label.`);
  return model;
}

/** Whether a hop can only lead to nodes of its target label, so that the label need not be checked. */
export function endsAtTarget({ relationship, direction, target }: Hop): boolean {
  return !relationship.otherEnds && isA(direction === 'out' ? relationship.to : relationship.from, target);
}

/** Whether a hop leads to at most one node. */
export function leadsToOne({ relationship, direction }: Hop): boolean {
  return relationship.atMostOne === 'both' || relationship.atMostOne === (direction === 'out' ? 'to' : 'from');
}
