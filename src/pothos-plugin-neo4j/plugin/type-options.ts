import type { FieldMap, SchemaTypes } from '@pothos/core';
import type { Visible } from '../compiler/visibility.ts';
import type { NodeModel, RelationshipModel } from '../model/define.ts';
import type { GraphFieldBuilder } from './graph-field-builder.ts';
import type { AverageOptions, ConditionOptions, DimensionOptions, OrderOptions } from './types.ts';

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
