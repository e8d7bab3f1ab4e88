import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { badUserInput } from '../errors.ts';
import { isA } from '../model/define.ts';
import type { Selection } from './collect.ts';
import { type Dimension, type FieldMapping, fieldMapping, nodeModelOf } from './mapping.ts';
import { missingKey } from './missing-value.ts';
import { leaf, listOutput, nothing, objectOutput, optionalOutput } from './output.ts';
import type { CountedValue, Counts, Match, Tally, Variable } from './plan-node.ts';
import { type Reader, slotKey } from './reader.ts';
import { type Arguments, argumentsOf, type Derived, type RequestValues } from './request-values.ts';
import { type Holder, propertyOf } from './row-builder.ts';
import {
  type ConnectionSite,
  listedScope,
  type Places,
  type Planning,
  possibleTypes,
  questionKey,
  type Scope,
  selectionOf,
} from './scope.ts';
import { type Estimate, visitsOfHops } from './statistics.ts';
import type { Filler, Output } from './writer.ts';

const maximum = 100;

/** Plans the counts of a connection's nodes by a dimension. They do not depend on the page of the connection. */
export function planCounts(
  planning: Planning,
  site: ConnectionSite,
  mapping: Extract<FieldMapping, { kind: 'countBy' }>,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  all: Tally,
  places: Places,
): Output {
  const derived = argumentsOf(field, nodes[0]!);
  const args = planning.request.of(derived);
  const size = (request: RequestValues) => sizeOf(request.of(derived)['first'], 20, maximum);
  planning.request.of(size);
  const counted = countedBy(planning, site, mapping.dimensions, args, size);
  planning.meter.spend({ nodes: counted.scope.rows });
  const limit = { type: 'integer', list: false, value: size } as const;
  const item = planCount(planning, counted, getNamedType(field.type) as GraphQLObjectType, nodes);
  const query = () => ({ ...countsOf(counted, all), limit });
  const key = countsKey(planning, mapping, nodes[0]!, counted);
  const position = places.value(key, () => ({ kind: 'counts', query: query() }), { visits: visitsOfValues(counted) });
  return listOutput(position, field.type, item);
}

/** The dimension by which the nodes of a connection are counted, and the selection on each value so far. */
export interface Counted {
  readonly site: ConnectionSite;
  readonly dimension: Dimension;
  /** The scope of the node that is a value. Not used if values are not nodes. */
  readonly scope: Scope;
  readonly by: CountedValue;
  readonly first: Counts['first'];
  /** The properties whose averages are selected, each once. In a row they come before the key and the count. */
  readonly means: string[];
}

/** Reads the arguments of a field that counts. `size` is the most values that it reads. */
export function countedBy(
  planning: Planning,
  site: ConnectionSite,
  dimensions: Readonly<Record<string, Dimension>>,
  args: Arguments,
  size: Derived<number>,
): Counted {
  const dimension = dimensionNamed(dimensions, args['dimension']);
  const scope = valueScope(planning, site, dimension, size);
  const by = countedValueOf(planning, site, dimension, scope);
  return { site, dimension, scope, by, first: args['orderBy'] === 'KEY_ASC' ? 'key' : 'count', means: [] };
}

/** Throws `BAD_USER_INPUT` for an unknown dimension. */
export function dimensionNamed(dimensions: Readonly<Record<string, Dimension>>, name: unknown): Dimension {
  const dimension = dimensions[String(name)];
  if (dimension === undefined) throw badUserInput(`There is no dimension '${name}' to count by.`);
  return dimension;
}

/** A scope for values. At most `size` are read beneath each parent of the connection. */
export function valueScope(
  planning: Planning,
  { parent, scope, mapping }: ConnectionSite,
  dimension: Dimension,
  size: Derived<number>,
): Scope {
  const model = dimension.kind === 'node' ? dimension.target : mapping.target;
  const rows = (request: RequestValues) => (parent ? request.of(parent.rows) : 1) * request.of(size);
  const expected: Estimate = (request, statistics) => (parent?.expected(request, statistics) ?? 1) * request.of(size);
  return listedScope(planning, model, { rows, expected, depth: scope.depth });
}

/** The query of the counts. Call it after the selection on a value is planned. */
export function countsOf(
  { site, scope, by, first, means }: Counted,
  { match, where, distinct }: Tally,
): Omit<Counts, 'limit'> {
  return {
    match,
    where,
    distinct,
    by,
    averages: means.map((name) => propertyOf(site.scope.node, name)),
    first,
    row: scope.row.freeze(),
  };
}

/** The estimated visits between the counted nodes and their values. */
export function visitsOfValues({ site, dimension: { hops } }: Counted): Estimate {
  return (request, statistics) => visitsOfHops(hops, site.listed(request, statistics), statistics);
}

