import type { FieldMap, SchemaTypes } from '@pothos/core';
import type { Visible } from '../compiler/visibility.ts';
import type { NodeModel, RelationshipModel } from '../model/define.ts';
import type { GraphFieldBuilder } from './graph-field-builder.ts';
import type { Joining, LandingOf } from './joining.ts';
import type {
  AverageOptions,
  ConditionOptions,
  DimensionOptions,
  LastOf,
  OrderOptions,
  PropertyNames,
  Way,
} from './types.ts';

/** What lists of a type can be counted by. */
export type Dimensions<Model extends NodeModel> = Readonly<Record<string, DimensionOptions<Model>>>;

/** Options whose dimensions are of the model: their ways start at it, and their properties are of what stands at the end. */
export type CountedOptions<
  Types extends SchemaTypes,
  Model extends NodeModel,
  Counted extends Dimensions<Model>,
> = Omit<GraphTypeOptions<Types, Model>, 'dimensions'> & {
  readonly dimensions?: Counted & { readonly [Name in keyof Counted]: Fitting<Model, Counted[Name]> };
};

/** What a dimension must be beyond its shape. */
type Fitting<Model extends NodeModel, Counted> = Counted extends { readonly way: infer W extends Way }
  ? { readonly way: Joining<Model, W> } & (Counted extends { readonly property: string }
      ? { readonly property: PropertyNames<LandingOf<Model, W>> }
      : unknown) &
      (Counted extends { readonly through: { readonly to: infer To extends NodeModel } }
        ? { readonly through: { readonly property: PropertyNames<LastOf<W>>; readonly by: PropertyNames<To> } }
        : unknown)
  : unknown;

export interface GraphTypeOptions<Types extends SchemaTypes, Model extends NodeModel> {
  /** The description of the model where absent. */
  readonly description?: string;
  readonly order?: OrderOptions<Model>;
  /** A relationship along which nodes lie beneath each other; filters then have `within`. */
  readonly within?: RelationshipModel;
  /** What the list of all nodes can be counted by. */
  readonly dimensions?: Dimensions<Model>;
  /** Means of properties that stand beside each number of `countBy`. */
  readonly averages?: Readonly<Record<string, AverageOptions<Model>>>;
  /** Conditions on properties that no field tells; filters over narrower types do not have them. */
  readonly conditions?: Readonly<Record<string, ConditionOptions<Model>>>;
  /**
   * Who sees such nodes: a condition on `self` in Cypher, which becomes part of the statement wherever such nodes are matched,
   * or true for everybody, false for nobody. Values of the context go into `parameter(type, value)`.
   */
  readonly visible?: (context: Types['Context']) => Visible;
  /**
   * Of an interface: says that every node with the label is of a type of the schema that implements it. Without it, lists ask
   * of each node whether it is.
   */
  readonly isComplete?: boolean;
  readonly fields: (t: GraphFieldBuilder<Types, Model>) => FieldMap;
}
