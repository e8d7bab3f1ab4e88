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
  /** The union type of the nodes, if it is not the type of the target. */
  readonly union?: DeclaredUnion | undefined;
  /** Cypher of the author that finds the nodes, instead of hops. */
  readonly found?: FoundConnection | undefined;
  /** The way from the owner; empty for a list of all nodes of the target. */
  readonly hops: readonly Hop[];
  /** The label whose type has the field; undefined at the root. */
  readonly owner: NodeModel | undefined;
  /** What the names of its types begin with, if the author names it. */
  readonly name?: string | undefined;
  /** The name of the condition in filters, if it differs from the field. */
  readonly condition?: string | undefined;
  readonly description: string;
  readonly edgeDescription: string;
  readonly edgeFields?: ((edge: object) => object) | undefined;
  readonly links?: LinksOptions | undefined;
  readonly orderByEdge: readonly string[];
}

/** The options of a connection whose nodes are found by Cypher of the author. */
export interface FoundConnection {
  readonly source: Source;
  readonly args: object;
  readonly defaultOrder?: readonly { readonly name: string; readonly direction: 'ASC' | 'DESC' }[] | undefined;
  readonly epoch?: ConnectionMapping['epoch'];
  /** Adds the arguments `filter` and `orderBy`; with `filter`, only that one. */
  readonly isSelectable: boolean | 'filter';
  /** Adds `countBy`, and at the root `countsBy`. */
  readonly isCountable: boolean;
  /** Fields of the connection itself. */
  readonly parts?: (() => object) | undefined;
}

type EdgeFields = (() => FieldMap) | undefined;

const capitalize = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * Makes a connection field. A connection from a node has types of its own, named after the owner and the field; all lists of
 * a label share one connection type. Throws if the target declares no order, or if an ordering of the edges does not fit.
 */
export function connectionField(
  builder: Builder,
  t: RootFieldBuilder<SchemaTypes, unknown>,
  options: ConnectionFieldOptions,
): FieldRef<SchemaTypes, unknown> {
  const { target, hops, owner, union, found } = options;
  const declared = registryOf(builder).orders.get(target);
  if (declared === undefined) {
    throw new TypeError(
      `A connection to ${target.label} needs an order. Give the type one: builder.graphNode(…, { order: { fields, default }, … }).`,
    );
  }
  const relationship = found?.source.knows ?? hops.at(-1)?.relationship;
  const ownOrder = namedForEnum(`The order of edges to ${target.name}`, options.orderByEdge, (name) =>
    edgeOrder(relationship, name, target),
  );
  const taken = Object.keys(ownOrder).find((name) => Object.hasOwn(declared.fields, name));
  if (taken !== undefined) {
    throw new TypeError(
      `The edges to ${target.label} and ${target.label} itself both have an ordering ${taken}. Rename one of them in the model.`,
    );
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
    // A getter, since all types are known only when all are declared.
    get only() {
      return union?.members ?? typedLabels(builder, target);
    },
    filter: filterMapping(builder, target, options.edgeFields as EdgeFields),
    defaultPageSize,
    maximumPageSize,
  };
  const isOrderable = (found === undefined || found.isSelectable === true) && Object.keys(orderFields).length > 0;
  // Placeholders: the types are named after the field, whose name is not known yet.
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
        filter: t.arg({ type: filter, required: false, description: 'Only nodes that meet these conditions.' }),
      }),
      ...(isOrderable && {
        orderBy: t.arg({
          type: [order],
          required: false,
          description: 'What to order by, most important first. The default is the order of the connection.',
        }),
      }),
    },
    extensions: { graph: mapping, graphStart: owner === undefined },
    resolve: () => null,
  }) as FieldRef<SchemaTypes, unknown>;
  // Filters follow relationships. They cannot run Cypher of the author.
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

/** Every list has `countBy`. Lists of a whole label can have many values, so they have `countsBy` with pages, too. */
function countsOf(owner: NodeModel | undefined, isCountable: boolean): ConnectionTypeOptions['counts'] {
  if (!isCountable) return 'none';
  return owner === undefined ? 'paged' : 'first';
}

/** The base of the type names of a connection field: `name` for its types, `own` for those that no other field shares. */
function typesOf({ owner, found, name, union, target }: ConnectionFieldOptions, field: string) {
  if (owner === undefined && found === undefined) {
    const listed = union?.name ?? target.name;
    return { name: listed, own: undefined, where: `lists of ${listed}` };
  }
  const own = name ?? `${owner?.name ?? ''}${capitalize(field)}`;
  return { name: own, own, where: `${owner?.name ?? 'Query'}.${field}` };
}

/** Whether edges have `links`: several relationships, or several rows of a source, can lead to one node, and edges show them. */
function canHaveLinks({ found, hops, edgeFields, orderByEdge }: ConnectionFieldOptions): boolean {
  if (found !== undefined) return Object.hasOwn(found.source.knows.properties, 'key');
  const [first, ...others] = hops;
  if (first === undefined) return false;
  if (others.length === 0 && first.relationship.repeats !== undefined) return first.relationship.repeats;
  // If the model does not say whether it repeats, it may.
  return edgeFields !== undefined || orderByEdge.length > 0;
}

function edgeOrder(relationship: EdgeModel | undefined, name: string, target: NodeModel): OrderField {
  const found = orderField('edge', relationship?.properties ?? {}, name);
  if (found !== undefined) return found;
  throw new TypeError(
    `The connection to ${target.label} cannot be ordered by ${name} of its edge: there is no such property, or its type has no order.`,
  );
}
