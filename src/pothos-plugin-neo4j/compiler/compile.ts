import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { badUserInput } from '../errors.ts';
import { inCapitalLetters, isA, labelsOf, type NodeModel } from '../model/define.ts';
import type { Budget } from './budget.ts';
import { Meter } from './cost.ts';
import { integersIn, keyReader } from './exact-values.ts';
import { type ConnectionMapping, type FieldMapping, fieldMapping, nodeModelOf, typeMapping } from './mapping.ts';
import { firstOutput, optionalOutput, rowsOutput, throughOutput } from './output.ts';
import { planFields, planObject } from './plan.ts';
import { planParts, spendValue } from './plan-connection.ts';
import { planRootRows } from './plan-custom.ts';
import type { Binding, Expression, Match, Plan, Query } from './plan-node.ts';
import { printPlan } from './print.ts';
import { type Arguments, always, argumentsOf, type Derived, type RequestValues } from './request-values.ts';
import { propertyOf } from './row-builder.ts';
import {
  listedScope,
  newScope,
  type Places,
  type Planning,
  possibleTypes,
  type Scope,
  startPlanning,
} from './scope.ts';
import { connectionSite, isListedOnce, pageQuery } from './site.ts';
import type { Parameter, PositionalRecord, Statement } from './statement.ts';
import type { GraphStatistics } from './statistics.ts';
import type { Output, Writer } from './writer.ts';

/** What the compiler needs to know of the field that is being resolved. */
export type FieldInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'fragments' | 'variableValues' | 'fieldNodes' | 'parentType' | 'fieldName'
>;

/** What a root field asks of the database for one request, and how the records become the value of the field. */
export interface Answer {
  readonly statement: Statement;
  readonly read: (records: readonly PositionalRecord[]) => unknown;
  /** Writes the value as JSON instead. Undefined where only resolvers can answer; throws where these records need them. */
  readonly write: Writer | undefined;
}

/** A root field, compiled: a statement without values, for every request of one shape. */
export interface Compiled {
  /** False where a field beneath is refused: then it serves no other request. */
  readonly isShared: boolean;
  /** The length of the statement's text. */
  readonly characters: number;
  /**
   * The answer to a request of the same shape. Undefined where this plan does not fit it after all. Throws what is wrong
   * with its values, or where they cost too much: compiling it again finds out which field has to report it.
   */
  readonly answer: (request: RequestValues, statistics: GraphStatistics | undefined) => Answer | undefined;
}

/** A decoded global id: the name of an object type, and the key of a node. */
export interface GlobalId {
  readonly typename: string;
  readonly id: string;
}

/**
 * Compiles a root field with everything selected beneath it to one statement. Undefined where the answer is known to be
 * null without asking. Throws where the arguments of the field itself are refused; a mistake further down becomes the
 * answer of its own field.
 */
export function compileField(info: FieldInfo, request: RequestValues, budget: Budget): Compiled | undefined {
  const field = info.parentType.getFields()[info.fieldName];
  const mapping = field && fieldMapping(field);
  if (field === undefined || mapping === undefined)
    throw new TypeError(`Field ${info.fieldName} has no meaning in the graph.`);
  const meter = new Meter(budget);
  const planning = startPlanning(info, { request, meter, planObject, planFields });
  const root = { field, nodes: info.fieldNodes, args: argumentsOf(field, info.fieldNodes[0]!) };
  const planned = planRoot(planning, mapping, root);
  if (planned === undefined) return undefined;
  const { text, columns, bindings } = printPlan(planned.plan, planning.seeing);
  planning.release();
  const answer: Compiled['answer'] = (other, statistics) => {
    if (!planning.guards.every((guard) => guard(other))) return undefined;
    const cost = meter.check(other, text.length, statistics);
    const parameters: Record<string, Parameter> = {};
    for (const [name, { type, list, value }] of Object.entries(bindings)) {
      parameters[name] = { type, list, value: other.of(value) };
    }
    const { read, write } = planned.output;
    return { statement: { text, columns, parameters, cost }, read: (records) => read(records, other), write };
  };
  return { isShared: !planning.refused.any, characters: text.length, answer };
}

/** A root field where a document asks for it. */
interface Root {
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly args: Derived<Arguments>;
}

interface Planned {
  readonly plan: Plan;
  /** Out of the records. */
  readonly output: Output;
}

function planRoot(planning: Planning, mapping: FieldMapping, root: Root): Planned | undefined {
  switch (mapping.kind) {
    case 'lookup':
      return planLookup(planning, mapping, root);
    case 'single':
      return planSingle(planning, mapping, root);
    case 'connection':
      return planRootConnection(planning, mapping, root);
    case 'rows':
      planning.request.of(root.args);
      return planRootRows(planning, mapping, root.field, root.nodes);
    case 'nodeById':
      return planNodes(planning, root, (args) => [args['id'] as GlobalId], firstOutput);
    case 'nodesByIds':
      return planNodes(
        planning,
        root,
        (args) => args['ids'] as readonly GlobalId[],
        (node) => rowsOutput(root.field.type, node),
      );
    default:
      throw new TypeError(`Field ${root.field.name} is a ${mapping.kind}, which only stands beneath another field.`);
  }
}

function queryOf(scope: Scope, match: Match): Query {
  return { match, where: [], distinct: false, order: [], limit: undefined, row: scope.row.freeze() };
}

function propertyType(model: NodeModel, property: string): Binding['type'] {
  const declared = model.properties[property];
  if (declared === undefined) throw new TypeError(`${model.label} has no property ${property}.`);
  return declared.type;
}

