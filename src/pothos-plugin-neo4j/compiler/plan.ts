import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
} from 'graphql';
import { isA, type NodeModel, storedAt } from '../model/define.ts';
import type { Selection } from './collect.ts';
import { weights } from './cost.ts';
import { keyReader, propertyReader } from './exact-values.ts';
import { type FieldMapping, fieldMapping, isWrapped, leadsToOne, nodeModelOf, typeMapping } from './mapping.ts';
import {
  firstPlaceReader,
  leaf,
  listOutput,
  nullableOutput,
  objectOutput,
  type PlaceReader,
  switchOutput,
} from './output.ts';
import { planConnection } from './plan-connection.ts';
import { planComputed, planRows } from './plan-custom.ts';
import type { Match, Query } from './plan-node.ts';
import { keyName, slotKey } from './reader.ts';
import { type Holder, propertyOf, type Wanted } from './row-builder.ts';
import {
  joinedScope,
  listedScope,
  orRefuse,
  type Planning,
  possibleTypes,
  type Scope,
  selectionOf,
  spendFields,
} from './scope.ts';
import type { Filler, Output } from './writer.ts';

/**
 * Plans the selection on the node of a scope. For an abstract type, the selection is collected for every object type that the
 * node can have. Types with the same selection share one plan.
 */
export function planObject(
  planning: Planning,
  scope: Scope,
  types: readonly GraphQLObjectType[],
  nodes: readonly FieldNode[],
): Output {
  const groups: { readonly types: GraphQLObjectType[]; readonly selection: Selection }[] = [];
  for (const type of types) {
    const selection = selectionOf(planning, type, nodes);
    const group = groups.find((other) => asksTheSame(other.types[0]!, other.selection, type, selection));
    if (group === undefined) groups.push({ types: [type], selection });
    else group.types.push(type);
  }
  const outputs = new Map<GraphQLObjectType, Output>();
  for (const group of groups) {
    const labels = group.types.map((type) => nodeModelOf(type).label);
    const wanted = groups.length === 1 ? undefined : { labels, of: types.length };
    const fillers = planFields(planning, scope, group.types[0]!, group.selection, wanted);
    for (const type of group.types) outputs.set(type, objectOutput(type, group.selection, fillers));
  }
  if (types.length === 1 && types[0] !== undefined) {
    const only = nodeModelOf(types[0]);
    if (isA(scope.node.model, only)) return outputs.get(types[0])!;
  }
  const [only, ...others] = groups;
  const isOneShape = others.length === 0 && isOfOneOf(planning, scope, types);
  if (only !== undefined && isOneShape && !tellsItsType(only.types[0]!, only.selection)) {
    return outputs.get(only.types[0]!)!;
  }
  const labels = types.map((type) => nodeModelOf(type).label);
  return switchOutput(
    placeReader(scope, labels),
    types.map((type) => outputs.get(type)!),
  );
}

/** With more types than this, all labels of a node are read: a `CASE` with a branch for each takes longer to plan. */
const MOST_BRANCHES = 4;

/** Reads which of some labels a node has, by its place among them: the first, where it has several. */
function placeReader({ row, node: { variable: node } }: Scope, labels: readonly string[]): PlaceReader {
  const all = `labels ${node.id}`;
  if (labels.length <= MOST_BRANCHES && !row.has(all)) {
    const position = row.column(`first of ${labels.join(' ')} ${node.id}`, () => ({
      kind: 'firstLabel',
      node,
      labels,
    }));
    return (values) => values[position] as number | null;
  }
  const position = row.column(all, () => ({ kind: 'labels', node }));
  return firstPlaceReader(position, labels);
}

/** The labels of the types of an interface; undefined if the interface is complete, so that every node has one of them. */
function typedLabels(planning: Planning, type: GraphQLNamedType): readonly string[] | undefined {
  const mapping = typeMapping(type);
  if (mapping?.node === undefined || !isAbstractType(type) || mapping.isComplete === true) return undefined;
  return possibleTypes(planning, type).map((one) => nodeModelOf(one).label);
}

/** Whether a node is certain to have one of some types. If it may have none, its labels must be read: such a node is null. */
function isOfOneOf({ schema }: Planning, { isTyped, node }: Scope, types: readonly GraphQLObjectType[]): boolean {
  if (isTyped === true) return true;
  const type = schema.getType(node.model.name);
  if (!isAbstractType(type) || typeMapping(type)?.isComplete !== true) return false;
  return schema.getPossibleTypes(type).every((one) => types.includes(one));
}

