import neo4j from 'neo4j-driver';
import { OperatorError } from '../errors.ts';
import { type FactType, factTypeOf } from '../model/fact-type.ts';
import type { Property } from '../pothos-plugin-neo4j/model/index.ts';
import type { Scalar, Value, Values } from './rows.ts';

const fits: Readonly<Record<FactType, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: Number.isSafeInteger,
  float: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  date: (value) => neo4j.isDate(value as object),
  dateTime: (value) => neo4j.isDateTime(value as object),
};

/**
 * The stored properties as text, numbers and truth values. Throws an OperatorError where a value is not of the type
 * that the model declares: its column could not hold it.
 */
export function readValues(
  stored: Readonly<Record<string, unknown>>,
  properties: readonly (readonly [name: string, property: Property])[],
  record: string,
): Values {
  const values: Record<string, Value> = {};
  for (const [name, property] of properties) {
    const value = stored[name] ?? undefined;
    if (value === undefined) continue;
    if (property.list !== Array.isArray(value)) throw misfit(record, name, property);
    values[name] = property.list
      ? (value as readonly unknown[]).map((item) => readScalar(item, property, record, name))
      : readScalar(value, property, record, name);
  }
  return values;
}

function readScalar(value: unknown, property: Property, record: string, name: string): Scalar {
  if (!fits[factTypeOf(property)](value)) throw misfit(record, name, property);
  return typeof value === 'object' ? String(value) : (value as Scalar);
}

function misfit(record: string, name: string, { type, list }: Property): OperatorError {
  const declared = list ? `a list of ${type}` : type;
  return new OperatorError(
    `${name} of ${record} is not ${declared}, as the model has it: correct or remove the value.`,
  );
}
