import type { FieldMap, InputObjectRef, SchemaTypes } from '@pothos/core';
import type { FilterField, FilterMapping } from '../compiler/mapping.ts';
import type { NodeModel, Properties } from '../model/define.ts';
import { declaredFor, declaredIn } from './declared-fields.ts';
import { mayBeMissing, operatorInput } from './filter-operators.ts';
import { type Builder, claimName, type Declared, type Owned, registryOf } from './registry.ts';
import { scalarOf } from './scalars.ts';

type EdgeFields = (() => FieldMap) | undefined;

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The meaning of a filter over nodes of a model, and over the edges that lead to them. */
export function filterMapping(builder: Builder, model: NodeModel, edge?: EdgeFields): FilterMapping {
  return {
    fields: once(() => {
      const fields: Record<string, FilterField> = Object.create(null);
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
        const fields: Record<string, FilterField> = Object.create(null);
        for (const [name, declared] of Object.entries(declaredIn(edge()))) {
          const field = filterField(builder, declared);
          if (field !== undefined) fields[name] = field;
        }
        return fields;
      }),
  };
}

/** The conditions in filters over nodes of a model: those of its fields, and those of `conditions`. */
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
    case 'connection': {
      const { hops, target, only } = mapping;
      return { kind: 'connection', hops, filter: filterMapping(builder, target, edge), only };
    }
    default:
      return undefined;
  }
}

const capitalize = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** An input type that may contain itself: it is registered by its name before its fields are made. */
function inputNamed(
  builder: Builder,
  name: string,
  { description, of }: { readonly description: string; readonly of: string },
  fields: (t: Fields) => Readonly<Record<string, unknown>>,
): InputObjectRef<SchemaTypes, unknown> {
  const { inputs } = registryOf(builder);
  claimName(builder, name, of, 'Give one of them another name.');
  const known = inputs.get(name);
  if (known !== undefined) return known;
  const ref = builder.inputRef<object>(name);
  inputs.set(name, ref);
  ref.implement({ description, fields: (t) => fields(t as Fields) });
  return ref;
}

interface Fields {
  readonly field: (options: { type: unknown; required: boolean | object; description: string }) => unknown;
}

/** A connection with types of its own. */
interface OwnTypes {
  readonly name: string;
  /** The field, for messages. */
  readonly where: string;
}

interface Own extends OwnTypes {
  readonly edge: () => FieldMap;
}

/** The filter over nodes of a model; with `own`, the filter over a connection whose edges have fields. */
function filterInput(builder: Builder, model: NodeModel, own?: Own): InputObjectRef<SchemaTypes, unknown> {
  const name = `${own?.name ?? model.name}Filter`;
  const description = `Conditions on ${own ? 'an edge and its node' : model.name}: all of them must hold. A condition that is null counts as absent.`;
  const of = `the filter of ${own?.where ?? model.name}`;
  return inputNamed(builder, name, { description, of }, (t) =>
    filterFields(builder, t, model, { nested: registryOf(builder).inputs.get(name)!, isBrief: own !== undefined, own }),
  );
}

/** The filter over the node at the end of a relation, which may be missing. */
function relationInput(builder: Builder, model: NodeModel): InputObjectRef<SchemaTypes, unknown> {
  const description = `Conditions on the related ${model.name}: all of them must hold. \`{}\` holds if there is one.`;
  const of = `the filter of relations to ${model.name}`;
  return inputNamed(builder, `${model.name}RelationFilter`, { description, of }, (t) => ({
    ...filterFields(builder, t, model, { nested: filterInput(builder, model), isBrief: true }),
    isNull: t.field({
      type: 'Boolean',
      required: false,
      description: 'Whether there is none. Every other condition, and `{}`, requires that there is one.',
    }),
  }));
}

