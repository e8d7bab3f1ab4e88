import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
} from 'graphql';
import { badUserInput } from '../errors.ts';
import { labelsOf, type NodeModel } from '../model/define.ts';
import { type Budget, defaultBudget, meter } from './cost.ts';
import { type ConnectionMapping, type FieldMapping, fieldMapping, nodeModelOf, typeMapping } from './mapping.ts';
import { planFields, planObject } from './plan.ts';
import { connectionSite, pageQuery, planParts } from './plan-connection.ts';
import type { Binding, Expression, Match, Plan, Query } from './plan-node.ts';
import { printPlan } from './print.ts';
import { propertyOf } from './row-builder.ts';
import { type Coerce, newScope, type Planning, possibleTypes, type Scope, startPlanning } from './scope.ts';
import type { PositionalRecord, Statement } from './statement.ts';

/** What the compiler needs to know of the field that is being resolved. */
export type FieldInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'fragments' | 'variableValues' | 'fieldNodes' | 'parentType' | 'fieldName'
>;

/** A root field, compiled: the statement to run, and how to read its records into the value of the field. */
export interface Compiled {
  readonly statement: Statement;
  readonly read: (records: readonly PositionalRecord[]) => unknown;
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
export function compileField(info: FieldInfo, coerce: Coerce, budget: Budget = defaultBudget): Compiled | undefined {
  const field = info.parentType.getFields()[info.fieldName];
  const mapping = field && fieldMapping(field);
  if (field === undefined || mapping === undefined)
    throw new TypeError(`Field ${info.fieldName} has no meaning in the graph.`);
  const { spend } = meter(budget);
  const planning = startPlanning(info, coerce, { planObject, planFields, spend });
  const args = coerce(field, info.fieldNodes[0]!);
  const types = possibleTypes(planning, getNamedType(field.type));
  switch (mapping.kind) {
    case 'lookup':
      return compileLookup(planning, mapping, types, info.fieldNodes, args[mapping.argument]);
    case 'connection':
      return compileConnection(planning, mapping, field, info.fieldNodes, args);
    case 'nodeById': {
      const id = args['id'] as GlobalId;
      return compileNodes(planning, [id], info.fieldNodes, ([node]) => node ?? null);
    }
    case 'nodesByIds':
      return compileNodes(planning, args['ids'] as readonly GlobalId[], info.fieldNodes, (nodes) => nodes);
    default:
      throw new TypeError(`Field ${info.fieldName} is a ${mapping.kind}, which only stands beneath another field.`);
  }
}

function compiled(plan: Plan, read: Compiled['read']): Compiled {
  return { statement: printPlan(plan), read };
}

function queryOf(scope: Scope, match: Match): Query {
  return { match, where: [], distinct: false, order: [], limit: undefined, row: scope.row.freeze() };
}

function bindingOf(model: NodeModel, property: string, value: unknown, list = false): Binding {
  return { type: propertyType(model, property), list, value };
}

function propertyType(model: NodeModel, property: string): Binding['type'] {
  const declared = model.properties[property];
  if (declared === undefined) throw new TypeError(`${model.label} has no property ${property}.`);
  return declared.type;
}

function compileLookup(
  planning: Planning,
  { target, by }: Extract<FieldMapping, { kind: 'lookup' }>,
  types: readonly GraphQLObjectType[],
  nodes: readonly FieldNode[],
  value: unknown,
): Compiled {
  const scope = newScope(planning, target);
  const read = planObject(planning, scope, types, nodes);
  const { variable: node } = scope.node;
  const match: Match = { kind: 'key', node, model: target, property: by, value: bindingOf(target, by, value) };
  return compiled({ query: queryOf(scope, match), extras: [] }, ([record]) => (record ? read(record) : null));
}

function compileConnection(
  planning: Planning,
  mapping: ConnectionMapping,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  args: Readonly<Record<string, unknown>>,
): Compiled {
  const site = connectionSite(planning, mapping, args);
  // What stands behind the columns of the row, by name; the reader finds it behind the list of rows.
  const extras = new Map<string, () => Expression>();
  const value = (name: string, build: () => Expression): number => {
    if (!extras.has(name)) extras.set(name, build);
    return 1 + [...extras.keys()].indexOf(name);
  };
  const read = planParts(planning, site, field, nodes, undefined, { rows: () => 0, value });
  const expressions = () => [...extras.values()].map((build) => build());
  if (!site.asked.rows) {
    const plan = { query: undefined, extras: expressions() };
    return compiled(plan, ([record]) => read([[], ...(record ?? [])]));
  }
  const present = extras.size === 0 ? undefined : site.scope.row.property(site.scope.node, mapping.target.key);
  const query = pageQuery(site, undefined);
  const width = query.row.columns.length;
  return compiled({ query, extras: expressions() }, (records) => {
    const rows = present === undefined ? records : records.filter((record) => record[present] !== null);
    return read([rows, ...(records[0]?.slice(width) ?? [])]);
  });
}

const maximumIds = 100;

/** All nodes of a list of global ids in one statement; their order, misses and repetitions are restored afterwards. */
function compileNodes(
  planning: Planning,
  ids: readonly GlobalId[],
  nodes: readonly FieldNode[],
  answer: (rows: readonly unknown[]) => unknown,
): Compiled | undefined {
  if (ids.length > maximumIds) {
    throw badUserInput(`There are ${ids.length} ids. At most ${maximumIds} are answered at once.`);
  }
  const types = nodeTypes(planning, ids);
  if (types.length === 0) return undefined;
  const models = types.map(nodeModelOf);
  const model = models.length === 1 ? models[0]! : keyModel(models[0]!);
  const known = new Set(types.map((type) => type.name));
  const wanted = new Set(ids.filter(({ typename }) => known.has(typename)).map(({ id }) => id));
  planning.spend({ nodes: wanted.size });
  const scope = newScope(planning, model, undefined, wanted.size);
  const read = planObject(planning, scope, types, nodes);
  const position = scope.row.property(scope.node, model.key);
  const isInteger = propertyType(model, model.key) === 'integer';
  const keys = [...wanted].map((id) => (isInteger ? Number(id) : id));
  const { variable: node } = scope.node;
  const match: Match = {
    kind: 'keys',
    node,
    model,
    property: propertyOf(scope.node, model.key).name,
    values: bindingOf(model, model.key, keys, true),
  };
  return compiled({ query: queryOf(scope, match), extras: [] }, (records) => {
    const found = new Map<string, unknown>();
    for (const record of records) {
      const row = read(record) as { readonly __typename: string } | null;
      if (row !== null) found.set(`${row.__typename}:${record[position]}`, row);
    }
    return answer(ids.map(({ typename, id }) => found.get(`${typename}:${id}`) ?? null));
  });
}

/** The object types that ids name, in a stable order; names that are no type of the graph find nothing. */
function nodeTypes(planning: Planning, ids: readonly GlobalId[]): readonly GraphQLObjectType[] {
  const names = [...new Set(ids.map(({ typename }) => typename))].sort();
  return names.flatMap((name) => {
    const type = planning.schema.getType(name);
    return isObjectType(type) && typeMapping(type)?.node !== undefined ? [type] : [];
  });
}

/** The model of the label whose constraint serves a look-up by key. */
function keyModel(model: NodeModel): NodeModel {
  if (model.keyLabel === model.label) return model;
  const parent = model.parents.find((candidate) => labelsOf(candidate).includes(model.keyLabel));
  if (parent === undefined) throw new TypeError(`${model.label} does not carry ${model.keyLabel}.`);
  return keyModel(parent);
}
