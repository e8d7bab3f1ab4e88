import {
  type FieldMap,
  type FieldRef,
  InputObjectRef,
  ObjectRef,
  type RootFieldBuilder,
  type SchemaTypes,
} from '@pothos/core';
import type { ConnectionMapping, Hop, OrderField } from '../compiler/mapping.ts';
import type { NodeModel, Properties, RelationshipModel } from '../model/define.ts';
import { connectionType } from './connection-type.ts';
import { remember } from './declared-fields.ts';
import { connectionFilter, filterMapping } from './filter-input.ts';
import { enumName, orderInput } from './order-input.ts';
import { type Builder, registryOf } from './registry.ts';

interface ConnectionFieldOptions {
  readonly target: NodeModel;
  /** The way from the owner; empty for a list of every node of the target. */
  readonly hops: readonly Hop[];
  /** Whose field it is, where its connection type is its own. */
  readonly owner: NodeModel | undefined;
  readonly description: string;
  readonly edgeDescription: string;
  readonly edgeFields?: ((edge: object) => object) | undefined;
  readonly orderByEdge: readonly string[];
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
  const { target, hops, owner } = options;
  const declared = registryOf(builder).orders.get(target);
  if (declared === undefined) {
    throw new TypeError(`A connection to ${target.label} needs an order: declare one where the type is declared.`);
  }
  const relationship = hops.at(-1)?.relationship;
  const ownOrder = options.orderByEdge.map((name) => [enumName(name), edgeOrder(relationship, name, target)]);
  const taken = ownOrder.find(([name]) => declared.fields[name as string] !== undefined);
  if (taken !== undefined) {
    throw new TypeError(
      `The edges to ${target.label} have an order ${String(taken[0])}, and so has ${target.label} itself.`,
    );
  }
  if (relationship?.repeats === true && relationship.properties['key'] === undefined) {
    throw new TypeError(
      `${relationship.type} can repeat between two nodes, so it needs a property 'key' to tell them apart.`,
    );
  }
  const orderFields = { ...declared.fields, ...Object.fromEntries(ownOrder) } as Record<string, OrderField>;
  const { defaultPageSize = 20, maximumPageSize = 100 } = builder.options.graph ?? {};
  const mapping: ConnectionMapping = {
    kind: 'connection',
    target,
    hops,
    orderFields,
    defaultOrder: declared.default,
    hasEdges: hops.length > 1 && options.edgeFields !== undefined,
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
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: filter as never, required: false, description: 'Only what fulfils these conditions.' }),
      orderBy: t.arg({
        type: [order] as never,
        required: false,
        description: 'What to order by, most important first. Without it the connection has an order of its own.',
      }),
    },
    extensions: { graph: mapping },
    resolve: () => null,
  } as never) as unknown as FieldRef<SchemaTypes, unknown>;
  remember(field, { mapping, edge: options.edgeFields as EdgeFields, description: options.description });
  field.onFirstUse(({ name }) => {
    const own = owner && `${owner.label}${capitalize(name)}`;
    const { edgeDescription, edgeFields } = options;
    const description = own ? options.description : `A page of a list of ${target.label}.`;
    const connection = connectionType(builder, {
      name: own ?? target.label,
      isWhole: own === undefined,
      target,
      description,
      edgeDescription,
      edgeFields,
    });
    builder.configStore.associateParamWithRef(type, connection);
    const conditions = connectionFilter(builder, target, own, options.edgeFields as EdgeFields);
    builder.configStore.associateParamWithRef(filter, conditions as never);
    const orderName = own && ownOrder.length > 0 ? `${own}Order` : `${target.label}Order`;
    builder.configStore.associateParamWithRef(order, orderInput(builder, orderName, orderFields) as never);
  });
  return field;
}

function edgeOrder(relationship: RelationshipModel | undefined, name: string, target: NodeModel): OrderField {
  const property = (relationship?.properties as Properties | undefined)?.[name];
  if (property === undefined || property.list) {
    throw new TypeError(`The connection to ${target.label} cannot be ordered by ${name} of its edge.`);
  }
  return { on: 'edge', name, property };
}
