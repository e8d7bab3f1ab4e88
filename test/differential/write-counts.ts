import type { GraphQLField } from 'graphql';
import type { FieldMapping } from '../../src/compiler/mapping.ts';
import type { Draft } from './draft.ts';
import { withLabel } from './naive-ways.ts';
import type { WrittenArguments } from './write-page.ts';
import { Word, type Written, writeValue } from './write-value.ts';

/** Writes the arguments of `countBy`. */
export function writeCounts(
  draft: Draft,
  { dimensions }: Extract<FieldMapping, { kind: 'countBy' }>,
  field: GraphQLField<unknown, unknown>,
): WrittenArguments {
  const { random } = draft;
  const first = random.pick([undefined, undefined, null, 0, 3, random.below(101), -1, 101]);
  const orderBy = random.pick([undefined, null, 'COUNT_DESC', 'KEY_ASC']);
  const dimension = random.pick(Object.keys(dimensions));
  const by = dimensions[dimension]!;
  const values: Readonly<Record<string, Written | undefined>> = {
    dimension: new Word(dimension),
    first,
    orderBy: orderBy && new Word(orderBy),
  };
  const written = field.args.flatMap(({ name, type }) => {
    const value = values[name];
    return value === undefined ? [] : [`${name}: ${writeValue(draft, type, value)}`];
  });
  const node = by.kind === 'node' ? random.pick(withLabel(draft.graph, by.target)) : undefined;
  return { text: `(${written.join(', ')})`, size: Math.max(1, first ?? 20), node };
}
