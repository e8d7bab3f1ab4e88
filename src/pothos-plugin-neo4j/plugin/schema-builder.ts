import SchemaBuilder, { type FieldMap, type SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import { keyName, type ResultRow } from '../compiler/reader.ts';
import type { NodeModel } from '../model/define.ts';
import { encodeGlobalId } from './global-id.ts';
import { GraphFieldBuilder } from './graph-field-builder.ts';
import { namedForEnum, orderField } from './order-input.ts';
import { type Builder, claimName, type DeclaredOrder, enumOf, refOf, registryOf } from './registry.ts';
import type { GraphTypeOptions } from './type-options.ts';
import type { AverageOptions, ConditionOptions, OrderOptions } from './types.ts';
import { declareUnion } from './union.ts';
import type { VisibleOption } from './visible.ts';

// Casts: what Pothos takes for a field or a type follows from the types of one builder, and this code makes them for any.

const prototype = SchemaBuilder.prototype as PothosSchemaTypes.SchemaBuilder<SchemaTypes>;

prototype.graphNode = function graphNode(model, options) {
  if (model.abstract) throw new TypeError(`${model.label} is an abstract label: use graphInterface.`);
  declare(this, model, { ...options, fields: withoutId(model, options.fields as never) as never });
  registryOf(this).nodeTypes.add(model);
  const ref = refOf(this, model);
  const { encodeGlobalID } = (this as Builder).options.relay ?? {};
  const key: FieldMapping = { kind: 'globalId', ...(encodeGlobalID === encodeGlobalId && { encode: encodeGlobalId }) };
  this.node(
    ref as never,
    {
      name: model.name,
      description: options.description ?? model.description,
      interfaces: () => interfacesOf(this, model),
      extensions: { graph: { node: model } },
      id: {
        description: 'The global id: `node(id:)` gives the same object again.',
        resolve: (row: Record<string, string>) => row[keyName]!,
        extensions: { graph: key },
      },
      fields: () => registryOf(this).fields.get(model)!(),
    } as never,
  );
  return ref as never;
};

prototype.graphObject = function graphObject(model, options) {
  if (model.abstract) throw new TypeError(`${model.label} is an abstract label: use graphInterface.`);
  declare(this, model, options);
  const ref = refOf(this, model);
  this.objectType(
    ref as never,
    {
      name: model.name,
      description: options.description ?? model.description,
      extensions: { graph: { node: model } },
      fields: () => registryOf(this).fields.get(model)!(),
    } as never,
  );
  return ref as never;
};

prototype.graphInterface = function graphInterface(model, options) {
  if (!model.abstract) throw new TypeError(`${model.label} is what a node is, not an abstract label: use graphNode.`);
  declare(this, model, { ...options, fields: withoutId(model, options.fields as never) as never });
  if (options.isComplete === true) registryOf(this).complete.add(model);
  const ref = refOf(this, model);
  this.interfaceType(
    ref as never,
    {
      name: model.name,
      description: options.description ?? model.description,
      interfaces: () => [...interfacesOf(this, model), this.nodeInterfaceRef()],
      extensions: { graph: { node: model, isComplete: options.isComplete === true } },
      fields: () => registryOf(this).fields.get(model)!(),
    } as never,
  );
  return ref as never;
};

prototype.graphEnum = function graphEnum(words) {
  return enumOf(this, words) as never;
};

prototype.graphUnion = function graphUnion(name, options) {
  return declareUnion(this, name, options);
};

prototype.graphRow = function graphRow(knows, { description, fields }) {
  claimName(this, knows.type, `the rows ${knows.type}`, 'Give what is known another name.');
  return this.objectRef<ResultRow>(knows.type).implement({
    description,
    extensions: { graph: { edge: knows } },
    fields: () => fields(new GraphFieldBuilder(this, knows) as never) as never,
  });
};

/** The fields of a Relay node. Throws where one of them would stand in the place of its global id. */
function withoutId(model: NodeModel, make: (t: object) => FieldMap): (t: object) => FieldMap {
  return (t) => {
    const fields = make(t);
    if (!Object.hasOwn(fields, 'id')) return fields;
    throw new TypeError(
      `${model.name}.id: every node has its global id there. Call the field otherwise: ${firstSmall(model.name)}Id.`,
    );
  };
}

const firstSmall = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function declare<Types extends SchemaTypes, Model extends NodeModel>(
  builder: Builder,
  model: Model,
  { order, within, dimensions, averages, conditions, visible, fields: make }: GraphTypeOptions<Types, Model>,
): void {
  const registry = registryOf(builder);
  const { implemented, orders, fields, within: ways, dimensions: counted, averages: means } = registry;
  if (implemented.has(model)) throw new TypeError(`${model.label} is declared twice.`);
  claimName(
    builder,
    model.name,
    `the label ${model.label}`,
    `Give the label another name: node('${model.label}', { name: …, … }).`,
  );
  implemented.add(model);
  fields.set(model, () => make(new GraphFieldBuilder(builder, model) as never));
  if (dimensions !== undefined) counted.set(model, dimensions);
  if (averages !== undefined) means.set(model, averages as Readonly<Record<string, AverageOptions<NodeModel>>>);
  if (conditions !== undefined)
    registry.conditions.set(model, conditions as Readonly<Record<string, ConditionOptions>>);
  if (visible !== undefined) registry.visible.set(model, visible as VisibleOption);
  if (within !== undefined) ways.set(model, { relationship: within, direction: 'out', target: model });
  if (order !== undefined) orders.set(model, orderOf(model, order as OrderOptions<NodeModel>));
}

function orderOf(model: NodeModel, { fields, default: initial }: OrderOptions<NodeModel>): DeclaredOrder {
  const field = (name: string) => {
    const found = orderField('node', model.properties, name);
    if (found === undefined) throw new TypeError(`${model.label} cannot be ordered by ${name}.`);
    return found;
  };
  return {
    fields: namedForEnum(`The order of ${model.name}`, fields, field),
    default: initial.map(({ field: name, direction }) => ({ ...field(name), direction })),
  };
}

/** Pothos does not inherit the interfaces of interfaces, so all of them are named. */
function interfacesOf(builder: Builder, model: NodeModel): readonly unknown[] {
  const ancestors = new Set<NodeModel>();
  const visit = (parent: NodeModel) => {
    ancestors.add(parent);
    parent.parents.forEach(visit);
  };
  model.parents.forEach(visit);
  const declared = [...ancestors].filter((ancestor) => registryOf(builder).implemented.has(ancestor));
  return declared.map((ancestor) => refOf(builder, ancestor));
}
