import type { GraphQLField } from 'graphql';
import type { FieldMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import type { Draft } from './draft.ts';
import { withLabel } from './naive-ways.ts';
import type { Random } from './random.ts';
import type { WrittenArguments } from './write-page.ts';
import { Word, type Written, writeValue } from './write-value.ts';

/** Writes the arguments of `countBy`. */
export function writeCounts(
  draft: Draft,
  { dimensions }: Extract<FieldMapping, { kind: 'countBy' }>,
  field: GraphQLField<unknown, unknown>,
): WrittenArguments {
  const { random } = draft;
  const first = refused(random, 101) ?? random.pick([undefined, undefined, null, 0, 3, random.below(101)]);
  const orderBy = random.pick([undefined, null, 'COUNT_DESC', 'KEY_ASC']);
  const dimension = random.pick(Object.keys(dimensions));
  const by = dimensions[dimension]!;
  const values = { dimension: new Word(dimension), first, orderBy: orderBy && new Word(orderBy) };
  const node = by.kind === 'node' ? random.pick(withLabel(draft.graph, by.target)) : undefined;
  return { text: writeAll(draft, field, values), size: Math.max(1, first ?? 20), node };
}

/** Writes the arguments of `crossTabulation`, sometimes with the same dimension twice, which is refused. */
export function writePairs(
  draft: Draft,
  { dimensions }: Extract<FieldMapping, { kind: 'crossTabulation' }>,
  field: GraphQLField<unknown, unknown>,
): WrittenArguments {
  const { random } = draft;
  const first = refused(random, 1001) ?? random.pick([undefined, null, 0, 3, random.below(101), random.below(1001)]);
  const orderBy = random.pick([undefined, null, 'COUNT_DESC', 'KEY_ASC']);
  const names = Object.keys(dimensions);
  const row = random.pick(names);
  const column = random.chance(0.1) ? row : random.pick(names.filter((name) => name !== row));
  const values = { row: new Word(row), column: new Word(column), first, orderBy: orderBy && new Word(orderBy) };
  // The selection on a node is read for each cell of the table, and few tables have more cells.
  return { text: writeAll(draft, field, values), size: Math.max(1, Math.min(100, first ?? 100)), node: undefined };
}

/** Sometimes a size that is refused, as for pages. */
const refused = (random: Random, tooMany: number): number | undefined =>
  random.chance(0.06) ? random.pick([-1, tooMany]) : undefined;

function writeAll(
  draft: Draft,
  { args }: GraphQLField<unknown, unknown>,
  values: Readonly<Record<string, Written | undefined>>,
): string {
  const written = args.flatMap(({ name, type }) => {
    const value = values[name];
    return value === undefined ? [] : [`${name}: ${writeValue(draft, type, value)}`];
  });
  return `(${written.join(', ')})`;
}