/**
 * Whether a selection depends on the type of the node, although it is the same for all types. If it does not, the labels are not
 * read: with short rows, reading them takes a tenth of the time of a statement.
 */
function tellsItsType(type: GraphQLObjectType, selection: Selection): boolean {
  return [...selection.values()].some((nodes) => {
    const field = type.getFields()[nodes[0]!.name.value];
    const kind = field && fieldMapping(field)?.kind;
    return kind === undefined || kind === 'globalId' || kind === 'needs' || isWrapped(field!);
  });
}

function asksTheSame(type: GraphQLObjectType, asked: Selection, other: GraphQLObjectType, of: Selection): boolean {
  if (asked.size !== of.size) return false;
  for (const [key, nodes] of asked) {
    const others = of.get(key);
    if (others?.length !== nodes.length || nodes.some((node, index) => node !== others[index])) return false;
    const name = nodes[0]!.name.value;
    const [field, twin] = [type.getFields()[name], other.getFields()[name]];
    if (field === undefined || twin === undefined) {
      if (field !== twin) return false;
      continue;
    }
    if (fieldMapping(field)?.kind === 'globalId' && fieldMapping(twin)?.kind === 'globalId') {
      if (haveOneKey(nodeModelOf(type), nodeModelOf(other))) continue;
      return false;
    }
    if (fieldMapping(field) !== fieldMapping(twin) || getNamedType(field.type) !== getNamedType(twin.type))
      return false;
  }
  return true;
}

/** Whether the keys of two labels are read in the same way. */
function haveOneKey(one: NodeModel, other: NodeModel): boolean {
  const [key, twin] = [one.properties[one.key], other.properties[other.key]];
  if (key === twin) return true;
  const where = ({ properties, key: name }: NodeModel) => JSON.stringify(storedAt(properties, name));
  return (
    key?.type === twin?.type && key?.isWide === twin?.isWide && one.key === other.key && where(one) === where(other)
  );
}

/** Plans the selected fields of one type. Each fills one slot of the result row. */
export function planFields(
  planning: Planning,
  scope: Scope,
  type: GraphQLObjectType,
  selection: Selection,
  wanted: Wanted,
  holder: () => Holder = () => ({ variable: scope.node.variable, model: nodeModelOf(type) }),
): readonly Filler[] {
  spendFields(planning, type, selection);
  const fillers: Filler[] = [];
  const fill = (key: string, output: Output) => fillers.push({ key, ...output });
  const property = (name: string) => fill(name, leaf(propertyReader(scope.row, holder(), name, wanted)));
  for (const [responseKey, nodes] of selection) {
    const field = type.getFields()[nodes[0]!.name.value];
    const mapping = field && fieldMapping(field);
    if (field === undefined || mapping === undefined) continue;
    const target = possibleTypes(planning, getNamedType(field.type));
    switch (mapping.kind) {
      case 'property':
        property(mapping.name);
        break;
      case 'needs':
        for (const name of mapping.names) property(name);
        break;
      case 'globalId':
        fill(keyName, leaf(keyReader(scope.row, holder(), nodeModelOf(type).key, wanted)));
        break;
      case 'relation':
        fill(slotKey(responseKey), planRelation(planning, scope, mapping, target, nodes, wanted));
        break;
      case 'reference':
        fill(slotKey(responseKey), planReference(planning, scope, holder(), { mapping, field }, target, nodes, wanted));
        break;
      case 'connection':
        fill(
          slotKey(responseKey),
          orRefuse(planning, () => planConnection(planning, scope, mapping, field, nodes, wanted)),
        );
        break;
      case 'computed':
      case 'rows': {
        const place = { scope, link: holder(), wanted };
        const plan = mapping.kind === 'rows' ? planRows : planComputed;
        fill(
          slotKey(responseKey),
          // Cast: the function was chosen by the kind of the mapping, which TypeScript does not follow.
          orRefuse(planning, () => plan(planning, place, mapping as never, field, nodes)),
        );
        break;
      }
      case 'links':
        fill(slotKey(responseKey), planLinks(planning, scope, holder(), field, nodes, wanted));
        break;
      case 'edgeNode':
        fill(slotKey(responseKey), planObject(planning, scope, target, nodes));
        break;
    }
  }
  return fillers;
}

