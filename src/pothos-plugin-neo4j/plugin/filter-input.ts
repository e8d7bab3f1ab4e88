import type { FieldMap, InputRef } from '@pothos/core';
import type { FilterField, FilterMapping } from '../compiler/mapping.ts';
import type { NodeModel, Properties } from '../model/define.ts';
import { declaredFor, declaredIn } from './declared-fields.ts';
import { mayBeMissing, operatorInput } from './filter-operators.ts';
import { type Builder, type Declared, type Owned, registryOf } from './registry.ts';

// Casts: what Pothos takes for a field or a type follows from the types of one builder, and this code makes them for any.

type EdgeFields = (() => FieldMap) | undefined;

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What a filter over nodes of a model means, and over the edges that lead to them. */
export function filterMapping(builder: Builder, model: NodeModel, edge?: EdgeFields): FilterMapping {
  return {
    fields: once(() => {
      const fields: Record<string, FilterField> = {};
      for (const [name, declared] of Object.entries(conditionsOf(builder, model))) {
        const field = filterField(builder, declared);
        if (field !== undefined) fields[name] = field;
      }
      const within = registryOf(builder).within.get(model);
      if (within !== undefined) fields['within'] = { kind: 'within', hop: within };
      return fields;
    }),
    edge:
      edge &&
      once(() => {
        const fields: Record<string, FilterField> = {};
        for (const [name, declared] of Object.entries(declaredIn(edge()))) {
          const field = filterField(builder, declared);
          if (field !== undefined) fields[name] = field;
        }
        return fields;
      }),
  };
}

/** What filters over nodes of a model speak of: its fields, and beside them what no field tells. */
function conditionsOf(builder: Builder, model: NodeModel): Readonly<Record<string, Declared | Owned>> {
  const further = Object.entries(registryOf(builder).conditions.get(model) ?? {});
  const declared = further.map(([name, { property, words, description }]): readonly [string, Declared] => {
    const told = (model.properties as Properties)[property]!;
    const mapping = { kind: 'property', name: property } as const;
    return [name, { mapping, property: words ? { ...told, enumeration: words } : told, description, condition: name }];
  });
  return { ...declaredFor(builder, model), ...Object.fromEntries(declared) };
}

function filterField(builder: Builder, { mapping, property, edge }: Declared): FilterField | undefined {
  switch (mapping.kind) {
    case 'property':
    case 'reference':
      return (
        property && {
          kind: 'property',
          name: mapping.name,
          optional: mayBeMissing(property),
          inCapitals: property.inCapitals,
        }
      );
    case 'relation':
      return { kind: 'relation', hops: mapping.hops, filter: filterMapping(builder, mapping.target) };
    case 'connection':
      return { kind: 'connection', hops: mapping.hops, filter: filterMapping(builder, mapping.target, edge) };
    default:
      return undefined;
  }
}

const capitalize = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** An input type that may contain itself: known by its name before its fields are made. */
function inputNamed(
  builder: Builder,
  name: string,
  description: string,
  fields: (t: Fields) => Readonly<Record<string, unknown>>,
): InputRef<unknown> {
  const { inputs } = registryOf(builder);
  const known = inputs.get(name);
  if (known !== undefined) return known;
  const ref = builder.inputRef<object>(name);
  inputs.set(name, ref as InputRef<unknown>);
  ref.implement({ description, fields: (t) => fields(t as unknown as Fields) as never });
  return ref as InputRef<unknown>;
}

interface Fields {
  readonly field: (options: { type: unknown; required: boolean | object; description: string }) => unknown;
}

interface Own {
  readonly name: string;
  readonly edge: () => FieldMap;
}

/** The filter over nodes of a model; with the fields of an edge, the filter over the connection that has it. */
function filterInput(builder: Builder, model: NodeModel, own?: Own): InputRef<unknown> {
  const name = `${own?.name ?? model.label}Filter`;
  const description = `Conditions on ${own ? 'an edge and its node' : model.label}: all that are given hold. One that is null counts as absent.`;
  return inputNamed(builder, name, description, (t) =>
    filterFields(builder, t, model, { nested: registryOf(builder).inputs.get(name)!, isBrief: own !== undefined, own }),
  );
}

