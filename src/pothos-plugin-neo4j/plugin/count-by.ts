import type { EnumRef, SchemaTypes } from '@pothos/core';
import type { Dimension, FieldMapping } from '../compiler/mapping.ts';
import type { ResultRow } from '../compiler/reader.ts';
import { hasOrder } from '../model/check.ts';
import type { NodeModel, Properties } from '../model/define.ts';
import { countConnection } from './count-connection.ts';
import { countType, crossCountType } from './count-type.ts';
import { namingErrors } from './naming-errors.ts';
import { enumName, namedForEnum } from './order-input.ts';
import { type Builder, registryOf } from './registry.ts';
import type { DimensionOptions } from './types.ts';
import { hopsOf } from './way.ts';

/** The dimensions of a model, by their enum values. Throws for a property or way that the model does not have. */
function dimensionsOf(
  model: NodeModel,
  options: Readonly<Record<string, DimensionOptions>>,
): Readonly<Record<string, Dimension>> {
  return namedForEnum(`What ${model.name} is counted by`, Object.keys(options), (name) =>
    dimensionOf(model, name, options[name]!),
  );
}

function dimensionOf(model: NodeModel, name: string, option: DimensionOptions): Dimension {
  const where = `${model.label} counted by ${name}`;
  if ('property' in option) {
    const { way } = option;
    const hops = way === undefined ? [] : namingErrors(where, () => hopsOf(model, way));
    const holder = hops.at(-1)?.target ?? model;
    const property = Object.hasOwn(holder.properties, option.property)
      ? (holder.properties as Properties)[option.property]
      : undefined;
    if (property !== undefined && !hasOrder(property.type)) {
      throw new TypeError(`${model.label} cannot be counted by ${name}: a ${property.type} has no order.`);
    }
    if (property === undefined) {
      throw new TypeError(
        `${model.label} cannot be counted by ${name}: ${holder.label} has no property ${option.property}.`,
      );
    }
    if (property.list && hops.length > 0) {
      throw new TypeError(
        `${model.label} cannot be counted by ${name}: ${option.property} of ${holder.label} is a list, which is not allowed at the end of a way.`,
      );
    }
    return { kind: 'property', name: option.property, hops };
  }
  const hops = namingErrors(where, () => hopsOf(model, option.way));
  const { target, relationship } = hops.at(-1)!;
  if (option.through === undefined) return { kind: 'node', hops, target };
  const { property, to, by } = option.through;
  if ((relationship.properties as Properties)[property] === undefined) {
    throw new TypeError(
      `${model.label} cannot be counted by ${name}: ${relationship.type} has no property ${property}.`,
    );
  }
  return { kind: 'node', hops, target: to, through: { name: property, by } };
}

/**
 * The fields of a connection that count its nodes: `countBy`, with two or more dimensions `crossTabulation`, and with
 * `isPaged` also `countsBy`. None if the model has no dimensions.
 */
export function countByFields(
  builder: Builder,
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, ResultRow>,
  model: NodeModel,
  isPaged: boolean,
): object {
  const options = registryOf(builder).dimensions.get(model);
  if (options === undefined) return {};
  const dimensions = dimensionsOf(model, options);
  const { defaultPageSize = 20, maximumPageSize = 100 } = builder.options.graph ?? {};
  const count = countType(builder, model);
  const dimension = (description: string) =>
    t.arg({ type: dimensionType(builder, model, options), required: true, description });
  const orderBy = (description: string) =>
    t.arg({
      type: countOrder(builder),
      required: false,
      defaultValue: 'COUNT_DESC',
      description,
    });
  const common = { dimension: dimension('What to count by.'), orderBy: orderBy('Which values come first.') };
  const countBy = {
    countBy: t.field({
      type: [count.ref],
      nullable: { list: true, items: false },
      description:
        'The number of nodes of the whole list for each value. Nodes without a value count under a null key.' +
        (isPaged ? ' `countsBy` has the number of values, and pages over all of them.' : ''),
      args: {
        dimension: common.dimension,
        first: t.arg.int({ required: false, defaultValue: 20, description: 'How many values at most: 0 to 100.' }),
        orderBy: common.orderBy,
      },
      extensions: { graph: { kind: 'countBy', dimensions } satisfies FieldMapping },
      resolve: () => [],
    }),
  };
  const crossTabulation = {
    crossTabulation: t.field({
      type: [crossCountType(builder, model)],
      nullable: { list: true, items: false },
      description:
        'The number of nodes of the whole list for each pair of values of two dimensions. A node without a value counts under a null key.',
      args: {
        row: dimension('The dimension of the rows.'),
        column: dimension('The dimension of the columns. It must not be that of the rows.'),
        first: t.arg.int({ required: false, defaultValue: 1000, description: 'How many pairs at most: 0 to 1000.' }),
        orderBy: orderBy('Which pairs come first; equal ones by row, then by column.'),
      },
      extensions: { graph: { kind: 'crossTabulation', dimensions } satisfies FieldMapping },
      resolve: () => [],
    }),
  };
  const first = { ...countBy, ...(Object.keys(dimensions).length > 1 && crossTabulation) };
  if (!isPaged) return first;
  return {
    ...first,
    countsBy: t.field({
      type: countConnection(builder, count.name, count.ref),
      nullable: true,
      description:
        'The counts of `countBy` as a connection, with the number of values and pages over all of them. A cursor holds a value, and the next page begins after the present place of this value.',
      args: { dimension: common.dimension, ...t.arg.connectionArgs(), orderBy: common.orderBy },
      extensions: {
        graph: {
          kind: 'countsBy',
          label: model.label,
          dimensions,
          defaultPageSize,
          maximumPageSize,
        } satisfies FieldMapping,
      },
      resolve: () => null,
    }),
  };
}

/** The enum type of the dimensions of a model. Made once: several connections can use it. */
function dimensionType(
  builder: Builder,
  model: NodeModel,
  options: Readonly<Record<string, DimensionOptions>>,
): EnumRef<SchemaTypes, unknown> {
  const { dimensionTypes } = registryOf(builder);
  const known = dimensionTypes.get(model);
  if (known !== undefined) return known;
  const values = Object.entries(options).map(([name, { description }]) => [enumName(name), { description }]);
  const type = builder.enumType(`${model.name}Dimension`, {
    description: `What a list of ${model.name} can be counted by.`,
    values: Object.fromEntries(values),
  });
  dimensionTypes.set(model, type);
  return type;
}

function countOrder(builder: Builder): EnumRef<SchemaTypes, unknown> {
  const registry = registryOf(builder);
  registry.countOrder ??= builder.enumType('CountOrder', {
    description: 'The order of counts.',
    values: {
      COUNT_DESC: { value: 'COUNT_DESC', description: 'The most frequent value first; equal ones by their key.' },
      KEY_ASC: { value: 'KEY_ASC', description: 'By the value, or by the key of the node, ascending.' },
    },
  });
  return registry.countOrder;
}
