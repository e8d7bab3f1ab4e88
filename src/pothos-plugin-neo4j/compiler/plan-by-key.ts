import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { badUserInput } from '../errors.ts';
import { isA, labelsOf, type NodeModel } from '../model/define.ts';
import { integersIn, keyReader } from './exact-values.ts';
import { type FieldMapping, nodeModelOf, typeMapping } from './mapping.ts';
import { optionalOutput, throughOutput } from './output.ts';
import { planObject } from './plan.ts';
import type { Binding, Match, Plan, Query } from './plan-node.ts';
import { type Arguments, always, type Derived, type RequestValues } from './request-values.ts';
import { propertyOf } from './row-builder.ts';
import { listedScope, newScope, type Planning, possibleTypes, type Scope } from './scope.ts';
import type { PositionalRecord } from './statement.ts';
import type { Output } from './writer.ts';

/** A decoded global id: the name of an object type, and the key of a node. */
export interface GlobalId {
  readonly typename: string;
  readonly id: string;
}

/** A selected root field. */
export interface Root {
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly args: Derived<Arguments>;
}

export interface Planned {
  readonly plan: Plan;
  /** Reads the value of the field from the records. */
  readonly output: Output;
}

export function queryOf(scope: Scope, match: Match): Query {
  return { match, where: [], distinct: false, order: [], limit: undefined, row: scope.row.freeze() };
}

export function propertyType(model: NodeModel, property: string): Binding['type'] {
  const declared = model.properties[property];
  if (declared === undefined) throw new TypeError(`${model.label} has no property ${property}.`);
  return declared.type;
}

const maximumIds = 100;

/** Plans the nodes of a list of global ids, in one statement. The output has the order and the repetitions of the ids, and null for an id that finds nothing. */
export function planNodes(
  planning: Planning,
  { nodes, args }: Root,
  idsIn: (args: Arguments) => readonly GlobalId[],
  answer: (node: Output) => Output,
): Planned | undefined {
  const { schema } = planning;
  const ids = (request: RequestValues) =>
    notTooMany(idsIn(request.of(args))).map((id) => currentId(schema, id, request));
  const types = nodeTypes(planning, planning.request.of(ids));
  planning.guards.push((other) => isEqual(nodeTypes(planning, other.of(ids)), types));
  if (types.length === 0) return undefined;
  const models = types.map(nodeModelOf);
  const groups = [...new Set(types.length === 1 ? models : models.map(keyModel))];
  const rows = (request: RequestValues) => new Set(request.of(ids).map(({ typename, id }) => `${typename}:${id}`)).size;
  planning.meter.spend({ nodes: rows, subqueries: groups.length });
  const scope = listedScope(planning, groups[0]!, { rows, depth: 0 });
  // Planned before the object: both read the labels of the node, and then share one column.
  const labelsOf = labelsReader(scope, types);
  const node = planObject(planning, scope, types, nodes);
  const keyOf = new Map(
    types.map((type) => [
      type.name,
      keyReader(scope.row, { ...scope.node, model: nodeModelOf(type) }, nodeModelOf(type).key),
    ]),
  );
  const choices = groups.map((model) => {
    const named = new Set(types.filter((type) => isA(nodeModelOf(type), model)).map(({ name }) => name));
    return keysMatch(scope, model, (request) =>
      request.of(ids).flatMap(({ typename, id }) => (named.has(typename) ? [id] : [])),
    );
  });
  const [only, ...others] = choices;
  const match: Match = others.length === 0 ? only! : { kind: 'either', node: scope.node.variable, choices };
  const view = (records: PositionalRecord, request: RequestValues) => {
    const found = new Map<string, PositionalRecord>();
    for (const record of records as readonly PositionalRecord[]) {
      // A node can have the labels of several types. The id tells which type is meant.
      for (const { typename, row } of labelsOf(record)) {
        found.set(`${typename}:${keyOf.get(typename)!(record, request)}`, row);
      }
    }
    return request.of(ids).map(({ typename, id }) => found.get(`${typename}:${id}`) ?? missing);
  };
  return {
    plan: { query: queryOf(scope, match), extras: [] },
    output: throughOutput(view, answer(optionalOutput(isFound, node))),
  };
}

/** The row for an id that finds nothing. */
const missing: PositionalRecord = [];
const isFound = (record: PositionalRecord) => record !== missing;