function planRelation(
  planning: Planning,
  scope: Scope,
  mapping: Extract<FieldMapping, { kind: 'relation' }>,
  types: readonly GraphQLObjectType[],
  nodes: readonly FieldNode[],
  wanted: Wanted,
): Output {
  const { variable } = scope.node;
  const joined = scope.row.join(`${variable.id} ${planning.mappingId(mapping)}`, variable, wanted, () => {
    spendJoin(planning, scope);
    const value = joinedScope(planning, mapping.target, scope);
    const match: Match = {
      kind: 'hops',
      from: variable,
      hops: mapping.hops,
      node: value.node.variable,
      relationship: undefined,
    };
    return { match, certain: mapping.hops.every(leadsToOne), key: propertyOf(value.node, mapping.target.key), value };
  });
  return planJoined(planning, joined, types, nodes);
}

function spendJoin({ meter }: Planning, { row }: Scope): void {
  meter.spend({ subqueries: weights.join(row.joinCount + 1) });
}

function planJoined(
  planning: Planning,
  joined: Scope,
  types: readonly GraphQLObjectType[],
  nodes: readonly FieldNode[],
): Output {
  const present = joined.row.isThere(joined.node.variable);
  return nullableOutput(present, planObject(planning, joined, types, nodes));
}

type Field = GraphQLField<unknown, unknown>;

function planReference(
  planning: Planning,
  scope: Scope,
  holder: Holder,
  { mapping, field }: { readonly mapping: Extract<FieldMapping, { kind: 'reference' }>; readonly field: Field },
  types: readonly GraphQLObjectType[],
  nodes: readonly FieldNode[],
  wanted: Wanted,
): Output {
  const held = propertyOf(holder, mapping.name);
  const { target: model, by } = mapping;
  if (!held.list) {
    const joined = scope.row.join(
      `${holder.variable.id}->${planning.mappingId(mapping)}`,
      scope.node.variable,
      wanted,
      () => {
        spendJoin(planning, scope);
        const value = joinedScope(planning, model, scope);
        const match: Match = { kind: 'key', node: value.node.variable, model, property: by, value: held };
        return { match, certain: true, key: propertyOf(value.node, model.key), value };
      },
    );
    return planJoined(planning, joined, types, nodes);
  }
  const listKey = `${holder.variable.id}->>${planning.mappingId(mapping)}`;
  let listed = scope.lists.get(listKey);
  if (listed === undefined) {
    planning.meter.spend({ subqueries: 1 });
    listed = { ...listedScope(planning, model, { ...scope, depth: scope.depth + 1 }), isTyped: true };
    scope.lists.set(listKey, listed);
  }
  const { node, row } = listed;
  const item = planObject(planning, listed, types, nodes);
  const typed = typedLabels(planning, getNamedType(field.type));
  const query = (): Query => ({
    match: { kind: 'keys', node: node.variable, model, property: by, values: held },
    where: typed === undefined ? [] : [{ kind: 'labels', node: node.variable, labels: typed }],
    distinct: false,
    order: [{ property: propertyOf(node, model.key), direction: 'ASC' }],
    limit: undefined,
    row: row.freeze(),
  });
  const position = scope.row.column(listKey, () => ({ kind: 'rows', query: query() }), scope.node.variable, wanted);
  return listOutput(position, field.type, item);
}

/** Plans `links`: all relationships to the node of an edge, each with the fields of the edge. */
function planLinks(
  planning: Planning,
  scope: Scope,
  { model }: Holder,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  wanted: Wanted,
): Output {
  const { links: list } = scope;
  if (list === undefined) throw new TypeError(`${field.name}: at most one link leads to each node here.`);
  const key = `links ${list.id}`;
  let listed = scope.lists.get(key);
  if (listed === undefined) {
    planning.meter.spend({ subqueries: 1 });
    const link: Holder = { variable: planning.variable('relationship'), model };
    listed = {
      ...listedScope(planning, scope.node.model, { ...scope, depth: scope.depth + 1 }),
      node: scope.node,
      edge: () => link,
    };
    scope.lists.set(key, listed);
  }
  const { row, edge } = listed;
  const type = getNamedType(field.type) as GraphQLObjectType;
  const selection = selectionOf(planning, type, nodes);
  const item = objectOutput(type, selection, planFields(planning, listed, type, selection, undefined, edge));
  const { variable: node } = scope.node;
  const query = (): Query => ({
    match: { kind: 'each', list, node, relationship: edge!().variable },
    where: [],
    distinct: false,
    order: [],
    limit: undefined,
    row: row.freeze(),
  });
  const position = scope.row.column(key, () => ({ kind: 'rows', query: query() }), node, wanted);
  return listOutput(position, field.type, item);
}
