import type { FieldMap, SchemaTypes } from '@pothos/core';
import type { Visible } from '../compiler/visibility.ts';
import type { NodeModel } from '../model/define.ts';
import type { RelationshipModel } from '../model/relationship.ts';
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

/** The dimensions by which lists of a type can be counted. */
export type Dimensions<Model extends NodeModel> = Readonly<Record<string, DimensionOptions<Model>>>;

/** Type options whose dimensions fit the model: their ways start at it, and their properties belong to the label at the end. */
export type CountedOptions<
  Types extends SchemaTypes,
  Model extends NodeModel,
  Counted extends Dimensions<Model>,
> = Omit<GraphTypeOptions<Types, Model>, 'dimensions'> & {
  readonly dimensions?: Counted & { readonly [Name in keyof Counted]: Fitting<Model, Counted[Name]> };
};

/** What the TypeScript compiler checks of a dimension beyond its shape. */
type Fitting<Model extends NodeModel, Counted> = Counted extends { readonly way: infer W extends Way }
  ? { readonly way: Joining<Model, W> } & (Counted extends { readonly property: string }
      ? { readonly property: PropertyNames<LandingOf<Model, W>> }
      : unknown) &
      (Counted extends { readonly through: { readonly to: infer To extends NodeModel } }
        ? { readonly through: { readonly property: PropertyNames<LastOf<W>>; readonly by: PropertyNames<To> } }
        : unknown)
  : unknown;

export interface GraphTypeOptions<Types extends SchemaTypes, Model extends NodeModel> {
  /** The default is the description of the model. */
  readonly description?: string;
  readonly order?: OrderOptions<Model>;
  /** A relationship that leads from a node to the one above it. Filters then have `within`. */
  readonly within?: RelationshipModel;
  /** The dimensions by which lists of the type can be counted. */
  readonly dimensions?: Dimensions<Model>;
  /** Averages of properties, as fields of each count of `countBy`. */
  readonly averages?: Readonly<Record<string, AverageOptions<Model>>>;
  /** Filter conditions on properties that are no fields. Filters of types below this one do not have them. */
  readonly conditions?: Readonly<Record<string, ConditionOptions<Model>>>;
  /**
   * Who sees such nodes: a Cypher condition on `self`, which the statement contains wherever such nodes are matched; true for
   * everybody, or false for nobody. Put values of the context into `parameter(type, value)`.
   */
  readonly visible?: (context: Types['Context']) => Visible;
  /**
   * Only for an interface: true says that every node with the label has a type in the schema. Without it, lists check the labels
   * of each node.
   */
  readonly isComplete?: boolean;
  readonly fields: (t: GraphFieldBuilder<Types, Model>) => FieldMap;
}
