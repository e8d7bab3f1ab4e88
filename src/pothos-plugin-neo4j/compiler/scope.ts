import { createHash } from 'node:crypto';
import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isAbstractType,
  isObjectType,
  print,
  type SelectionSetNode,
} from 'graphql';
import type { NodeModel } from '../model/define.ts';
import { type CollectContext, collectFields, type Selection } from './collect.ts';
import { type Meter, OverBudget, type Spending } from './cost.ts';
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
  /** The request that the plan is made for. Later requests of the same shape can use the plan too. */
  readonly request: RequestValues;
  /** Forgets the request once the plan is made: a plan that is kept must hold no value of a client. */
  readonly release: () => void;
  /** Conditions that a request must meet for the plan to fit it, beside the shape of its variables. */
  readonly guards: ((request: RequestValues) => boolean)[];
  /** The first refused field, if there is one. Such a plan serves this request only. */
  readonly refused: { first: Refusal | undefined };
  readonly variable: (stands: NumberedVariable['stands']) => NumberedVariable;
  /** A number for every mapping, to recognize equal fields. */
  readonly mappingId: (mapping: FieldMapping) => number;
  /** Plans selections. It is passed down because selections and connections contain each other. */
  readonly planObject: PlanObject;
  readonly planFields: PlanFields;
  readonly meter: Meter;
  /** The visibility conditions of nodes. */
  readonly seeing: Seeing;
  /** The number of conditions on other nodes in the present filter. */
  readonly filtering: { conditions: number };
  /** The types for which a selection set was looked at already, and those for which a field was planned. */
  readonly collected: Seen<SelectionSetNode>;
  readonly planned: Seen<FieldNode>;
}

/** What of a document was met for which types. */
type Seen<Node> = Map<Node, Set<GraphQLNamedType>>;

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

/** Where a selection is answered: a node, possibly the relationship that led to it, and the row for its values. */
export interface Scope {
  readonly row: RowBuilder;
  readonly node: Holder & { readonly model: NodeModel };
  /** True if every node is certain to have one of the types of the field, since the match requires their labels. */
  readonly isTyped?: boolean;
  /** The most rows of this scope that the statement can read. */
  readonly rows: Derived<number>;
  /** The estimated number of rows, by the statistics of the database. */
  readonly expected: Estimate;
  /** The number of lists around this scope. */
  readonly depth: number;
  /** The relationship that led to the node. Calling it gives the relationship a name in the statement. */
  readonly edge?: () => Holder;
  /** The list of all relationships to the node, if there can be several. `edge` is the first of them. */
  readonly links?: NumberedVariable | undefined;
  /** The lists beneath this scope, by `questionKey`: equal fields share one list. */
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
    collected: new Map(),
    planned: new Map(),
    seeing: () => [],
    variable: variableSource(),
    mappingId: (mapping) => {
      const id = ids.get(mapping) ?? ids.size;
      ids.set(mapping, id);
      return id;
    },
    release: () => {
      planning.request = released;
      planning.collected = new Map();
      planning.planned = new Map();
      planning.variableValues = {};
    },
  };
  planning.seeing = seeingOf(planning);
  return planning;
}

const released = new RequestValues(() => {
  throw new TypeError('A finished plan read a value of the request that it was made for.');
});

/**
 * The selection of a field on a type, to be planned. What an interface selects for several types, each with fields of its own, is planned
 * for each of them, with all that lies beneath: five types in each of seven levels are 78,000 selections, written in 1 kB. So what is planned
 * again is counted before it is. Throws an `OverBudget`, which refuses the whole root field.
 */
export function selectionOf(planning: Planning, type: GraphQLObjectType, nodes: readonly FieldNode[]): Selection {
  let lookedAgain = 0;
  const selection = collectFields(planning, type, nodes, (selectionSet) => {
    if (isMetAgain(planning.collected, type, [selectionSet])) lookedAgain += selectionSet.selections.length;
  });
  if (lookedAgain > 0) planning.meter.spendFields(Math.ceil(lookedAgain / lookedPerField));
  return selection;
}

/** To look at a field or fragment of a selection takes a fifth of the time that it takes to plan it, at most. */
const lookedPerField = 5;

