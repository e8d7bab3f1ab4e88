import {
  type FieldMap,
  type FieldRef,
  InputObjectRef,
  ObjectRef,
  type RootFieldBuilder,
  type SchemaTypes,
} from '@pothos/core';
import type { ConnectionMapping, EdgeModel, Hop, OrderField, Source } from '../compiler/mapping.ts';
import type { NodeModel, RelationshipModel } from '../model/define.ts';
import { type ConnectionTypeOptions, connectionType } from './connection-type.ts';
import { remember } from './declared-fields.ts';
import { connectionFilter, filterMapping } from './filter-input.ts';
import { withLinks } from './link-type.ts';
import { enumName, orderField, orderInput } from './order-input.ts';
import { type Builder, type DeclaredUnion, refOf, registryOf } from './registry.ts';
import type { LinksOptions } from './types.ts';

// Casts: what Pothos takes for a field or a type follows from the types of one builder, and this code makes them for any.

interface ConnectionFieldOptions {
  readonly target: NodeModel;
  /** The union that the nodes are of, where it is not the type of the target. */
  readonly union?: DeclaredUnion | undefined;
  /** Cypher of an author's own that finds the nodes in place of hops. */
  readonly found?: FoundConnection | undefined;
  /** The way from the owner; empty for a list of every node of the target. */
  readonly hops: readonly Hop[];
  /** Whose field it is, where its connection type is its own. */
  readonly owner: NodeModel | undefined;
  readonly description: string;
  readonly edgeDescription: string;
  readonly edgeFields?: ((edge: object) => object) | undefined;
  readonly links?: LinksOptions | undefined;
  readonly orderByEdge: readonly string[];
}

/** What differs where an author's own Cypher finds the nodes of a connection. */
export interface FoundConnection {
  readonly source: Source;
  readonly args: object;
  readonly defaultOrder?: readonly { readonly name: string; readonly direction: 'ASC' | 'DESC' }[] | undefined;
  readonly epoch?: ConnectionMapping['epoch'];
  /** Offers `filter` and `orderBy`, or the filter alone. */
  readonly isSelectable: boolean | 'filter';
  /** Offers `countBy`, and at the root `countsBy`. */
  readonly isCountable: boolean;
  /** Fields of the connection itself. */
  readonly parts?: (() => object) | undefined;
}

type EdgeFields = (() => FieldMap) | undefined;

const capitalize = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * A field that answers with a connection. A connection from a node has types of its own, named after the owner and the
 * field; lists of every node of a label share one. Throws where the target has no order, or an order it cannot have.
 */
export function connectionField(
  builder: Builder,
  t: RootFieldBuilder<SchemaTypes, unknown>,
  options: ConnectionFieldOptions,
): FieldRef<SchemaTypes, unknown> {
  const { target, hops, owner, union, found } = options;
  const declared = registryOf(builder).orders.get(target);
  if (declared === undefined) {
    throw new TypeError(`A connection to ${target.label} needs an order: declare one where the type is declared.`);
  }
  const relationship = found?.source.knows ?? hops.at(-1)?.relationship;
  const ownOrder = options.orderByEdge.map((name) => [enumName(name), edgeOrder(relationship, name, target)]);
  const taken = ownOrder.find(([name]) => declared.fields[name as string] !== undefined);
  if (taken !== undefined) {
    throw new TypeError(
      `The edges to ${target.label} have an order ${String(taken[0])}, and so has ${target.label} itself.`,
    );
  }
  if (isRepeated(relationship) && relationship.properties['key'] === undefined) {
    throw new TypeError(
      `${relationship.type} can repeat between two nodes, so it needs a property 'key' to tell them apart.`,
    );
  }
  const hasLinks = found
    ? 'key' in found.source.knows.properties
    : hops.length === 1
      ? isRepeated(relationship)
      : hops.length > 1 && options.edgeFields !== undefined;
  const orderFields = { ...declared.fields, ...Object.fromEntries(ownOrder) } as Record<string, OrderField>;
  const { defaultPageSize = 20, maximumPageSize = 100 } = builder.options.graph ?? {};
  const mapping: ConnectionMapping = {
    kind: 'connection',
    target,
    hops,
    orderFields,
    defaultOrder:
      found?.defaultOrder?.map((term) => ({
        ...edgeOrder(relationship, term.name, target),
        direction: term.direction,
      })) ?? declared.default,
    hasLinks,
    source: found?.source,
    epoch: found?.epoch,
    only: union?.members,
    filter: filterMapping(builder, target, options.edgeFields as EdgeFields),
    defaultPageSize,
    maximumPageSize,
  };
  // Types that are named after the field stand behind placeholders until the field has its name.
  const type = new ObjectRef<SchemaTypes, unknown>('Connection');
  const order = new InputObjectRef<SchemaTypes, unknown>('Order');
  const filter = new InputObjectRef<SchemaTypes, unknown>('Filter');
  const field = t.field({
    type,
    nullable: true,
    description: options.description,
    args: {
      ...found?.args,
      ...t.arg.connectionArgs(),
      ...(found?.isSelectable !== false && {
        filter: t.arg({ type: filter as never, required: false, description: 'Only what fulfils these conditions.' }),
      }),
      ...((found === undefined || found.isSelectable === true) && {
        orderBy: t.arg({
          type: [order] as never,
          required: false,
          description: 'What to order by, most important first. Without it the connection has an order of its own.',
        }),
      }),
    },
    extensions: { graph: mapping },
    resolve: () => null,
  } as never) as unknown as FieldRef<SchemaTypes, unknown>;
  // A filter goes over relationships, and cannot call what an author wrote.
  if (found === undefined) {
    remember(field, { mapping, edge: options.edgeFields as EdgeFields, description: options.description });
  }
  field.onFirstUse(({ name }) => {
    const own = owner || found ? `${owner?.label ?? ''}${capitalize(name)}` : undefined;
    const { edgeDescription, edgeFields } = options;
    const description = own ? options.description : `A page of a list of ${target.label}.`;
    const connection = connectionType(builder, {
      name: own ?? union?.name ?? target.label,
      counts: countsOf(owner, found?.isCountable ?? union === undefined),
      parts: found?.parts,
      type: union?.ref ?? refOf(builder, target),
      target,
      description,
      edgeDescription,
      edgeFields: hasLinks ? withLinks(builder, own!, options) : edgeFields,
    });
    builder.configStore.associateParamWithRef(type, connection);
    if (found?.isSelectable === false) return;
    const conditions = connectionFilter(builder, target, own, options.edgeFields as EdgeFields);
    builder.configStore.associateParamWithRef(filter, conditions as never);
    if (found?.isSelectable === 'filter') return;
    const orderName = own && ownOrder.length > 0 ? `${own}Order` : `${target.label}Order`;
    builder.configStore.associateParamWithRef(order, orderInput(builder, orderName, orderFields) as never);
  });
  return field;
}

/** Numbers stand on every list; those of all nodes of a label can be many, and have pages. */
function countsOf(owner: NodeModel | undefined, isCountable: boolean): ConnectionTypeOptions['counts'] {
  if (!isCountable) return 'none';
  return owner === undefined ? 'paged' : 'first';
}

function isRepeated(edge: EdgeModel | undefined): edge is RelationshipModel {
  return edge !== undefined && 'repeats' in edge && edge.repeats === true;
}

function edgeOrder(relationship: EdgeModel | undefined, name: string, target: NodeModel): OrderField {
  const found = orderField('edge', relationship?.properties ?? {}, name);
  if (found !== undefined) return found;
  throw new TypeError(`The connection to ${target.label} cannot be ordered by ${name} of its edge.`);
}