export function countsKey(planning: Planning, mapping: FieldMapping, node: FieldNode, { scope }: Counted): string {
  return `${mapping.kind} ${questionKey(planning, mapping, node)} ${scope.node.variable.id}`;
}

/** Plans the selected fields of one value and its count. */
export function planCount(
  planning: Planning,
  counted: Counted,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Output {
  const selection = selectionOf(planning, type, nodes);
  const { scope, dimension } = counted;
  const fillers: readonly Filler[] = [
    { key: 'key', ...leaf(valueKeyReader(dimension, -2)) },
    { key: 'count', ...leaf((row) => row.at(-1)) },
    ...planNodes(planning, scope, dimension, -2, type, selection),
    ...planMeans(counted.means, 2, type, selection),
  ];
  return objectOutput(type, selection, fillers);
}

/** Reads the key of a value. `keyAt` is its position, from the end of a row. For a node without its key, it gives an error. */
export function valueKeyReader(dimension: Dimension, keyAt: number): Reader {
  return (row) => {
    const key = row.at(keyAt);
    return key === false && dimension.kind === 'node' ? missingKey(dimension.target.name, dimension.target.key) : key;
  };
}

export function sizeOf(first: unknown, otherwise: number, maximum: number): number {
  const size = (first ?? otherwise) as number;
  if (size < 0 || size > maximum) throw badUserInput(`'first' is ${size}. It must be from 0 to ${maximum}.`);
  return size;
}

/** Plans the nodes that are values; null if values are not nodes. `keyAt` is the position of the key, from the end of a row. */
export function planNodes(
  planning: Planning,
  scope: Scope,
  dimension: Dimension,
  keyAt: number,
  type: GraphQLObjectType,
  selection: Selection,
): readonly Filler[] {
  return [...selection].flatMap(([responseKey, fieldNodes]): readonly Filler[] => {
    const field = type.getFields()[fieldNodes[0]!.name.value];
    if (field === undefined || fieldMapping(field)?.kind !== 'edgeNode') return [];
    if (dimension.kind !== 'node') return [{ key: slotKey(responseKey), ...nothing }];
    const types = possibleTypes(planning, getNamedType(field.type)).filter((candidate) =>
      isA(nodeModelOf(candidate), dimension.target),
    );
    const node = planning.planObject(planning, scope, types, fieldNodes);
    return [{ key: slotKey(responseKey), ...optionalOutput((row) => row.at(keyAt) !== null, node) }];
  });
}

/** Plans averages and adds their properties to `means`. `behind` is the number of values after the averages in a row. */
export function planMeans(
  means: string[],
  behind: number,
  type: GraphQLObjectType,
  selection: Selection,
): readonly Filler[] {
  return [...selection].flatMap(([responseKey, fieldNodes]): readonly Filler[] => {
    const field = type.getFields()[fieldNodes[0]!.name.value];
    const mapping = field && fieldMapping(field);
    if (mapping?.kind !== 'average') return [];
    if (!means.includes(mapping.name)) means.push(mapping.name);
    const index = means.indexOf(mapping.name);
    // The number of averages is known only when everything is planned.
    return [{ key: slotKey(responseKey), ...leaf((row) => row.at(index - means.length - behind)) }];
  });
}

/** The pattern that finds the values of a dimension. Values that are nodes are those of the scope. */
export function countedValueOf(
  planning: Planning,
  site: ConnectionSite,
  dimension: Dimension,
  scope: Scope,
): CountedValue {
  const from = site.scope.node;
  if (dimension.kind === 'property') return propertyDimension(planning, from, dimension);
  const { hops, target, through } = dimension;
  const { variable: node } = scope.node;
  const key = propertyOf(scope.node, target.key);
  const way = (end: Variable, relationship?: Variable): Match => ({
    kind: 'hops',
    from: from.variable,
    hops,
    node: end,
    relationship,
  });
  if (through === undefined) return { kind: 'node', key, steps: [{ match: way(node), where: [] }] };
  const edge = { variable: planning.variable('relationship'), model: hops.at(-1)!.relationship };
  const value = propertyOf(edge, through.name);
  const steps = [
    { match: way(planning.variable('node'), edge.variable), where: [{ kind: 'isNotNull', operand: value } as const] },
    { match: { kind: 'key', node, model: target, property: through.by, value } as const, where: [] },
  ];
  return { kind: 'node', key, steps };
}

function propertyDimension(
  planning: Planning,
  from: Holder,
  { name, hops }: Extract<Dimension, { kind: 'property' }>,
): CountedValue {
  if (hops.length === 0) return { kind: 'property', steps: [], property: propertyOf(from, name) };
  const node = planning.variable('node');
  const property = propertyOf({ variable: node, model: hops.at(-1)!.target }, name);
  const match: Match = { kind: 'hops', from: from.variable, hops, node, relationship: undefined };
  return { kind: 'property', steps: [{ match, where: [{ kind: 'isNotNull', operand: property }] }], property };
}