/** Plans the nodes, or the one node, whose keys a resolver gives after the statement is compiled. The order is that of the keys. */
export function planGiven(
  planning: Planning,
  { target, list }: Extract<FieldMapping, { kind: 'given' }>,
  { field, nodes }: Root,
): Planned {
  const rows = !list ? always(1) : ({ mostKeys }: RequestValues) => mostKeys;
  planning.meter.spend({ nodes: rows, subqueries: 1 });
  const scope = list ? listedScope(planning, target, { rows, depth: 0 }) : newScope(planning, target);
  const node = planObject(planning, scope, possibleTypes(planning, getNamedType(field.type)), nodes);
  const keyOf = keyReader(scope.row, scope.node, target.key);
  const { name, type } = propertyOf(scope.node, target.key);
  // The array is filled before the statement runs.
  const values: Binding = { type, list: true, value: ({ keys }) => keys };
  const match: Match = { kind: 'keys', node: scope.node.variable, model: target, property: name, values };
  const view = (records: PositionalRecord, request: RequestValues) => {
    const found = new Map<string, PositionalRecord>();
    for (const record of records as readonly PositionalRecord[]) found.set(String(keyOf(record, request)), record);
    return request.keys.map((key) => found.get(String(key)) ?? missing);
  };
  const { read } = optionalOutput(isFound, node);
  const all = (records: PositionalRecord, request: RequestValues) =>
    view(records, request).map((record) => read(record, request));
  // Always a list, and never written as JSON here, since the keys come from a resolver.
  return { plan: { query: queryOf(scope, match), extras: [] }, output: { read: all, write: undefined } };
}

/** Reads which of some types a node has, each with a row whose labels show only that type. */
function labelsReader({ row, node }: Scope, types: readonly GraphQLObjectType[]) {
  const [only] = types;
  if (types.length === 1) return (record: PositionalRecord) => [{ typename: only!.name, row: record }];
  const position = row.column(`labels ${node.variable.id}`, () => ({ kind: 'labels', node: node.variable }));
  const known = types.map((type) => ({ typename: type.name, label: nodeModelOf(type).label }));
  return (record: PositionalRecord) => {
    const labels = record[position] as readonly string[];
    return known
      .filter(({ label }) => labels.includes(label))
      .map(({ typename, label }) => ({ typename, row: record.with(position, [label]) }));
  };
}

/** The present global id of a node, for a global id in a request. */
function currentId(schema: GraphQLSchema, { typename, id }: GlobalId, { currentKey }: RequestValues): GlobalId {
  const type = schema.getType(typename);
  const model = type && typeMapping(type)?.node;
  return { typename, id: model === undefined ? id : currentKey(model, id) };
}

/** The match for the nodes of a label with some keys, each once. */
function keysMatch({ node }: Scope, model: NodeModel, keysIn: Derived<readonly string[]>): Match & { kind: 'keys' } {
  const type = propertyType(model, model.key);
  const value = (request: RequestValues) => {
    const keys = [...new Set(request.of(keysIn))];
    return type === 'integer' ? integersIn(keys) : keys;
  };
  return {
    kind: 'keys',
    node: node.variable,
    model,
    property: propertyOf({ ...node, model }, model.key).name,
    values: { type, list: true, value },
  };
}

/** Throws `BAD_USER_INPUT` for more global ids than a request may name. */
export function notTooMany<Id>(ids: readonly Id[]): readonly Id[] {
  if (ids.length <= maximumIds) return ids;
  throw badUserInput(`There are ${ids.length} ids. At most ${maximumIds} are allowed. Send several requests.`);
}

const isEqual = <Item>(one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

/** The object types that global ids name, in a stable order. Names that are no type of the graph are left out. */
function nodeTypes(planning: Planning, ids: readonly GlobalId[]): readonly GraphQLObjectType[] {
  const names = [...new Set(ids.map(({ typename }) => typename))].sort();
  return names.flatMap((name) => {
    const type = planning.schema.getType(name);
    const isNode = isObjectType(type) && type.getInterfaces().some((parent) => parent.name === 'Node');
    return isNode && typeMapping(type)?.node !== undefined ? [type] : [];
  });
}

/** The model of the label whose constraint serves a look-up by key. */
function keyModel(model: NodeModel): NodeModel {
  if (model.keyLabel === model.label) return model;
  const parent = model.parents.find((candidate) => labelsOf(candidate).includes(model.keyLabel));
  if (parent === undefined) throw new TypeError(`${model.label} does not carry ${model.keyLabel}.`);
  return keyModel(parent);
}
