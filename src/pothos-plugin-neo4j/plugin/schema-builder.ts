import SchemaBuilder, { type FieldMap, type InterfaceRef, type SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import { isMissing, missingKey } from '../compiler/missing-value.ts';
import { keyName, type ResultRow } from '../compiler/reader.ts';
import type { NodeModel } from '../model/define.ts';
import { encodeGlobalId } from './global-id.ts';
import { GraphFieldBuilder } from './graph-field-builder.ts';
import { namedForEnum, orderField } from './order-input.ts';
import { type Builder, claimName, type DeclaredOrder, enumOf, interfaceOf, objectOf, registryOf } from './registry.ts';
import type { GraphTypeOptions } from './type-options.ts';
import type { AverageOptions, ConditionOptions, OrderOptions } from './types.ts';
import { declareUnion } from './union.ts';
import type { VisibleOption } from './visible.ts';

const prototype = SchemaBuilder.prototype as PothosSchemaTypes.SchemaBuilder<SchemaTypes>;

prototype.graphNode = function graphNode(model, options) {
  const ref = objectOf(this, model);
  // Cast: `declare` serves any model.
  declare(this, model, { ...options, fields: withoutId(model, options.fields as never) as never });
  registryOf(this).nodeTypes.add(model);
  const { encodeGlobalID } = (this as Builder).options.relay ?? {};
  const key: FieldMapping = { kind: 'globalId', ...(encodeGlobalID === encodeGlobalId && { encode: encodeGlobalId }) };
  this.node(
    ref,
    {
      name: model.name,
      description: options.description ?? model.description,
      interfaces: () => interfacesOf(this, model),
      extensions: { graph: { node: model } },
      id: {
        description: 'The global id: `node(id:)` finds the same object by it.',
        resolve: (row: Record<string, string>) => {
          const key = row[keyName];
          if (isMissing(key)) throw missingKey(model.name, model.key);
          return key;
        },
        extensions: { graph: key },
      },
      fields: () => registryOf(this).fields.get(model)!(),
    } as never, // Cast: what the types ask for follows from those of one builder.
  );
  // Cast: rows of the type hold what the model says, which only the plan of a request knows.
  return ref as never;
};

prototype.graphObject = function graphObject(model, options) {
  const ref = objectOf(this, model);
  declare(this, model, options);
  this.objectType(
    ref,
    {
      name: model.name,
      description: options.description ?? model.description,
      extensions: { graph: { node: model } },
      fields: () => registryOf(this).fields.get(model)!(),
    } as never, // Cast: what the types ask for follows from those of one builder.
  );
  // Cast: rows of the type hold what the model says, which only the plan of a request knows.
  return ref as never;
};

prototype.graphInterface = function graphInterface(model, options) {
  const ref = interfaceOf(this, model);
  // Cast: `declare` serves any model.
  declare(this, model, { ...options, fields: withoutId(model, options.fields as never) as never });
  if (options.isComplete === true) registryOf(this).complete.add(model);
  this.interfaceType(
    ref,
    {
      name: model.name,
      description: options.description ?? model.description,
      interfaces: () => [...interfacesOf(this, model), this.nodeInterfaceRef()],
      extensions: { graph: { node: model, isComplete: options.isComplete === true } },
      fields: () => registryOf(this).fields.get(model)!(),
    } as never, // Cast: what the types ask for follows from those of one builder.
  );
  // Cast: rows of the type hold what the model says, which only the plan of a request knows.
  return ref as never;
};

prototype.graphEnum = function graphEnum(words) {
  // Cast: enums are kept by their words, whatever these are.
  return enumOf(this, words) as never;
};

prototype.graphUnion = function graphUnion(name, options) {
  return declareUnion(this, name, options);
};

prototype.graphRow = function graphRow(knows, { description, fields }) {
  claimName(this, knows.type, `the rows ${knows.type}`, 'Give the knowledge another name.');
  return this.objectRef<ResultRow>(knows.type).implement({
    description,
    extensions: { graph: { edge: knows } },
    fields: () => fields(new GraphFieldBuilder(this, knows)),
  });
};

/** The fields of a Relay node. Throws if one of them is called `id`, the field of the global id. */
function withoutId(model: NodeModel, make: (t: object) => FieldMap): (t: object) => FieldMap {
  return (t) => {
    const fields = make(t);
    if (!Object.hasOwn(fields, 'id')) return fields;
    throw new TypeError(`${model.name}.id is the global id. Give the field another name: ${firstSmall(model.name)}Id.`);
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
  fields.set(model, () => make(new GraphFieldBuilder(builder, model)));
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
    if (found === undefined)
      throw new TypeError(
        `${model.label} cannot be ordered by ${name}: there is no such property, or its type has no order.`,
      );
    return found;
  };
  return {
    fields: namedForEnum(`The order of ${model.name}`, fields, field),
    default: initial.map(({ field: name, direction }) => ({ ...field(name), direction })),
  };
}

/** All interfaces of a type: Pothos does not add the interfaces of its interfaces. */
function interfacesOf(builder: Builder, model: NodeModel): readonly InterfaceRef<SchemaTypes, ResultRow>[] {
  const ancestors = new Set<NodeModel>();
  const visit = (parent: NodeModel) => {
    ancestors.add(parent);
    parent.parents.forEach(visit);
  };
  model.parents.forEach(visit);
  const declared = [...ancestors].filter((ancestor) => registryOf(builder).implemented.has(ancestor));
  return declared.map((ancestor) => interfaceOf(builder, ancestor));
}
