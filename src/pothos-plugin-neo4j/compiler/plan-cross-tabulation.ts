import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { badUserInput } from '../errors.ts';
import type { Selection } from './collect.ts';
import { type Dimension, type FieldMapping, fieldMapping } from './mapping.ts';
import { leaf, listOutput, objectOutput } from './output.ts';
import {
  countedValueOf,
  dimensionNamed,
  planMeans,
  planNodes,
  sizeOf,
  valueKeyReader,
  valueScope,
} from './plan-counts.ts';
import type { CountedValue, CrossTabulation, Tally } from './plan-node.ts';
import { slotKey } from './reader.ts';
import { type Arguments, argumentsOf, type RequestValues } from './request-values.ts';
import { propertyOf } from './row-builder.ts';
import { type ConnectionSite, type Places, type Planning, questionKey, type Scope, selectionOf } from './scope.ts';
import { type Estimate, endsOf, visitsOfHops } from './statistics.ts';
import type { Filler, Output } from './writer.ts';

const maximum = 1000;

/** One of the two dimensions: how its values are found, and the selection on values that are nodes. */
interface Side {
  readonly dimension: Dimension;
  readonly scope: Scope;
  readonly by: CountedValue;
  /** The position of the key of the value, counted from the end of a row. */
  readonly keyAt: number;
}

/** Plans the counts of a connection's nodes by pairs of values of two dimensions. */
export function planCrossTabulation(
  planning: Planning,
  site: ConnectionSite,
  mapping: Extract<FieldMapping, { kind: 'crossTabulation' }>,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  all: Tally,
  places: Places,
): Output {
  const derived = argumentsOf(field, nodes[0]!);
  const size = (request: RequestValues) => sizeOf(request.of(derived)['first'], maximum, maximum);
  planning.request.of(size);
  const args = planning.request.of(derived);
  const [row, column] = sidesOf(planning, site, mapping, args, size);
  planning.meter.spend({ nodes: row.scope.rows });
  const means: string[] = [];
  const item = planPair(planning, { row, column }, means, getNamedType(field.type) as GraphQLObjectType, nodes);
  const query = (): CrossTabulation => ({
    ...all,
    by: [row.by, column.by],
    averages: means.map((name) => propertyOf(site.scope.node, name)),
    first: args['orderBy'] === 'KEY_ASC' ? 'key' : 'count',
    limit: { type: 'integer', list: false, value: size },
    row: row.scope.row.freeze(),
  });
  const key = `${mapping.kind} ${questionKey(planning, mapping, nodes[0]!)} ${row.scope.node.variable.id}`;
  const visits = visitsOfPairs(site, row, column);
  const position = places.value(key, () => ({ kind: 'crossTabulation', query: query() }), { visits });
  return listOutput(position, field.type, item);
}

function sidesOf(
  planning: Planning,
  site: ConnectionSite,
  { dimensions }: Extract<FieldMapping, { kind: 'crossTabulation' }>,
  args: Arguments,
  size: (request: RequestValues) => number,
): readonly [row: Side, column: Side] {
  const name = args['row'];
  if (name === args['column']) {
    throw badUserInput(`'row' and 'column' both name ${name}. Name two different dimensions.`);
  }
  const side = (argument: 'row' | 'column', beside?: Scope): Side => {
    const dimension = dimensionNamed(dimensions, args[argument]);
    const own = valueScope(planning, site, dimension, size);
    // Both values are in one row, so their variables must differ.
    const scope = beside === undefined ? own : { ...own, row: beside.row };
    const by = countedValueOf(planning, site, dimension, scope);
    return { dimension, scope, by, keyAt: argument === 'row' ? -3 : -2 };
  };
  const row = side('row');
  return [row, side('column', row.scope)];
}

/** The estimated visits: the ways to the values of the columns start again for every value of the rows. */
function visitsOfPairs(site: ConnectionSite, row: Side, column: Side): Estimate {
  return (request, statistics) => {
    const listed = site.listed(request, statistics);
    const ends = endsOf(row.dimension.hops, listed, statistics);
    return visitsOfHops(row.dimension.hops, listed, statistics) + visitsOfHops(column.dimension.hops, ends, statistics);
  };
}

function planPair(
  planning: Planning,
  sides: Readonly<Record<'row' | 'column', Side>>,
  means: string[],
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Output {
  const selection = selectionOf(planning, type, nodes);
  const fillers: readonly Filler[] = [
    { key: 'count', ...leaf((row) => row.at(-1)) },
    ...planValues(planning, sides, type, selection),
    ...planMeans(means, 3, type, selection),
  ];
  return objectOutput(type, selection, fillers);
}

function planValues(
  planning: Planning,
  sides: Readonly<Record<'row' | 'column', Side>>,
  type: GraphQLObjectType,
  selection: Selection,
): readonly Filler[] {
  return [...selection].flatMap(([responseKey, fieldNodes]): readonly Filler[] => {
    const field = type.getFields()[fieldNodes[0]!.name.value];
    const mapping = field && fieldMapping(field);
    if (field === undefined || mapping?.kind !== 'pairValue') return [];
    const valueType = getNamedType(field.type) as GraphQLObjectType;
    const asked = selectionOf(planning, valueType, fieldNodes);
    const { dimension, scope, keyAt } = sides[mapping.of];
    const fillers = [
      { key: 'key', ...leaf(valueKeyReader(dimension, keyAt)) },
      ...planNodes(planning, scope, dimension, keyAt, valueType, asked),
    ];
    return [{ key: slotKey(responseKey), ...objectOutput(valueType, asked, fillers) }];
  });
}
