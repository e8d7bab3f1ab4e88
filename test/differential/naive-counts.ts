import { badUserInput } from '../../src/errors.ts';
import type { Dimension, FieldMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { Moment } from './moment.ts';
import { compareValues } from './naive-order.ts';
import { follow } from './naive-ways.ts';
import type { Reached, Scalar, StoredGraph, StoredNode } from './stored-graph.ts';

/** The number of rows with one value. */
export interface NaiveCount {
  readonly key: string | null;
  readonly node: StoredNode | null;
  readonly count: number;
  /** The counted nodes. */
  readonly counted: readonly StoredNode[];
}

export interface CountArguments {
  readonly dimension: string;
  readonly first?: number | null;
  readonly orderBy?: 'COUNT_DESC' | 'KEY_ASC' | null;
}

interface Counted {
  readonly value: Scalar | null;
  readonly node: StoredNode | null;
  readonly counted: StoredNode[];
}

/** Counts rows by a dimension: each row once for each of its values, and under null if it has none. */
export function countRows(
  graph: StoredGraph,
  mapping: Extract<FieldMapping, { kind: 'countBy' }>,
  rows: readonly Reached[],
  args: CountArguments,
): readonly NaiveCount[] {
  const size = args.first ?? 20;
  if (size < 0 || size > 100) throw badUserInput(`'first' is ${size}. It must be from 0 to 100.`);
  return everyCount(graph, mapping.dimensions, rows, args).slice(0, size);
}

/** The counts of all values, in order. */
export function everyCount(
  graph: StoredGraph,
  dimensions: Readonly<Record<string, Dimension>>,
  rows: readonly Reached[],
  args: CountArguments,
): readonly NaiveCount[] {
  const counts = new Map<Scalar | StoredNode | null, Counted>();
  for (const { node } of rows) {
    const values = valuesOf(graph, dimensions[args.dimension]!, node);
    for (const { identity, ...value } of values) {
      const counted = counts.get(identity) ?? { ...value, counted: [] };
      counted.counted.push(node);
      counts.set(identity, counted);
    }
  }
  const byKey = (one: Counted, other: Counted) => compareValues(one.value, other.value);
  const byCount = (one: Counted, other: Counted) => other.counted.length - one.counted.length || byKey(one, other);
  return [...counts.values()].sort(args.orderBy === 'KEY_ASC' ? byKey : byCount).map(({ value, node, counted }) => ({
    key: value === null ? null : keyText(graph, dimensions[args.dimension]!, value),
    node,
    count: counted.length,
    counted,
  }));
}

/** The average of a property of the counted nodes; null if none has it. */
export function averageOf({ counted }: Pick<NaiveCount, 'counted'>, property: string): number | null {
  const numbers = counted.flatMap(({ properties }) => (properties[property] as number | undefined) ?? []);
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** A value of a node, or null if it has none. */
export interface Counting extends Pick<Counted, 'value' | 'node'> {
  readonly identity: Scalar | StoredNode | null;
}

export function valuesOf(graph: StoredGraph, dimension: Dimension, of: StoredNode): readonly Counting[] {
  const values =
    dimension.kind === 'property'
      ? scalarsOf(dimension, of).map((value) => ({ identity: identityOf(value), value, node: null }))
      : [...new Set(nodesOf(graph, dimension, of))].map((node) => ({
          identity: node,
          value: node.properties[dimension.target.key] as Scalar,
          node,
        }));
  return values.length === 0 ? [{ identity: null, value: null, node: null }] : values;
}

/** A value in the form of the database, which writes floats with at least one digit after the point. */
export function keyText({ floats }: StoredGraph, dimension: Dimension, value: Scalar): string {
  const isFloat = dimension.kind === 'property' && floats?.has(dimension.name) === true;
  return isFloat && Number.isInteger(value) ? `${value}.0` : String(value);
}

/** Equal texts of a time are one value. */
const identityOf = (value: Scalar): Scalar => {
  if (value instanceof Moment) return value.text;
  return Object.is(value, -0) ? '-0' : value;
};

function scalarsOf({ name, hops }: Extract<Dimension, { kind: 'property' }>, of: StoredNode): readonly Scalar[] {
  const held = (node: StoredNode) => [node.properties[name] ?? []].flat();
  return hops.length === 0 ? held(of) : [...new Set(follow(of, hops).flatMap(({ node }) => held(node)))];
}

function nodesOf(
  graph: StoredGraph,
  { hops, target, through }: Extract<Dimension, { kind: 'node' }>,
  of: StoredNode,
): readonly StoredNode[] {
  const reached = follow(of, hops);
  if (through === undefined) return reached.map(({ node }) => node);
  const named = reached.map(({ relationship }) => relationship?.properties[through.name]);
  return graph.nodes.filter(
    ({ labels, properties }) =>
      labels.has(target.label) && properties[through.by] !== undefined && named.includes(properties[through.by]),
  );
}
