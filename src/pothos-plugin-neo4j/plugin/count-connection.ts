import type { ObjectRef, SchemaTypes } from '@pothos/core';
import type { ResultRow } from '../compiler/reader.ts';
import { connectionFields, means } from './connection-fields.ts';
import { type Builder, registryOf } from './registry.ts';

/** The connection type of counts and its edge type. Made at the first use. */
export function countConnection(
  builder: Builder,
  name: string,
  count: ObjectRef<SchemaTypes, ResultRow>,
): ObjectRef<SchemaTypes, ResultRow> {
  const { connections } = registryOf(builder);
  const known = connections.get(`${name}Connection`);
  if (known !== undefined) return known as ObjectRef<SchemaTypes, ResultRow>;
  const connection = builder.connectionObject(
    {
      name: `${name}Connection`,
      type: count,
      description: 'A page of values, each with the number of nodes that have it.',
      edgesNullable: { list: false, items: false },
      nodeNullable: false,
      edgesField: { description: 'The page, with cursors.', ...means('edges') },
      fields: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, ResultRow>) => ({
        ...connectionFields(t, count, 'The number of all values, on every page. "No value" counts as one of them.'),
      }),
    },
    {
      name: `${name}Edge`,
      description: 'An edge to a value.',
      nodeNullable: false,
      nodeField: { description: 'The value, and the number of nodes that have it.', ...means('edgeNode') },
    } as never, // Cast: the Relay plugin asks for the shape of one builder.
  ) as ObjectRef<SchemaTypes, ResultRow>;
  connections.set(`${name}Connection`, connection);
  return connection;
}