function planLookup(
  planning: Planning,
  { target, by, argument }: Extract<FieldMapping, { kind: 'lookup' }>,
  { field, nodes, args }: Root,
): Planned {
  const scope = newScope(planning, target);
  const object = planObject(planning, scope, possibleTypes(planning, getNamedType(field.type)), nodes);
  const { variable: node } = scope.node;
  const isInCapitals = target.properties[by]?.inCapitals === true;
  const key = (request: RequestValues) => {
    const named = request.of(args)[argument];
    return isInCapitals ? inCapitalLetters(named) : named;
  };
  planning.request.of(key);
  const value: Binding = { type: propertyType(target, by), list: false, value: key };
  const match: Match = { kind: 'key', node, model: target, property: by, value };
  return { plan: { query: queryOf(scope, match), extras: [] }, output: firstOutput(object) };
}

function planSingle(
  planning: Planning,
  { target }: Extract<FieldMapping, { kind: 'single' }>,
  { field, nodes }: Root,
): Planned {
  const scope = newScope(planning, target);
  const object = planObject(planning, scope, possibleTypes(planning, getNamedType(field.type)), nodes);
  const query: Query = {
    ...queryOf(scope, { kind: 'label', node: scope.node.variable, model: target }),
    // Of several, which no schema can rule out, it is always the same.
    order: [{ property: propertyOf(scope.node, target.key), direction: 'ASC' }],
    limit: { type: 'integer', list: false, value: always(1) },
  };
  return { plan: { query, extras: [] }, output: firstOutput(object) };
}

function planRootConnection(planning: Planning, mapping: ConnectionMapping, { field, nodes, args }: Root): Planned {
  const site = connectionSite(planning, mapping, args, undefined);
  // What stands behind the columns of the row, by name; the reader finds it behind the list of rows.
  const extras = new Map<string, () => Expression>();
  const value: Places['value'] = (name, build, beside) => {
    if (!extras.has(name)) {
      spendValue(planning, site, name, beside);
      extras.set(name, build);
    }
    return 1 + [...extras.keys()].indexOf(name);
  };
  const rows = () => {
    spendValue(planning, site, 'rows');
    return 0;
  };
  const connection = planParts(planning, site, field, nodes, undefined, { rows, value });
  const expressions = () => [...extras.values()].map((build) => build());
  if (!site.asked.rows) {
    const plan = { query: undefined, extras: expressions() };
    return { plan, output: throughOutput((records) => [[], ...((records[0] ?? []) as PositionalRecord)], connection) };
  }
  const present = extras.size === 0 ? undefined : site.scope.row.property(site.scope.node, mapping.target.key);
  const query = pageQuery(site, undefined, planning.request.of(site.page).backward);
  const width = query.row.columns.length;
  const view = (found: PositionalRecord): PositionalRecord => {
    const records = found as readonly PositionalRecord[];
    const rows = present === undefined ? records : records.filter((record) => record[present] !== null);
    return [rows, ...(records[0]?.slice(width) ?? [])];
  };
  const total = [...extras.keys()].indexOf('total');
  const sizeOfList = total >= 0 && isListedOnce(site) ? total : undefined;
  return { plan: { query, extras: expressions(), sizeOfList }, output: throughOutput(view, connection) };
}

const maximumIds = 100;

/** All nodes of a list of global ids in one statement; their order, misses and repetitions are restored afterwards. */
function planNodes(
  planning: Planning,
  { nodes, args }: Root,
  idsIn: (args: Arguments) => readonly GlobalId[],
  answer: (node: Output) => Output,
): Planned | undefined {
  const { schema } = planning;
  const ids = (request: RequestValues) =>
    atMost(maximumIds, idsIn(request.of(args))).map((id) => currentId(schema, id, request));
  const types = nodeTypes(planning, planning.request.of(ids));
  planning.guards.push((other) => isEqual(nodeTypes(planning, other.of(ids)), types));
  if (types.length === 0) return undefined;
  const models = types.map(nodeModelOf);
  const groups = [...new Set(types.length === 1 ? models : models.map(keyModel))];
  const rows = (request: RequestValues) => new Set(request.of(ids).map(({ typename, id }) => `${typename}:${id}`)).size;
  planning.meter.spend({ nodes: rows, subqueries: groups.length });
  const scope = listedScope(planning, groups[0]!, { rows, depth: 0 });
  const node = planObject(planning, scope, types, nodes);
  const labelsOf = labelsReader(scope, types);
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
      // A node can have the labels of several types: it is of the one that the id names.
      for (const { typename, row } of labelsOf(record)) {
        found.set(`${typename}:${keyOf.get(typename)!(record, request)}`, row);
      }
    }
    return request.of(ids).map(({ typename, id }) => found.get(`${typename}:${id}`) ?? missing);
  };
  const isFound = (record: PositionalRecord) => record !== missing;
  return {
    plan: { query: queryOf(scope, match), extras: [] },
    output: throughOutput(view, answer(optionalOutput(isFound, node))),
  };
}

/** Stands where an id names nothing. */
const missing: PositionalRecord = [];

/** Of which of some types a node is, each with the row that says it is of that one alone. */
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

/** The id that a node has now, for one by which it is looked up. */
function currentId(schema: GraphQLSchema, { typename, id }: GlobalId, { currentKey }: RequestValues): GlobalId {
  const type = schema.getType(typename);
  const model = type && typeMapping(type)?.node;
  return { typename, id: model === undefined ? id : currentKey(model, id) };
}

/** The nodes of a label that some keys name, each once. */
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

function atMost(maximum: number, ids: readonly GlobalId[]): readonly GlobalId[] {
  if (ids.length <= maximum) return ids;
  throw badUserInput(`There are ${ids.length} ids. At most ${maximum} are answered at once.`);
}

const isEqual = <Item>(one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

/** The object types that ids name, in a stable order; names that are no type of the graph find nothing. */
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
