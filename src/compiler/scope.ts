import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isAbstractType,
  isObjectType,
  print,
} from 'graphql';
import type { NodeModel } from '../model/define.ts';
import type { CollectContext, Selection } from './collect.ts';
import type { Cost } from './cost.ts';
import type { CursorValue } from './cursor.ts';
import type { ConnectionMapping, FieldMapping } from './mapping.ts';
import type { Ordering } from './order.ts';
import type { Page } from './page.ts';
import type { Predicate } from './plan-node.ts';
import type { Filler, Reader } from './reader.ts';
import { type Holder, type NumberedVariable, RowBuilder, variableSource, type Wanted } from './row-builder.ts';

/** Turns the arguments of a field into values. Throws what the field should report. */
export type Coerce = (field: GraphQLField<unknown, unknown>, node: FieldNode) => Readonly<Record<string, unknown>>;

/** What one plan is made with. */
export interface Planning extends CollectContext {
  readonly coerce: Coerce;
  readonly variable: (stands: 'node' | 'relationship') => NumberedVariable;
  /** A number for every mapping, to tell equal questions by. */
  readonly mappingId: (mapping: FieldMapping) => number;
  /** Plans selections; handed down, since what a selection asks and what a connection holds contain each other. */
  readonly planObject: PlanObject;
  readonly planFields: PlanFields;
  /** Counts towards the budget of the statement. */
  readonly spend: (cost: Partial<Cost>) => void;
}

export type PlanObject = (
  planning: Planning,
  scope: Scope,
  types: readonly GraphQLObjectType[],
  nodes: readonly FieldNode[],
) => Reader;

export type PlanFields = (
  planning: Planning,
  scope: Scope,
  type: GraphQLObjectType,
  selection: Selection,
  wanted: Wanted,
  holder?: () => Holder,
) => readonly Filler[];

/** Where a selection is answered: a node, maybe with the relationship that led to it, and the row its values go to. */
export interface Scope {
  readonly row: RowBuilder;
  readonly node: Holder & { readonly model: NodeModel };
  /** How many rows of this scope the statement can read at most. */
  readonly rows: number;
  /** Called by whoever needs the relationship to have a name in the statement. */
  readonly edge?: () => Holder;
  /** Lists that hang on this scope, so that equal questions share one. */
  readonly lists: Map<string, Scope>;
  readonly connections: Map<string, ConnectionSite>;
}

export function startPlanning(
  context: CollectContext,
  coerce: Coerce,
  planners: Pick<Planning, 'planObject' | 'planFields' | 'spend'>,
): Planning {
  const ids = new Map<FieldMapping, number>();
  return {
    schema: context.schema,
    fragments: context.fragments,
    variableValues: context.variableValues,
    coerce,
    ...planners,
    variable: variableSource(),
    mappingId: (mapping) => {
      const id = ids.get(mapping) ?? ids.size;
      ids.set(mapping, id);
      return id;
    },
  };
}

export function newScope(planning: Planning, model: NodeModel, row = new RowBuilder(), rows = 1): Scope {
  return { row, rows, node: { variable: planning.variable('node'), model }, lists: new Map(), connections: new Map() };
}

/** Tells questions about one scope apart: the mapping, and the arguments as they are written. */
export function questionKey(planning: Planning, mapping: FieldMapping, node: FieldNode): string {
  const written = (node.arguments ?? []).map((argument) => print(argument)).sort();
  return [planning.mappingId(mapping), ...written].join(' ');
}

/** The object types a field can answer with, that the node of the scope can be. */
export function possibleTypes(planning: Planning, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? planning.schema.getPossibleTypes(type) : [];
}

/** One page of one connection in a plan; every part of the selection that asks for it shares it. */
export interface ConnectionSite {
  readonly mapping: ConnectionMapping;
  readonly page: Page;
  readonly ordering: Ordering;
  readonly bounds: Readonly<Record<'after' | 'before', readonly CursorValue[] | undefined>>;
  readonly filter: Predicate | undefined;
  readonly scope: Scope;
  readonly relationship: NumberedVariable;
  /** Grows while the selection is planned. */
  readonly asked: { edge: boolean; rows: boolean; more: boolean };
}
