import type { InputObjectRef, InputType, SchemaTypes } from '@pothos/core';
import { hasOrder } from '../model/check.ts';
import type { Property } from '../model/define.ts';
import { type Builder, claimName, enumOf, registryOf } from './registry.ts';
import { scalarName, scalarOf } from './scalars.ts';

type Operator = readonly [name: string, description: string, isList?: boolean];

const equality: readonly Operator[] = [
  ['eq', 'Equal to this.'],
  ['in', 'Equal to one of these; an empty list matches nothing.', true],
];

const comparison: readonly Operator[] = [
  ['gt', 'Greater than this, or later.'],
  ['gte', 'Equal to this, or greater, or later.'],
  ['lt', 'Less than this, or earlier.'],
  ['lte', 'Equal to this, or less, or earlier.'],
];

const search: readonly Operator[] = [
  ['contains', 'Contains this text. Case matters.'],
  ['startsWith', 'Starts with this text. Case matters.'],
  ['matches', 'Contains this text. Case, accents and other marks do not matter: `chretien` finds Chrétien.'],
];

const membership: readonly Operator[] = [
  ['has', 'Holds this value.'],
  ['hasSome', 'Holds at least one of these values.', true],
  ['hasEvery', 'Holds every one of these values.', true],
];

function operatorsFor({ type, list, enumeration }: Property): readonly Operator[] {
  if (list) return membership;
  if (type === 'boolean') return equality.slice(0, 1);
  if (!hasOrder(type)) return equality;
  if (enumeration !== undefined) return equality;
  return type === 'text' ? [...equality, ...comparison, ...search] : [...equality, ...comparison];
}

/** Whether a node can lack a property, so that its filter has `isNull`. A list cannot: a missing list is empty. */
export function mayBeMissing({ required, list }: Property): boolean {
  return !required && !list;
}

/** The input type with the operators for a property. Made at the first use. */
export function operatorInput(builder: Builder, property: Property): InputObjectRef<SchemaTypes, unknown> {
  const { inputs } = registryOf(builder);
  const isOptional = mayBeMissing(property);
  const name = `${isOptional ? 'Optional' : ''}${property.enumeration?.name ?? wordOf(property)}${property.list ? 'List' : ''}Filter`;
  const of = property.enumeration?.name ?? `a ${wordOf(property)}`;
  claimName(builder, name, `conditions on ${of}`, 'Give the label or the enumeration another name.');
  const known = inputs.get(name);
  if (known !== undefined) return known;
  const type = valueType(builder, property);
  const ref = builder.inputType(name, {
    description: `Conditions on ${isOptional ? 'a value that may be missing' : 'a value'}: all of them must hold. \`{}\` always holds.${isOptional ? ' A missing value meets only `isNull: true`.' : ''}`,
    fields: (t) => ({
      ...Object.fromEntries(
        operatorsFor(property).map(([operator, description, isList]) => [
          operator,
          t.field({ type: isList ? [type] : type, required: false, description }),
        ]),
      ),
      ...(isOptional && { isNull: t.boolean({ required: false, description: 'Whether the value is missing.' }) }),
    }),
  });
  inputs.set(name, ref);
  return ref;
}

function valueType(builder: Builder, property: Property): InputType<SchemaTypes> {
  return property.enumeration === undefined ? scalarOf(builder, property) : enumOf(builder, property.enumeration);
}

/** The name of a type within the names of filters. */
const wordOf = (property: Property): string => (property.type === 'text' ? 'Text' : scalarName(property));