interface FilterOptions {
  /** The type of `and`, `or` and `not`. */
  readonly nested: InputObjectRef<SchemaTypes, unknown>;
  /**
   * Whether the fields have short descriptions. Only the filter of the type itself describes each field: code generators copy
   * descriptions, and one filter variable pulls in all filters that it leads to.
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
    and: optional([nested], 'All of these must hold.'),
    or: optional([nested], 'At least one of these must hold.'),
    not: optional(
      nested,
      `This must not hold.${isBrief ? '' : ' A missing value meets no condition, so it meets `not` of every condition.'}`,
    ),
  };
  if (own !== undefined) {
    const described = { description: 'Conditions on the edge.', of: `the filter of edges of ${own.where}` };
    const edge = inputNamed(builder, `${own.name}EdgeFilter`, described, (edgeT) =>
      conditions(builder, edgeT, declaredIn(own.edge())),
    );
    fields['edge'] = optional(edge, 'Conditions on the edge itself.');
  }
  if (registryOf(builder).within.has(model)) {
    fields['within'] = optional(
      [keyType(builder, model)],
      `The node is one of these, named by ${model.key}, or is beneath one of them.`,
    );
  }
  const ofFields = conditions(builder, t, conditionsOf(builder, model), isBrief ? model : undefined);
  const reserved = [...Object.keys(fields), 'edge', 'isNull'].find((name) => Object.hasOwn(ofFields, name));
  if (reserved !== undefined) {
    throw new TypeError(
      `${model.name}.${reserved}: filters reserve the condition '${reserved}'. Give that of the field another name: { condition: '${reserved}Value' }.`,
    );
  }
  return { ...ofFields, ...fields };
}

/** The type of arguments that hold the key of a node. */
export function keyType(builder: Builder, { key, properties }: NodeModel): string {
  const property = (properties as Properties)[key]!;
  if (property.isElementId) return 'ID';
  return scalarOf(builder, property);
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
    const description = toldBy && field.condition === undefined ? `See ${toldBy.name}.` : field.description;
    fields[name] = t.field({ type, required: false, description });
  }
  return fields;
}

function conditionType(
  builder: Builder,
  name: string,
  field: Declared | Owned,
): InputObjectRef<SchemaTypes, unknown> | undefined {
  const { mapping, property, edge } = field;
  switch (mapping.kind) {
    case 'property':
    case 'reference':
      return property && operatorInput(builder, property);
    case 'relation':
      return relationInput(builder, mapping.target);
    case 'connection': {
      if (!('owner' in field)) return undefined;
      const fieldName = field.field ?? name;
      const own = {
        name: field.typeName ?? `${field.owner.name}${capitalize(fieldName)}`,
        where: `${field.owner.name}.${fieldName}`,
      };
      return listInput(builder, own, connectionFilter(builder, mapping.target, own, edge));
    }
    default:
      return undefined;
  }
}

/** The filter of a connection: one of its own if its edges have fields, otherwise that of the target. */
export function connectionFilter(
  builder: Builder,
  target: NodeModel,
  own: OwnTypes | undefined,
  edge: EdgeFields,
): InputObjectRef<SchemaTypes, unknown> {
  return filterInput(builder, target, own !== undefined && edge !== undefined ? { ...own, edge } : undefined);
}

function listInput(
  builder: Builder,
  { name, where }: OwnTypes,
  filter: InputObjectRef<SchemaTypes, unknown>,
): InputObjectRef<SchemaTypes, unknown> {
  const description = 'Conditions on the listed nodes: all of them must hold. `{}` always holds.';
  return inputNamed(builder, `${name}ListFilter`, { description, of: `the filter of what ${where} lists` }, (t) => ({
    some: t.field({
      type: filter,
      required: false,
      description: 'At least one node meets this. Every node meets `{}`.',
    }),
    none: t.field({ type: filter, required: false, description: 'No node meets this.' }),
    every: t.field({ type: filter, required: false, description: 'Every node meets this, or there are none.' }),
  }));
}
