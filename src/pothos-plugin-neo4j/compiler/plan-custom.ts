import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { publicError } from '../errors.ts';
import { unusual } from './json.ts';
import type { FieldMapping } from './mapping.ts';
import { firstOutput, leaf, objectOutput, rowsOutput, throughOutput } from './output.ts';
import type { Plan, Query } from './plan-node.ts';
import { columnReader, type Reader, Refusal } from './reader.ts';
import { type Arguments, argumentsOf, type Derived, type RequestValues } from './request-values.ts';
import { type Holder, propertyOf, type Wanted } from './row-builder.ts';
import { listedScope, type Planning, possibleTypes, questionKey, type Scope, selectionOf } from './scope.ts';
import type { PositionalRecord } from './statement.ts';
import { computed, customCost, customMatch, customWeight, type Origin } from './write-custom.ts';
import { valueWriter } from './write-value.ts';
import type { Output } from './writer.ts';

/** The place of a field with Cypher of the author: the node, the relationship to it, and the labels that it is selected for. */
interface Place {
  readonly scope: Scope;
  readonly link: Holder;
  readonly wanted: Wanted;
}

type RowsMapping = Extract<FieldMapping, { kind: 'rows' }>;

/** Plans a value that Cypher of the author computes from a node. */
export function planComputed(
  planning: Planning,
  { scope, link, wanted }: Place,
  mapping: Extract<FieldMapping, { kind: 'computed' }>,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): Output {
  const key = `${link.variable.id} computed ${questionKey(planning, mapping, nodes[0]!)}`;
  const args = argumentsOf(field, nodes[0]!);
  const expression = computed(planning, mapping, args, { self: scope.node, link });
  if (!scope.row.has(key)) planning.meter.spend(customCost(expression, mapping.visits, args, scope));
  const read = columnReader(scope.row.column(key, () => expression, scope.node.variable, wanted));
  const { read: shape } = mapping;
  if (shape === undefined) return leaf(read);
  const readShaped: Reader = (row, request) => shapeUnlessAbsent(shape, read(row, request));
  const write = valueWriter(planning, field.type, nodes);
  return { read: readShaped, write: write && ((row, writing) => write(readShaped(row, writing.request), writing)) };
}

type Shape = (value: unknown) => unknown;

/** What was shaped of which value: aliases share the value of a row, and none of them counts for the budget. */
const shaped = new WeakMap<Shape, WeakMap<object, unknown>>();

/** The output is null for a node of another label. */
function shapeUnlessAbsent(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return shape(value);
  let known = shaped.get(shape);
  if (known === undefined) {
    known = new WeakMap();
    shaped.set(shape, known);
  }
  if (!known.has(value)) known.set(value, shape(value));
  return known.get(value);
}

/** Plans the nodes or rows that a source finds for a node. */
export function planRows(
  planning: Planning,
  { scope, link, wanted }: Place,
  mapping: RowsMapping,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): Output {
  const { variable } = scope.node;
  const { query, output, id } = rowsQuery(planning, mapping, field, nodes, { self: scope.node, link }, scope);
  const key = `${variable.id} rows ${id}`;
  const position = scope.row.column(
    key,
    () => ({ kind: 'rows', query: { ...query, row: query.row() } }),
    variable,
    wanted,
  );
  return throughOutput((row) => row[position] as readonly PositionalRecord[], output);
}

/** Plans the nodes or rows that a source finds at the root, and the search for keys that no node has. */
export function planRootRows(
  planning: Planning,
  mapping: RowsMapping,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): { readonly plan: Plan; readonly output: Output } {
  const { query, output, present } = rowsQuery(planning, mapping, field, nodes, {}, undefined);
  const { missing } = mapping;
  const args = argumentsOf(field, nodes[0]!);
  const isAsked = (request: RequestValues) => missing?.isAsked(request.of(args)) === true;
  const isAskedHere = isAsked(planning.request);
  planning.guards.push((request) => isAsked(request) === isAskedHere);
  if (missing === undefined || !isAskedHere) {
    return { plan: { query: { ...query, row: query.row() }, extras: [] }, output };
  }
  const found = present();
  const row = query.row();
  const extra = computed(planning, { write: missing.write, type: 'text', list: true }, args, {});
  planning.meter.spend({ subqueries: customWeight(extra, 1) });
  const missingIn = (records: PositionalRecord) =>
    (records[0] as PositionalRecord)[row.columns.length] as readonly string[];
  const { read, write } = throughOutput(
    (records) => records.filter((record) => (record as PositionalRecord)[found] === true),
    output,
  );
  return {
    plan: { query: { ...query, row }, extras: [extra] },
    output: {
      read: (records, request) => {
        const keys = missingIn(records);
        return keys.length > 0 ? new Refusal((missing.error ?? notFound)(keys)) : read(records, request);
      },
      write:
        write &&
        ((records, writing) =>
          missingIn(records).length > 0 ? unusual('a key that no node has') : write(records, writing)),
    },
  };
}

function notFound(keys: readonly string[]): Error {
  const named = keys.map((key) => `'${key}'`).join(', ');
  return publicError('NOT_FOUND', `No node has the ${keys.length === 1 ? 'key' : 'keys'} ${named}.`, { keys });
}

/** The query of a source and its output. The row of the query is complete once everything is planned. */
export function rowsQuery(
  planning: Planning,
  mapping: RowsMapping,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  from: Origin,
  parent: Scope | undefined,
): {
  readonly query: Omit<Query, 'row'> & { readonly row: () => Query['row'] };
  /** Reads the value of the field from the rows. */
  readonly output: Output;
  /** Identifies these rows within the plan. */
  readonly id: number;
  /** The position of a value that is true if there is a row. */
  readonly present: () => number;
} {
  const { target, source, orderBy, list, of } = mapping;
  const args: Derived<Arguments> = argumentsOf(field, nodes[0]!);
  const size = (request: RequestValues) => (list ? mapping.most(request.of(args)) : 1);
  const rows = (request: RequestValues) => (parent ? request.of(parent.rows) : 1) * request.of(size);
  const known: Holder = { variable: planning.variable('relationship'), model: source.knows };
  const depth = (parent?.depth ?? 0) + 1;
  const scope: Scope = { ...listedScope(planning, target, { rows, depth }), edge: () => known };
  const match = customMatch(planning, source, args, from, {
    node: scope.node.variable,
    model: scope.node.model,
    known: known.variable,
  });
  planning.meter.spend({ nodes: rows, ...customCost(match, source.visits, args, parent) });
  const type = getNamedType(field.type);
  const item =
    of === 'nodes'
      ? planning.planObject(planning, scope, possibleTypes(planning, type), nodes)
      : rowOutput(planning, scope, type as GraphQLObjectType, nodes, known);
  const order = orderBy.map(({ name, direction }) => ({ property: propertyOf(known, name), direction }));
  const limit = list ? undefined : ({ type: 'integer', list: false, value: size } as const);
  return {
    id: scope.node.variable.id,
    present: () => scope.row.isThere(scope.node.variable),
    query: { match, where: [], distinct: false, order, limit, row: () => scope.row.freeze() },
    output: list ? rowsOutput(field.type, item) : firstOutput(item),
  };
}

function rowOutput(
  planning: Planning,
  scope: Scope,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  known: Holder,
): Output {
  const selection = selectionOf(planning, type, nodes);
  return objectOutput(
    type,
    selection,
    planning.planFields(planning, scope, type, selection, undefined, () => known),
  );
}
