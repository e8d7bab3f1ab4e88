import {
  type FieldMap,
  type FieldRef,
  InputObjectRef,
  ObjectRef,
  type RootFieldBuilder,
  type SchemaTypes,
} from '@pothos/core';
import type { ConnectionMapping, EdgeModel, Hop, OrderField, Source } from '../compiler/mapping.ts';
import type { NodeModel } from '../model/define.ts';
import { type ConnectionTypeOptions, connectionType } from './connection-type.ts';
import { remember } from './declared-fields.ts';
import { connectionFilter, filterMapping } from './filter-input.ts';
import { withLinks } from './link-type.ts';
import { namedForEnum, orderField, orderInput } from './order-input.ts';
import { type Builder, type DeclaredUnion, refOf, registryOf, typedLabels } from './registry.ts';
import type { LinksOptions } from './types.ts';

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
  /** What the names of its types begin with, where the author says so. */
  readonly name?: string | undefined;
  /** The name of the condition in filters, where it is not that of the field. */
  readonly condition?: string | undefined;
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
  const ownOrder = namedForEnum(`The order of edges to ${target.name}`, options.orderByEdge, (name) =>
    edgeOrder(relationship, name, target),
  );
  const taken = Object.keys(ownOrder).find((name) => Object.hasOwn(declared.fields, name));
  if (taken !== undefined) {
    throw new TypeError(`The edges to ${target.label} have an order ${taken}, and so has ${target.label} itself.`);
  }
  const hasLinks = canHaveLinks(options);
  const orderFields: Readonly<Record<string, OrderField>> = { ...declared.fields, ...ownOrder };
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
    // Which types there are is known once all are declared.
    get only() {
      return union?.members ?? typedLabels(builder, target);
    },
    filter: filterMapping(builder, target, options.edgeFields as EdgeFields),
    defaultPageSize,
    maximumPageSize,
  };
  const isOrderable = (found === undefined || found.isSelectable === true) && Object.keys(orderFields).length > 0;
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
        filter: t.arg({ type: filter, required: false, description: 'Only what fulfils these conditions.' }),
      }),
      ...(isOrderable && {
        orderBy: t.arg({
          type: [order],
          required: false,
          description: 'What to order by, most important first. Without it the connection has an order of its own.',
        }),
      }),
    },
    extensions: { graph: mapping, graphStart: owner === undefined },
    resolve: () => null,
  }) as FieldRef<SchemaTypes, unknown>;
  // A filter goes over relationships, and cannot call what an author wrote.
  if (found === undefined) {
    const { edgeFields: edge, description, condition, name: typeName } = options;
    remember(field, { mapping, edge: edge as EdgeFields, description, condition, typeName });
  }
  field.onFirstUse(({ name }) => {
    const types = typesOf(options, name);
    const { own, where } = types;
    const { edgeDescription, edgeFields } = options;
    const description = own ? options.description : `A page of a list of ${target.label}.`;
    const connection = connectionType(builder, {
      name: types.name,
      where,
      counts: countsOf(owner, found?.isCountable ?? union === undefined),
      parts: found?.parts,
      type: union?.ref ?? refOf(builder, target),
      target,
      description,
      edgeDescription,
      edgeFields: hasLinks ? withLinks(builder, own!, where, options) : edgeFields,
    });
    builder.configStore.associateParamWithRef(type, connection);
    if (found?.isSelectable === false) return;
    const conditions = connectionFilter(
      builder,
      target,
      own === undefined ? undefined : { name: own, where },
      options.edgeFields as EdgeFields,
    );
    builder.configStore.associateParamWithRef(filter, conditions);
    if (!isOrderable) return;
    const orderName = own && options.orderByEdge.length > 0 ? `${own}Order` : `${target.name}Order`;
    builder.configStore.associateParamWithRef(order, orderInput(builder, orderName, orderFields));
  });
  return field;
}

/** Numbers stand on every list; those of all nodes of a label can be many, and have pages. */
function countsOf(owner: NodeModel | undefined, isCountable: boolean): ConnectionTypeOptions['counts'] {
  if (!isCountable) return 'none';
  return owner === undefined ? 'paged' : 'first';
}

/** What the types of a connection field are called after, and what of them is its own. */
function typesOf({ owner, found, name, union, target }: ConnectionFieldOptions, field: string) {
  if (owner === undefined && found === undefined) {
    const listed = union?.name ?? target.name;
    return { name: listed, own: undefined, where: `lists of ${listed}` };
  }
  const own = name ?? `${owner?.name ?? ''}${capitalize(field)}`;
  return { name: own, own, where: `${owner?.name ?? 'Query'}.${field}` };
}

/** Whether several relationships, or several things that a source knows, can lead to one node, and its edge tells of them. */
function canHaveLinks({ found, hops, edgeFields, orderByEdge }: ConnectionFieldOptions): boolean {
  if (found !== undefined) return Object.hasOwn(found.source.knows.properties, 'key');
  const [first, ...others] = hops;
  if (first === undefined) return false;
  if (others.length === 0 && first.relationship.repeats !== undefined) return first.relationship.repeats;
  // Where nobody says whether it repeats, it may.
  return edgeFields !== undefined || orderByEdge.length > 0;
}

function edgeOrder(relationship: EdgeModel | undefined, name: string, target: NodeModel): OrderField {
  const found = orderField('edge', relationship?.properties ?? {}, name);
  if (found !== undefined) return found;
  throw new TypeError(`The connection to ${target.label} cannot be ordered by ${name} of its edge.`);
}
