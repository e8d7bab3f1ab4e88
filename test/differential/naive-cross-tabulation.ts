import { badUserInput } from '../../src/errors.ts';
import type { Dimension, FieldMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { type CountArguments, type Counting, keyText, type NaiveCount, valuesOf } from './naive-counts.ts';
import { compareValues } from './naive-order.ts';
import type { Reached, StoredGraph, StoredNode } from './stored-graph.ts';

type NaiveValue = Pick<NaiveCount, 'key' | 'node'>;

/** The number of rows with both of two values. */
export interface NaivePair extends Pick<NaiveCount, 'count' | 'counted'> {
  readonly row: NaiveValue;
  readonly column: NaiveValue;
}

export interface CrossArguments extends Pick<CountArguments, 'first' | 'orderBy'> {
  readonly row: string;
  readonly column: string;
}

interface Pair {
  readonly row: Counting;
  readonly column: Counting;
  readonly counted: Set<StoredNode>;
}

/** Counts rows by pairs of values of two dimensions: each row once for every pair of its values. */
export function countPairs(
  graph: StoredGraph,
  { dimensions }: Extract<FieldMapping, { kind: 'crossTabulation' }>,
  rows: readonly Reached[],
  args: CrossArguments,
): readonly NaivePair[] {
  const size = args.first ?? 1000;
  if (size < 0 || size > 1000) throw badUserInput(`'first' is ${size}. It must be from 0 to 1000.`);
  if (args.row === args.column) {
    throw badUserInput(`'row' and 'column' both name ${args.row}. Name two different dimensions.`);
  }
  const table = new Map<Counting['identity'], Map<Counting['identity'], Pair>>();
  for (const { node } of rows) {
    for (const row of valuesOf(graph, dimensions[args.row]!, node)) {
      const line = table.get(row.identity) ?? new Map<Counting['identity'], Pair>();
      table.set(row.identity, line);
      for (const column of valuesOf(graph, dimensions[args.column]!, node)) {
        const pair = line.get(column.identity) ?? { row, column, counted: new Set() };
        line.set(column.identity, pair);
        pair.counted.add(node);
      }
    }
  }
  const byKey = (one: Pair, other: Pair) =>
    compareValues(one.row.value, other.row.value) || compareValues(one.column.value, other.column.value);
  const byCount = (one: Pair, other: Pair) => other.counted.size - one.counted.size || byKey(one, other);
  return [...table.values()]
    .flatMap((line) => [...line.values()])
    .sort(args.orderBy === 'KEY_ASC' ? byKey : byCount)
    .slice(0, size)
    .map(({ row, column, counted }) => ({
      row: naiveValue(graph, dimensions[args.row]!, row),
      column: naiveValue(graph, dimensions[args.column]!, column),
      count: counted.size,
      counted: [...counted],
    }));
}

const naiveValue = (graph: StoredGraph, dimension: Dimension, { value, node }: Counting): NaiveValue => ({
  key: value === null ? null : keyText(graph, dimension, value),
  node,
});
