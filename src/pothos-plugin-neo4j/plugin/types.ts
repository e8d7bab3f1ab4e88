import type { SchemaTypes } from '@pothos/core';
import type { Budget } from '../compiler/budget.ts';
import type { CurrentKey } from '../compiler/request-values.ts';
import type { RunStatement } from '../compiler/statement.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';
import type { RunTransaction } from '../compiler/transaction.ts';
import type { Enumeration, NodeModel, Properties, RelationshipModel, ValuesOf } from '../model/define.ts';

/** Options of the plugin, given to the builder as `graph`. */
export interface GraphPluginOptions<Types extends SchemaTypes> {
  /** How a request runs a statement. */
  readonly run: (context: Types['Context']) => RunStatement;
  /** How a mutation of a request writes; mutations need it. `createWriter` of the runner makes one of a driver. */
  readonly write?: (context: Types['Context']) => RunTransaction;
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
  /** Whether a type without `visible` is an error when the schema is built, unless one that it is too has it. */
  readonly requireVisible?: boolean;
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

/** The last relationship of a way. */
export type LastOf<W extends Way> = W extends readonly [...unknown[], infer Last]
  ? RelationshipOf<Last>
  : W extends readonly (infer Any)[]
    ? RelationshipOf<Any>
    : RelationshipOf<W>;
type RelationshipOf<S> = S extends RelationshipModel ? S : S extends Step ? S['relationship'] : RelationshipModel;

/** How the edges of a connection name all that leads to their node, where that can be several. */
export interface LinksOptions {
  /** The field; `links` where nothing is said. */
  readonly name?: string;
  /** The type of one of them, which connections can share; one of its own where nothing is said. */
  readonly type?: string;
  readonly description?: string;
}
