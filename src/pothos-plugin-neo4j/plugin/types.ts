import type { FieldMap, FieldRef, InputFieldMap, SchemaTypes } from '@pothos/core';
import type { Budget } from '../compiler/cost.ts';
import type { Piece } from '../compiler/cypher.ts';
import type { CurrentKey } from '../compiler/request-values.ts';
import type { RunStatement } from '../compiler/statement.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';
import type { Enumeration, NodeModel, Properties, RelationshipModel, ValuesOf } from '../model/define.ts';
import type { ArgumentsIn, CypherOptions, Knowledge } from './cypher.ts';
import type { GraphFieldBuilder } from './graph-field-builder.ts';
import type { LinksOptions } from './link-type.ts';
import type { DeclaredUnion } from './registry.ts';

/** Options of the plugin, given to the builder as `graph`. */
export interface GraphPluginOptions<Types extends SchemaTypes> {
  /** How a request runs a statement. */
  readonly run: (context: Types['Context']) => RunStatement;
  /** Edges of a page when neither `first` nor `last` is given. */
  readonly defaultPageSize?: number;
  /** The largest `first` and `last` a client may ask for. */
  readonly maximumPageSize?: number;
  /** What an operation may cost, where it differs from the default; more is refused before anything of it runs. */
  readonly budget?: Partial<Budget>;
  /** How much the database of a request holds; without it, the visits of the budget are not estimated. */
  readonly statistics?: (context: Types['Context']) => GraphStatistics | undefined;
  /**
   * The key that a node has now, for a key by which a request looks it up: for nodes that can be renamed. Asked for the
   * key of a look-up, for those in global ids and in `within`, and for arguments with `keyOf` in their extensions.
   */
  readonly currentKey?: (context: Types['Context']) => CurrentKey | undefined;
  /** Of how many shapes of requests compiled plans are kept; 1,000 where nothing is said. */
  readonly plans?: number;
  /** How many bytes compiled plans may take, by an estimate; a tenth of the heap and at most 100 MB where nothing is said. */
  readonly planBytes?: number;
}

/** The properties of a model by name, as a resolver that needs them reads them. */
export type RowOf<Model extends { readonly properties: Properties }> = ValuesOf<Model['properties']>;

export type PropertyNames<Model extends { readonly properties: Properties }> = string & keyof Model['properties'];

export interface OrderOptions<Model extends NodeModel> {
  /** The properties that lists can be ordered by. */
  readonly fields: readonly PropertyNames<Model>[];
  /** The order where a client asks for none. */
  readonly default: readonly {
    readonly field: PropertyNames<Model>;
    readonly direction: 'ASC' | 'DESC';
  }[];
}

/**
 * What nodes can be counted by: a property, of theirs or of the nodes at the end of a way; or the nodes at the end of a
 * way, or those its last relationship names.
 */
export type DimensionOptions<Model extends NodeModel = NodeModel> = { readonly description: string } & (
  | { readonly property: PropertyNames<Model>; readonly way?: never }
  | { readonly property: string; readonly way: Way }
  | {
      readonly way: Way;
      readonly through?: { readonly property: string; readonly to: NodeModel; readonly by: string };
    }
);

export interface GraphTypeOptions<Types extends SchemaTypes, Model extends NodeModel> {
  /** The description of the model where absent. */
  readonly description?: string;
  readonly order?: OrderOptions<Model>;
  /** A relationship along which nodes lie beneath each other; filters then have `within`. */
  readonly within?: RelationshipModel;
  /** What the list of all nodes can be counted by. */
  readonly dimensions?: Readonly<Record<string, DimensionOptions<Model>>>;
  /** Means of properties that stand beside each number of `countBy`. */
  readonly averages?: Readonly<Record<string, AverageOptions<Model>>>;
  /** Conditions on properties that no field tells; filters over narrower types do not have them. */
  readonly conditions?: Readonly<Record<string, ConditionOptions<Model>>>;
  readonly fields: (t: GraphFieldBuilder<Types, Model>) => FieldMap;
}

