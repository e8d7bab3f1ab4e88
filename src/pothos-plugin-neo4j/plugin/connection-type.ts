import type { ObjectRef, SchemaTypes } from '@pothos/core';
import type { ResultRow } from '../compiler/reader.ts';
import type { NodeModel } from '../model/define.ts';
import { connectionFields, means } from './connection-fields.ts';
import { countByFields } from './count-by.ts';
import { type Builder, claimName, type DeclaredUnion, type GraphRef, registryOf } from './registry.ts';
import { without } from './reserved-fields.ts';

export interface ConnectionTypeOptions {
  /** The name without `Connection` and `Edge`. */
  readonly name: string;
  /** Where it is used, for messages: a field, or lists of a type. */
  readonly where: string;
  /** The type of the nodes. */
  readonly type: GraphRef | DeclaredUnion['ref'];
  readonly target: NodeModel;
  readonly description: string;
  readonly edgeDescription: string;
  /** The fields for counts: none, `countBy` (`first`), or also `countsBy` (`paged`). */
  readonly counts: 'none' | 'first' | 'paged';
  /** Further fields of the connection. */
  readonly parts?: (() => object) | undefined;
  readonly edgeFields?: ((edge: object) => object) | undefined;
}

const countFields = ['countBy', 'countsBy', 'crossTabulation'];

const anotherName = "Name the types of the field: t.relatedConnection(…, { name: 'AnotherName', … }).";

/** The connection type of a name and its edge type. The Relay plugin makes both at the first use. */
export function connectionType(builder: Builder, options: ConnectionTypeOptions): ObjectRef<SchemaTypes, ResultRow> {
  const { connections } = registryOf(builder);
  claimName(builder, `${options.name}Connection`, options.where, anotherName);
  const known = connections.get(options.name);
  if (known !== undefined) return known as ObjectRef<SchemaTypes, ResultRow>;
  const { name, type, target, description, edgeDescription, edgeFields, where } = options;
  claimName(builder, `${name}Edge`, `the edges of ${where}`, anotherName);
  const connection = builder.connectionObject(
    {
      name: `${name}Connection`,
      type,
      description,
      edgesNullable: { list: false, items: false },
      nodeNullable: false,
      edgesField: { description: 'The edges of the page.', ...means('edges') },
      fields: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, ResultRow>) => ({
        ...connectionFields(t, type, 'The number of all nodes of the list, on every page.'),
        ...(options.counts !== 'none' && countByFields(builder, t, target, options.counts === 'paged')),
        ...without(['edges', 'nodes', 'pageInfo', 'totalCount', ...countFields], where, options.parts?.() ?? {}),
      }),
    },
    {
      name: `${name}Edge`,
      description: edgeDescription,
      nodeNullable: false,
      nodeField: { description: 'The node at the end of the edge.', ...means('edgeNode') },
      ...(edgeFields && {
        fields: (edge: object) => without(['node', 'cursor'], `An edge of ${where}`, edgeFields(edge)),
      }),
    } as never, // Cast: the Relay plugin asks for the shape of one builder.
  ) as ObjectRef<SchemaTypes, ResultRow>;
  connections.set(name, connection);
  return connection;
}
