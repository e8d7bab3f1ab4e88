import type { GraphQLField } from 'graphql';
import { encodeCursor } from '../../src/pothos-plugin-neo4j/compiler/cursor.ts';
import type { FieldMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { type Draft, maximumRows, type Place } from './draft.ts';
import { type CountPageArguments, countsDigest } from './naive-count-page.ts';
import { everyCount } from './naive-counts.ts';
import { chooseSizes, type WrittenArguments } from './write-page.ts';
import { Word, type Written, writeValue } from './write-value.ts';

/** Writes the arguments of `countsBy`. */
export function writeCountPage(
  draft: Draft,
  mapping: Extract<FieldMapping, { kind: 'countsBy' }>,
  field: GraphQLField<unknown, unknown>,
  { rows }: Place,
): WrittenArguments {
  const { random, graph } = draft;
  const dimension = random.pick(Object.keys(mapping.dimensions));
  const orderBy = random.pick([undefined, null, 'COUNT_DESC', 'KEY_ASC'] as const);
  const args: CountPageArguments = { dimension, ...(orderBy !== undefined && { orderBy }) };
  const values = new Map<string, Written | undefined>([['dimension', new Word(dimension)]]);
  if (orderBy !== undefined) values.set('orderBy', orderBy && new Word(orderBy));
  for (const argument of ['after', 'before'] as const) {
    if (!random.chance(0.3)) continue;
    // A value of some node. The filter may leave out all nodes with it.
    const listed = graph.nodes.filter(({ labels }) => labels.has(mapping.label)).map((node) => ({ node }) as never);
    const counts = everyCount(graph, mapping.dimensions, listed, args);
    const key =
      random.chance(0.1) || counts.length === 0 ? random.pick(['nothing', '', null]) : random.pick(counts).key;
    values.set(argument, encodeCursor(random.chance(0.05) ? 'forged00' : countsDigest(mapping, args), [key]));
  }
  const size = chooseSizes(draft, values, Math.floor(maximumRows / rows));
  const written = field.args.flatMap(({ name, type }) => {
    const value = values.get(name);
    return value === undefined ? [] : [`${name}: ${writeValue(draft, type, value)}`];
  });
  return { text: `(${written.join(', ')})`, size, node: undefined };
}
