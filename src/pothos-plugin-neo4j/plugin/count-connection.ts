import type { ObjectRef, SchemaTypes } from '@pothos/core';
import type { ResultRow } from '../compiler/reader.ts';
import { connectionFields, means } from './connection-fields.ts';
import { type Builder, registryOf } from './registry.ts';

/** The connection type of numbers, with its edge type. Made when it is first used. */
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
      description: 'A page of the values that something has, each with how many have it.',
      edgesNullable: { list: false, items: false },
      nodeNullable: false,
      edgesField: { description: 'The page, with cursors.', ...means('edges') },
      fields: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, ResultRow>) => ({
        ...connectionFields(
          t,
          count,
          'How many values there are in all, whatever the page; having none counts as one.',
        ),
      }),
    },
    {
      name: `${name}Edge`,
      description: 'A value on a page of values.',
      nodeNullable: false,
      nodeField: { description: 'The value, and how many have it.', ...means('edgeNode') },
    } as never, // Cast: the Relay plugin asks for the shape of one builder.
  ) as ObjectRef<SchemaTypes, ResultRow>;
  connections.set(`${name}Connection`, connection);
  return connection;
}
