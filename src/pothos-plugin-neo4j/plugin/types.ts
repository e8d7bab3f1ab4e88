import type { SchemaTypes } from '@pothos/core';
import type { Budget } from '../compiler/budget.ts';
import type { CurrentKey } from '../compiler/request-values.ts';
import type { RunStatement } from '../compiler/statement.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';
import type { RunTransaction } from '../compiler/transaction.ts';
import type { Enumeration, NodeModel, Properties, ValuesOf } from '../model/define.ts';
import type { RelationshipModel } from '../model/relationship.ts';

/** Options of the plugin, given to the builder as `graph`. */
export interface GraphPluginOptions<Types extends SchemaTypes> {
  /** How a request runs a statement. */
  readonly run: (context: Types['Context']) => RunStatement;
  /** How a mutation writes; needed for mutations. `createWriter` of the runner makes such a function from a driver. */
  readonly write?: (context: Types['Context']) => RunTransaction;
  /** The size of a page if a request gives neither `first` nor `last`. The default is 20. */
  readonly defaultPageSize?: number;
  /** The largest `first` and `last` that a request may give. The default is 100. */
  readonly maximumPageSize?: number;
  /** What an operation may cost, where it differs from the default. If it costs more, it is refused before anything runs. */
  readonly budget?: Partial<Budget>;
  /** How many nodes and relationships the database has. Without it, the visits of the budget are not estimated. */
  readonly statistics?: (context: Types['Context']) => GraphStatistics | undefined;
  /**
   * The present key of a node for a key in a request, for nodes whose keys can change. Called for the keys of look-ups, in global
   * ids and in `within`, and for arguments with `keyOf` in their extensions.
   */
  readonly currentKey?: (context: Types['Context']) => CurrentKey | undefined;
  /** Whether the build of the schema refuses a type without `visible`, unless an interface of the type has it. */
  readonly requireVisible?: boolean;
  /** For how many shapes of requests compiled plans are kept. The default is 1,000. */
  readonly plans?: number;
  /** How many bytes the kept plans may take, by an estimate. The default is a tenth of the heap, at most 100 MB. */
  readonly planBytes?: number;
}

/** The properties of a model, as a resolver that needs them gets them. */
export type RowOf<Model extends { readonly properties: Properties }> = ValuesOf<Model['properties']>;

export type PropertyNames<Model extends { readonly properties: Properties }> = string & keyof Model['properties'];

export interface OrderOptions<Model extends NodeModel> {
  /** The properties that lists can be ordered by. */
  readonly fields: readonly PropertyNames<Model>[];
  /** The order if a request gives no `orderBy`. */
  readonly default: readonly {
    readonly field: PropertyNames<Model>;
    readonly direction: 'ASC' | 'DESC';
  }[];
}

/**
 * A dimension by which nodes can be counted: a property of the nodes, or of the nodes at the end of a way; the nodes at the end
 * of a way; or with `through`, the nodes whose keys are in a property of the last relationship.
 */
export type DimensionOptions<Model extends NodeModel = NodeModel> = { readonly description: string } & (
  | { readonly property: PropertyNames<Model>; readonly way?: never }
  | { readonly property: string; readonly way: Way }
  | {
      readonly way: Way;
      readonly through?: { readonly property: string; readonly to: NodeModel; readonly by: string };
    }
);

/** A filter condition on a property. `words` gives it an enumeration that the model does not declare. */
export interface ConditionOptions<Model extends NodeModel = NodeModel> {
  readonly property: PropertyNames<Model>;
  readonly words?: Enumeration;
  readonly description: string;
}

/** The average of a property with one number. */
export interface AverageOptions<Model extends NodeModel> {
  readonly property: PropertyNames<Model>;
  readonly description: string;
}

export interface PropertyOptions extends NamingOptions {
  readonly description?: string;
  readonly nullable?: boolean;
}

/** Options for the name of a field and of its condition. */
export interface NamingOptions {
  /** Why the field is deprecated, and what to use instead. */
  readonly deprecationReason?: string;
  /** The name of its condition in filters, if it differs from the field. */
  readonly condition?: string;
}

/** A way from one node to another: a relationship, or several in a row. */
export type Way = RelationshipModel | Step | readonly (RelationshipModel | Step)[];

/** A relationship, with what its ends do not tell. */
export interface Step {
  readonly relationship: RelationshipModel;
  readonly direction?: 'in' | 'out';
  /** A label below that of the relationship's end. */
  readonly to?: NodeModel;
}

/** The last relationship of a way. */
export type LastOf<W extends Way> = W extends readonly [...unknown[], infer Last]
  ? RelationshipOf<Last>
  : W extends readonly (infer Any)[]
    ? RelationshipOf<Any>
    : RelationshipOf<W>;
type RelationshipOf<S> = S extends RelationshipModel ? S : S extends Step ? S['relationship'] : RelationshipModel;

/** The names for the list of all links to the node of an edge, if there can be several. */
export interface LinksOptions {
  /** The name of the field. The default is `links`. */
  readonly name?: string;
  /** The name of the type of a link. Connections can share it. By default each connection has its own. */
  readonly type?: string;
  readonly description?: string;
}