/** A condition of a filter on a property, whose words can be told where the model does not. */
export interface ConditionOptions<Model extends NodeModel = NodeModel> {
  readonly property: PropertyNames<Model>;
  readonly words?: Enumeration;
  readonly description: string;
}

/** The mean of a property that holds a number. */
export interface AverageOptions<Model extends NodeModel> {
  readonly property: PropertyNames<Model>;
  readonly description: string;
}

export interface PropertyOptions extends NamingOptions {
  readonly description?: string;
  readonly nullable?: boolean;
}

/** What is said of a field that has another name than clients knew, or than what it stands for. */
export interface NamingOptions {
  /** Why the field is to go, and what to ask in its place. */
  readonly deprecationReason?: string;
  /** The name that the condition on it has in filters, where that is not the name of the field. */
  readonly condition?: string;
}

/** A way from a node to another: one relationship, or several one after the other. */
export type Way = RelationshipModel | Step | readonly (RelationshipModel | Step)[];

/** A relationship with what cannot be told from its ends. */
export interface Step {
  readonly relationship: RelationshipModel;
  readonly direction?: 'in' | 'out';
  /** A narrower label than that of the relationship's end. */
  readonly to?: NodeModel;
}

export interface RelationOptions {
  readonly description: string;
  /** A union of the types that can stand at the end, where it is not the type of the relationship's end. */
  readonly union?: DeclaredUnion;
}

export interface RelatedConnectionOptions<Types extends SchemaTypes, Relationship extends RelationshipModel> {
  readonly description: string;
  /** The fields of an edge beside `node` and `cursor`: what the last relationship of the way knows. */
  readonly edge?: (t: GraphFieldBuilder<Types, Relationship>) => FieldMap;
  /** How edges name all relationships that lead to their node, where those can be several. */
  readonly links?: LinksOptions;
  /** Properties of the relationship that the connection can be ordered by too. */
  readonly orderByEdge?: readonly PropertyNames<Relationship>[];
  /** A union of the types that are listed, where it is not the type of the relationship's end. */
  readonly union?: DeclaredUnion;
}

export interface ConnectionFromCypherOptions<
  Types extends SchemaTypes,
  Args extends InputFieldMap,
  P extends Properties,
> {
  readonly description: string;
  readonly args?: Args;
  readonly knows: Knowledge<P>;
  /** The kind of node that is found. */
  readonly of: NodeModel;
  /** A union of the types that can be found, where it is not the type of `of`. */
  readonly union?: DeclaredUnion;
  /** The fields of an edge: what is known of each node. */
  readonly edge?: (t: GraphFieldBuilder<Types, Knowledge<P>>) => FieldMap;
  /** The order where a client asks for none: by what is known, and then by the key of the node. */
  readonly order?: readonly { readonly name: string & keyof P; readonly direction: 'ASC' | 'DESC' }[];
  /** How edges name all that is known of their node, where it can be found several times: then a `key` is known of it. */
  readonly links?: LinksOptions;
  /** What is known that clients can order by too. */
  readonly orderByEdge?: readonly (string & keyof P)[];
  /** False leaves `filter` and `orderBy` away; `filter` leaves `orderBy` away, for a ranking. */
  readonly isSelectable?: boolean | 'filter';
  /** Positions hold the property `known`; they are refused once `current` returns another text. */
  readonly epoch?: { readonly known: string & keyof P; readonly current: () => Piece };
  /** Offers `countBy`, and at the root `countsBy`, by the dimensions of `of`. */
  readonly isCountable?: boolean;
  /** Fields of the connection itself, whose Cypher has no `self`: it takes the arguments of the connection. */
  readonly parts?: (t: ConnectionPartBuilder<Types, Args>) => FieldMap;
  /** Ends in `RETURN … AS ${found}, {…} AS ${known}`. */
  readonly body: (args: ArgumentsIn<Args>) => Piece;
}

/** Makes the fields of a connection that an author's own Cypher computes. */
export interface ConnectionPartBuilder<Types extends SchemaTypes, Args extends InputFieldMap> {
  readonly cypher: (options: Omit<CypherOptions<Args>, 'args'>) => FieldRef<Types, unknown>;
}

export type AnyFieldRef = FieldRef<SchemaTypes, unknown>;
