import neo4j from 'neo4j-driver';
import type { Properties, Property } from '../pothos-plugin-neo4j/model/index.ts';
import type { Value } from './graph-data.ts';

/** Properties as the driver takes them: whole numbers as integers, days as dates. `null` removes a property. */
export function toStored(
  values: Readonly<Record<string, Value | null>>,
  properties: Properties,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const property = properties[name];
      if (!property) throw new TypeError(`The model has no property ${name} here.`);
      if (value === null) return [name, null];
      return [name, Array.isArray(value) ? value.map((item) => convert(item, property)) : convert(value, property)];
    }),
  );
}

function convert(value: unknown, { type }: Property): unknown {
  if (type === 'integer') return neo4j.int(value as number);
  if (type === 'date') {
    const [year, month, day] = String(value).split('-').map(Number) as [number, number, number];
    return new neo4j.types.Date(year, month, day);
  }
  return value;
}

/** Properties as they are compared: days and instants as text. What the model does not know is left out. */
export function fromStored(
  stored: Readonly<Record<string, unknown>>,
  properties: Properties,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(stored)
      .filter(([name]) => name in properties)
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(plain) : plain(value)]),
  ) as Readonly<Record<string, Value>>;
}

const plain = (value: unknown): unknown => (typeof value === 'object' && value !== null ? String(value) : value);
