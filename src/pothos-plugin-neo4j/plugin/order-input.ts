import type { EnumRef, InputObjectRef, SchemaTypes } from '@pothos/core';
import type { OrderField } from '../compiler/mapping.ts';
import { hasOrder, isGraphQLName } from '../model/check.ts';
import { type Properties, sortKeyOf } from '../model/define.ts';
import { type Builder, claimName, registryOf } from './registry.ts';

/** `startDate` as an enum value: `START_DATE`. */
export const enumName = (name: string): string => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toUpperCase();

/**
 * Makes a value for each name. The result has the enum value of the name as the key. Throws for a name that gives no valid enum value,
 * and for two names that give the same.
 */
export function namedForEnum<Value>(
  where: string,
  names: readonly string[],
  make: (name: string) => Value,
): Readonly<Record<string, Value>> {
  const made = new Map<string, { readonly name: string; readonly value: Value }>();
  for (const name of names) {
    const word = enumName(name);
    const before = made.get(word);
    const value = make(name);
    if (before !== undefined && before.name !== name) {
      throw new TypeError(`${where}: ${before.name} and ${name} would both be ${word}. ${anotherName(name)}`);
    }
    if (!isGraphQLName(word))
      throw new TypeError(
        `${where}: '${word}', from ${name}, is not a valid enum value in GraphQL. ${anotherName(name)}`,
      );
    made.set(word, { name, value });
  }
  return Object.fromEntries([...made].map(([word, { value }]) => [word, value]));
}

const anotherName = (name: string) => `Rename one in the model: another: stored('${name}', …).`;

/**
 * An ordering by a property, or by its sort key if it has one; the description then includes that of the sort key. Undefined if
 * lists cannot be ordered by the property.
 */
export function orderField(on: OrderField['on'], properties: Properties, name: string): OrderField | undefined {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (property === undefined || property.list || !hasOrder(property.type)) return undefined;
  const key = sortKeyOf(properties, name);
  if (key === name) return { on, name, property };
  const sorted = properties[key];
  if (sorted === undefined) return undefined;
  return { on, name: key, property: { ...sorted, description: `${property.description} ${sorted.description}` } };
}

/** The input type `{ field, direction }` over some orderings, as in the API of GitHub. Made at the first use. */
export function orderInput(
  builder: Builder,
  name: string,
  fields: Readonly<Record<string, OrderField>>,
): InputObjectRef<SchemaTypes, unknown> {
  const { orderInputs } = registryOf(builder);
  const known = orderInputs.get(name);
  if (known !== undefined) return known;
  claimName(builder, name, `the order of ${name.replace(/Order$/, '')}`, 'Give one of them another name.');
  const values = Object.entries(fields).map(([value, { property, on }]) => [
    value,
    { value, description: on === 'edge' ? `On the edge: ${property.description}` : property.description },
  ]);
  const field = builder.enumType(`${name}Field`, {
    description: `What ${name} can order by.`,
    values: Object.fromEntries(values),
  });
  const direction = directionRef(builder);
  const input = builder.inputType(name, {
    description:
      'A property to order by. Nodes with the same value are ordered by the next property, and finally by their key.',
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'The property.' }),
      direction: t.field({
        type: direction,
        required: true,
        defaultValue: 'ASC',
        description:
          'Ascending or descending. Nodes without the property come last in ascending order and first in descending order.',
      }),
    }),
  });
  orderInputs.set(name, input);
  return input;
}

function directionRef(builder: Builder): EnumRef<SchemaTypes, unknown> {
  const registry = registryOf(builder);
  registry.direction ??= builder.enumType('OrderDirection', {
    description: 'The direction of an order.',
    values: {
      ASC: { value: 'ASC', description: 'From the lowest to the highest, from A to Z, from the earliest on.' },
      DESC: { value: 'DESC', description: 'From the highest to the lowest, from Z to A, from the latest back.' },
    },
  });
  return registry.direction;
}