/** The filter over the one node of a model that a relation leads to, which may not be there. */
function relationInput(builder: Builder, model: NodeModel): InputRef<unknown> {
  const description = `Conditions on the one ${model.label}, or on there being none: all that are given hold. \`{}\` asks for one that is there.`;
  return inputNamed(builder, `${model.label}RelationFilter`, description, (t) => ({
    ...filterFields(builder, t, model, { nested: filterInput(builder, model), isBrief: true }),
    isNull: t.field({
      type: 'Boolean',
      required: false,
      description: 'Whether there is none. Every other condition asks for one that is there, as `{}` alone does.',
    }),
  }));
}

interface FilterOptions {
  /** What stands in `and`, `or` and `not`. */
  readonly nested: InputRef<unknown>;
  /**
   * What the filter of a type says of its fields is not said again by those of its connections and relations: generators
   * copy descriptions, and a variable of one filter brings all that it leads to.
   */
  readonly isBrief: boolean;
  readonly own?: Own | undefined;
}

function filterFields(
  builder: Builder,
  t: Fields,
  model: NodeModel,
  { nested, isBrief, own }: FilterOptions,
): Readonly<Record<string, unknown>> {
  const optional = (type: unknown, description: string) => t.field({ type, required: false, description });
  const fields: Record<string, unknown> = {
    and: optional([nested], 'All of these hold.'),
    or: optional([nested], 'At least one of these holds.'),
    not: optional(
      nested,
      `This does not hold.${isBrief ? '' : ' What is missing fulfils no condition, and so its opposite.'}`,
    ),
  };
  if (own !== undefined) {
    const edge = inputNamed(builder, `${own.name}EdgeFilter`, 'Conditions on what the link knows.', (edgeT) =>
      conditions(builder, edgeT, declaredIn(own.edge())),
    );
    fields['edge'] = optional(edge, 'On the link itself.');
  }
  if (registryOf(builder).within.has(model)) {
    fields['within'] = optional(['String'], `It is one of these, by ${model.key}, or lies beneath one of them.`);
  }
  return { ...conditions(builder, t, conditionsOf(builder, model), isBrief ? model : undefined), ...fields };
}

function conditions(
  builder: Builder,
  t: Fields,
  declared: Readonly<Record<string, Declared | Owned>>,
  toldBy?: NodeModel,
): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(declared)) {
    const type = conditionType(builder, name, field);
    if (type === undefined) continue;
    const description = toldBy && field.condition === undefined ? `See ${toldBy.label}.` : field.description;
    fields[name] = t.field({ type, required: false, description });
  }
  return fields;
}

function conditionType(builder: Builder, name: string, field: Declared | Owned): InputRef<unknown> | undefined {
  const { mapping, property, edge } = field;
  switch (mapping.kind) {
    case 'property':
    case 'reference':
      return property && operatorInput(builder, property);
    case 'relation':
      return relationInput(builder, mapping.target);
    case 'connection': {
      if (!('owner' in field)) return undefined;
      const own = `${field.owner.label}${capitalize(name)}`;
      return listInput(builder, own, connectionFilter(builder, mapping.target, own, edge));
    }
    default:
      return undefined;
  }
}

/** The filter of a connection: its own where its edges know something. */
export function connectionFilter(
  builder: Builder,
  target: NodeModel,
  own: string | undefined,
  edge: EdgeFields,
): InputRef<unknown> {
  return filterInput(builder, target, own !== undefined && edge !== undefined ? { name: own, edge } : undefined);
}

function listInput(builder: Builder, name: string, filter: InputRef<unknown>): InputRef<unknown> {
  return inputNamed(
    builder,
    `${name}ListFilter`,
    'Conditions on what is listed: all that are given hold; `{}` asks nothing.',
    (t) => ({
      some: t.field({
        type: filter,
        required: false,
        description: 'At least one fulfils this; `{}` is fulfilled by any.',
      }),
      none: t.field({ type: filter, required: false, description: 'None fulfils this.' }),
      every: t.field({ type: filter, required: false, description: 'All fulfil this, also where there are none.' }),
    }),
  );
}
