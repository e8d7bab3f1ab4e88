import type { FieldRef, SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import type { ResultRow } from '../compiler/reader.ts';
import type { GraphRef } from './registry.ts';

type Part = 'edges' | 'nodes' | 'edgeNode' | 'pageInfo' | 'totalCount' | 'cursor' | 'nodeById' | 'nodesByIds';

/** The options that give a part of a connection, or a root field of Relay, its meaning for the compiler. */
export const means = (kind: Part) => ({ extensions: { graph: { kind } satisfies FieldMapping } });

/** The fields `nodes` and `totalCount` of a connection type. */
export const connectionFields = (
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, ResultRow>,
  type: unknown,
  totalDescription: string,
): Readonly<Record<'nodes' | 'totalCount', FieldRef<SchemaTypes>>> => ({
  nodes: t.field({
    type: [type as GraphRef],
    nullable: { list: false, items: false },
    description: 'The page, without its edges.',
    ...means('nodes'),
    resolve: () => [],
  }),
  totalCount: t.int({
    nullable: false,
    description: totalDescription,
    ...means('totalCount'),
    resolve: (row) => row['totalCount'] as number,
  }),
});