/** Counts the fields of a selection that are planned, and apart those that are planned again, for a type for which they were planned before. */
export function spendFields({ meter, planned }: Planning, type: GraphQLNamedType, selection: Selection): void {
  let again = 0;
  for (const nodes of selection.values()) if (isMetAgain(planned, type, nodes)) again += 1;
  meter.noteFields(selection.size - again);
  if (again > 0) meter.spendFields(again);
}

/**
 * Whether all of these were met before for the type. The first alone would not tell: it can be another on each way to the rest, with
 * which it is merged. As it is, each that does not count again needs a node of the document that nobody has met for the type.
 */
function isMetAgain<Node extends object>(seen: Seen<Node>, type: GraphQLNamedType, nodes: readonly Node[]): boolean {
  let isAgain = true;
  for (const node of nodes) {
    const types = seen.get(node) ?? new Set();
    if (types.has(type)) continue;
    isAgain = false;
    seen.set(node, types.add(type));
  }
  return isAgain;
}

/** A scope for a node that is joined to the row of another scope. Its values are in the same row. */
export function joinedScope(planning: Planning, model: NodeModel, { row, rows, expected, depth }: Scope): Scope {
  return { ...newScope(planning, model), row, rows, expected, depth };
}

/** A scope for the nodes of a list. At most `rows` are read; the default of `expected` is the same number. */
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

/** Turns a mistake in the arguments of a field into a refusal of that field. An exceeded budget refuses the whole root field. */
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

/** Identifies a field beneath a scope: its mapping, and its arguments as the document writes them. */
export function questionKey(
  planning: Planning,
  mapping: FieldMapping,
  node: FieldNode,
  isLeftOut: (argument: string) => boolean = () => false,
): string {
  const counting = (node.arguments ?? []).filter(({ name }) => !isLeftOut(name.value));
  return [planning.mappingId(mapping), ...counting.map(printed).sort()].join(' ');
}

/** Longer arguments stand in keys by their digest: what a document says once is part of many keys, and a plan keeps them. */
const longestPrinted = 200;

const printedBefore = new WeakMap<ArgumentNode, string>();

/** An argument as text. It is printed once, however often its fragment is spread and however many types its field is selected for. */
function printed(argument: ArgumentNode): string {
  let text = printedBefore.get(argument);
  if (text === undefined) {
    const whole = print(argument);
    text = whole.length <= longestPrinted ? whole : createHash('sha256').update(whole).digest('base64');
    printedBefore.set(argument, text);
  }
  return text;
}

/** The object types that a field can return. */
export function possibleTypes(planning: Planning, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? planning.schema.getPossibleTypes(type) : [];
}

/** One page of one connection in a plan. All parts of the selection that need this page share it. */
export interface ConnectionSite {
  readonly mapping: ConnectionMapping;
  readonly page: Derived<Page>;
  readonly ordering: Ordering;
  readonly bounds: Readonly<Record<'after' | 'before', Position | undefined>>;
  /** The conditions on the listed nodes, the same for every page. */
  readonly conditions: readonly Predicate[];
  /** The cost of the conditions each time that they are printed. */
  readonly conditionCost: number;
  /** The estimated visits to read one page, and to count or search the whole list. */
  readonly visits: { readonly page: Estimate; readonly whole: Estimate };
  /** The estimated number of listed nodes, over all rows of the parent. */
  readonly listed: Estimate;
  readonly scope: Scope;
  /** The scope of the connection field; undefined at the root. */
  readonly parent: Scope | undefined;
  readonly relationship: NumberedVariable;
  /** The planning cost of the Cypher of the author that finds the nodes, each time that it is printed; undefined without such. */
  readonly customWeight: number | undefined;
  /** Where the nodes come from. */
  readonly match: (from: NumberedVariable | undefined, withEdge: boolean) => Match;
  /** Grows while the selection is planned. */
  readonly asked: { edge: boolean; rows: boolean; more: boolean; counted: boolean };
}

/** Gives the values of a connection their positions in a row: the list of its rows, and further values by name. */
export interface Places {
  readonly rows: () => number;
  /**
   * `beside` is the cost of the value beyond the nodes of the connection. With `isApart`, it is the whole cost: the value is not made
   * from these nodes.
   */
  readonly value: (name: string, build: () => Expression, beside?: Spending & { readonly isApart?: boolean }) => number;
}
