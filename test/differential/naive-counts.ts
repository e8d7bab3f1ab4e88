import type { Dimension, FieldMapping } from '../../src/compiler/mapping.ts';
import { badUserInput } from '../../src/errors.ts';
import { compareValues } from './naive-order.ts';
import { follow } from './naive-ways.ts';
import type { Reached, Scalar, StoredGraph, StoredNode } from './stored-graph.ts';

/** How many rows have one value. */
export interface NaiveCount {
  readonly key: string | null;
  readonly node: StoredNode | null;
  readonly count: number;
}

export interface CountArguments {
  readonly dimension: string;
  readonly first?: number | null;
  readonly orderBy?: 'COUNT_DESC' | 'KEY_ASC' | null;
}

interface Counted {
  readonly value: Scalar | null;
  readonly node: StoredNode | null;
  count: number;
}

/** Counts rows by a dimension: each under every of its values, those without any under null. */
export function countRows(
  graph: StoredGraph,
  mapping: Extract<FieldMapping, { kind: 'countBy' }>,
  rows: readonly Reached[],
  args: CountArguments,
): readonly NaiveCount[] {
  const size = args.first ?? 20;
  if (size < 0 || size > 100) throw badUserInput(`'first' is ${size}. It must be from 0 to 100.`);
  const counts = new Map<Scalar | StoredNode | null, Counted>();
  for (const { node } of rows) {
    const values = valuesOf(graph, mapping.dimensions[args.dimension]!, node);
    for (const { identity, ...value } of values) {
      const counted = counts.get(identity) ?? { ...value, count: 0 };
      counted.count += 1;
      counts.set(identity, counted);
    }
  }
  const byKey = (one: Counted, other: Counted) => compareValues(one.value, other.value);
  const byCount = (one: Counted, other: Counted) => other.count - one.count || byKey(one, other);
  return [...counts.values()]
    .sort(args.orderBy === 'KEY_ASC' ? byKey : byCount)
    .slice(0, size)
    .map(({ value, node, count }) => ({ key: value === null ? null : String(value), node, count }));
}

interface Counting extends Pick<Counted, 'value' | 'node'> {
  readonly identity: Scalar | StoredNode | null;
}

function valuesOf(graph: StoredGraph, dimension: Dimension, of: StoredNode): readonly Counting[] {
  const values =
    dimension.kind === 'property'
      ? [of.properties[dimension.name] ?? []].flat().map((value) => ({ identity: value, value, node: null }))
      : [...new Set(nodesOf(graph, dimension, of))].map((node) => ({
          identity: node,
          value: node.properties[dimension.target.key] as Scalar,
          node,
        }));
  return values.length === 0 ? [{ identity: null, value: null, node: null }] : values;
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
