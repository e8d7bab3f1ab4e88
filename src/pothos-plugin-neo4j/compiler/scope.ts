import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isAbstractType,
  isObjectType,
  print,
} from 'graphql';
import type { NodeModel } from '../model/define.ts';
import type { CollectContext, Selection } from './collect.ts';
import { type Meter, OverBudget } from './cost.ts';
import type { ConnectionMapping, FieldMapping } from './mapping.ts';
import type { Ordering, Position } from './order.ts';
import { leaf } from './output.ts';
import type { Page } from './page.ts';
import type { Expression, Match, Predicate, Seeing } from './plan-node.ts';
import { Refusal } from './reader.ts';
import { always, type Derived, RequestValues } from './request-values.ts';
import { type Holder, type NumberedVariable, RowBuilder, variableSource, type Wanted } from './row-builder.ts';
import type { Estimate } from './statistics.ts';
import { seeingOf } from './visible.ts';
import type { Filler, Output } from './writer.ts';

/** Everything that planning one statement needs. */
export interface Planning extends CollectContext {
  /** The request that the plan is made for: later ones of the same shape can use it too. */
  readonly request: RequestValues;
  /** Forgets the request once the plan is made: a plan that is kept must hold no value of a client. */
  readonly release: () => void;
  /** Conditions on a request for the plan to fit it, besides the shape of its variables. */
  readonly guards: ((request: RequestValues) => boolean)[];
  /** The first field that is refused, once there is one: such a plan is for this request alone. */
  readonly refused: { first: Refusal | undefined };
  readonly variable: (stands: NumberedVariable['stands']) => NumberedVariable;
  /** A number for every mapping, to tell equal questions by. */
  readonly mappingId: (mapping: FieldMapping) => number;
  /** Plans selections. It is passed down because selections and connections contain each other. */
  readonly planObject: PlanObject;
  readonly planFields: PlanFields;
  readonly meter: Meter;
  /** The visibility conditions of nodes. */
  readonly seeing: Seeing;
  /** How many conditions on other nodes the filter has that is being planned. */
  readonly filtering: { conditions: number };
}

export type PlanObject = (
  planning: Planning,
  scope: Scope,
  types: readonly GraphQLObjectType[],
  nodes: readonly FieldNode[],
) => Output;

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
  /** Every node is of one of the types that the field can answer with: it was asked for by their labels. */
  readonly isTyped?: boolean;
  /** How many rows of this scope the statement can read at most. */
  readonly rows: Derived<number>;
  /** How many rows it is thought to read, by what the database holds. */
  readonly expected: Estimate;
  /** How many lists this scope lies within. */
  readonly depth: number;
  /** Call it to give the relationship a name in the statement. */
  readonly edge?: () => Holder;
  /** The list of all relationships to the node, where there can be several. `edge` is the first of them. */
  readonly links?: NumberedVariable | undefined;
  /** Lists that hang on this scope, so that equal questions share one. */
  readonly lists: Map<string, Scope>;
  readonly connections: Map<string, ConnectionSite>;
}

export function startPlanning(
  context: CollectContext,
  planners: Pick<Planning, 'request' | 'meter' | 'planObject' | 'planFields'>,
): Planning {
  const ids = new Map<FieldMapping, number>();
  const planning: { -readonly [Name in keyof Planning]: Planning[Name] } = {
    schema: context.schema,
    fragments: context.fragments,
    variableValues: context.variableValues,
    ...planners,
    guards: [],
    refused: { first: undefined },
    filtering: { conditions: 0 },
    seeing: () => [],
    variable: variableSource(),
    mappingId: (mapping) => {
      const id = ids.get(mapping) ?? ids.size;
      ids.set(mapping, id);
      return id;
    },
    release: () => {
      planning.request = released;
      planning.variableValues = {};
    },
  };
  planning.seeing = seeingOf(planning);
  return planning;
}

const released = new RequestValues(() => {
  throw new TypeError('A plan that is made asks for a value of the request that it was made for.');
});

/** A scope for a node that is found from the row of another scope, and whose values stand in the same row. */
export function joinedScope(planning: Planning, model: NodeModel, { row, rows, expected, depth }: Scope): Scope {
  return { ...newScope(planning, model), row, rows, expected, depth };
}

/** A scope for the nodes of a list, of which at most `rows` are read and, unless it is said, as many are expected. */
export function listedScope(
  planning: Planning,
  model: NodeModel,
  {
    rows,
    depth,
    expected = (request) => request.of(rows),
  }: Pick<Scope, 'rows' | 'depth'> & Partial<Pick<Scope, 'expected'>>,
): Scope {
  planning.meter.spend({ depth });
  return { ...newScope(planning, model), rows, expected, depth };
}

export function newScope(planning: Planning, model: NodeModel): Scope {
  return {
    row: new RowBuilder(),
    rows: one,
    expected: () => 1,
    depth: 0,
    node: { variable: planning.variable('node'), model },
    lists: new Map(),
    connections: new Map(),
  };
}

const one = always(1);

/** A mistake in the arguments of one field is the answer of that field alone; an exceeded budget is not one field's. */
export function orRefuse(planning: Planning, plan: () => Output): Output {
  try {
    return plan();
  } catch (error) {
    if (error instanceof OverBudget) throw error;
    const refusal = new Refusal(error);
    planning.refused.first ??= refusal;
    return leaf(() => refusal);
  }
}

/** Tells questions about one scope apart: the mapping, and the arguments as they are written. */
export function questionKey(
  planning: Planning,
  mapping: FieldMapping,
  node: FieldNode,
  isLeftOut: (argument: string) => boolean = () => false,
): string {
  const counting = (node.arguments ?? []).filter(({ name }) => !isLeftOut(name.value));
  return [planning.mappingId(mapping), ...counting.map((argument) => print(argument)).sort()].join(' ');
}

/** The object types a field can answer with, that the node of the scope can be. */
export function possibleTypes(planning: Planning, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? planning.schema.getPossibleTypes(type) : [];
}

/** One page of one connection in a plan; every part of the selection that asks for it shares it. */
export interface ConnectionSite {
  readonly mapping: ConnectionMapping;
  readonly page: Derived<Page>;
  readonly ordering: Ordering;
  readonly bounds: Readonly<Record<'after' | 'before', Position | undefined>>;
  /** The conditions on every listed node, whatever the page. */
  readonly conditions: readonly Predicate[];
  /** The cost of the conditions each time that they are printed. */
  readonly conditionCost: number;
  /** How many relationships are visited to read one page, and to count or search all of the list. */
  readonly visits: { readonly page: Estimate; readonly whole: Estimate };
  /** How many nodes it is thought to list, over all rows of its parent. */
  readonly listed: Estimate;
  readonly scope: Scope;
  /** Where the connection is asked for; undefined at the root. */
  readonly parent: Scope | undefined;
  readonly relationship: NumberedVariable;
  /** Where the nodes come from. */
  readonly match: (from: NumberedVariable | undefined, withEdge: boolean) => Match;
  /** Grows while the selection is planned. */
  readonly asked: { edge: boolean; rows: boolean; more: boolean; counted: boolean };
}

/** Gives the values of a connection their positions in a row: the list of its rows, and other values by name. */
export interface Places {
  readonly rows: () => number;
  /** `beside` is the number of visits of the value besides the nodes of the connection. */
  readonly value: (name: string, build: () => Expression, beside?: Estimate) => number;
}
