import type { ObjectRef, SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import type { ResultRow } from '../compiler/reader.ts';
import type { NodeModel, Properties } from '../model/define.ts';
import { type Builder, registryOf } from './registry.ts';
import { without } from './reserved-fields.ts';
import { scalarOf } from './scalars.ts';
import type { AverageOptions } from './types.ts';

type CountFields = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, ResultRow>;

/** The type of a count: `Count`, or one of the model's own if it declares averages. Made once. */
export function countType(
  builder: Builder,
  model: NodeModel,
): { readonly name: string; readonly ref: ObjectRef<SchemaTypes, ResultRow> } {
  const registry = registryOf(builder);
  const averages = registry.averages.get(model);
  if (averages === undefined) {
    registry.count ??= makeCountType(builder, 'Count', () => ({}));
    return { name: 'Count', ref: registry.count };
  }
  const name = `${model.name}Count`;
  const known = registry.counts.get(model);
  if (known !== undefined) return { name, ref: known };
  const ref = makeCountType(builder, name, (t) => averageFields(builder, t, model, averages));
  registry.counts.set(model, ref);
  return { name, ref };
}

/** The type of a count for a pair of values: `CrossCount`, or one of the model's own if it declares averages. Made once. */
export function crossCountType(builder: Builder, model: NodeModel): ObjectRef<SchemaTypes, ResultRow> {
  const registry = registryOf(builder);
  const averages = registry.averages.get(model);
  if (averages === undefined) {
    registry.crossCount ??= makeCrossCountType(builder, 'CrossCount', () => ({}));
    return registry.crossCount;
  }
  const known = registry.crossCounts.get(model);
  if (known !== undefined) return known;
  const ref = makeCrossCountType(builder, `${model.name}CrossCount`, (t) => averageFields(builder, t, model, averages));
  registry.crossCounts.set(model, ref);
  return ref;
}

type Averages = Readonly<Record<string, AverageOptions<NodeModel>>>;

function averageFields(builder: Builder, t: CountFields, model: NodeModel, averages: Averages): object {
  const reserved = ['key', 'node', 'count', 'row', 'column'];
  without(reserved, `The count type of ${model.name}`, averages);
  return Object.fromEntries(
    Object.entries(averages).map(([name, average]) => [name, averageField(builder, t, model, average)]),
  );
}

function averageField(
  builder: Builder,
  t: CountFields,
  model: NodeModel,
  { property: name, description }: AverageOptions<NodeModel>,
) {
  const property = (model.properties as Properties)[name];
  if (property === undefined || property.list || !['integer', 'float'].includes(property.type)) {
    throw new TypeError(`${model.label} has no average of ${name}: it must be a property with one number.`);
  }
  return t.field({
    type: property.type === 'float' ? scalarOf(builder, property) : 'Float',
    nullable: !property.required,
    description,
    extensions: { graph: { kind: 'average', name } satisfies FieldMapping },
    resolve: () => null,
  });
}

function makeCountType(
  builder: Builder,
  name: string,
  further: (t: CountFields) => object,
): ObjectRef<SchemaTypes, ResultRow> {
  return builder.objectRef<ResultRow>(name).implement({
    description: 'The number of nodes with one value.',
    fields: (t) => ({ ...valueFields(builder, t), count: countField(t), ...further(t) }),
  });
}

function makeCrossCountType(
  builder: Builder,
  name: string,
  further: (t: CountFields) => object,
): ObjectRef<SchemaTypes, ResultRow> {
  const registry = registryOf(builder);
  registry.countedValue ??= builder.objectRef<ResultRow>('CountedValue').implement({
    description: 'A value of a dimension.',
    fields: (t) => valueFields(builder, t),
  });
  const value = registry.countedValue;
  const side = (t: CountFields, of: 'row' | 'column') =>
    t.field({
      type: value,
      nullable: false,
      description: `The value of the ${of}.`,
      extensions: { graph: { kind: 'pairValue', of } satisfies FieldMapping },
      resolve: () => ({}),
    });
  return builder.objectRef<ResultRow>(name).implement({
    description: 'The number of nodes with both of two values. Pairs that no node has are left out.',
    fields: (t) => ({ row: side(t, 'row'), column: side(t, 'column'), count: countField(t), ...further(t) }),
  });
}

function valueFields(builder: Builder, t: CountFields) {
  return {
    key: t.string({
      nullable: true,
      description: 'The value, or the key of the node that is the value. Null for the nodes that have no value.',
      extensions: { graph: { kind: 'part', name: 'key' } satisfies FieldMapping },
      resolve: (row) => row['key'] as string | null,
    }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The node that is the value.',
      extensions: { graph: { kind: 'edgeNode' } satisfies FieldMapping },
      resolve: () => null,
    }),
  };
}

function countField(t: CountFields) {
  return t.int({
    nullable: false,
    description: 'The number of nodes.',
    extensions: { graph: { kind: 'part', name: 'count' } satisfies FieldMapping },
    resolve: (row) => row['count'] as number,
  });
}
