import neo4j from 'neo4j-driver';
import type { Parameter } from '../compiler/statement.ts';

/**
 * Converts parameters to values of the driver. It sends every JavaScript number as a float, which `LIMIT` refuses, so integers
 * are wrapped in `Integer`. Temporal values stay text, which the statement converts. Points become the driver's `Point`.
 */
export function toDriverParameters(parameters: Readonly<Record<string, Parameter>>): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    converted[name] = converters[parameter.type]?.(parameter.value) ?? parameter.value;
  }
  return converted;
}

const converters: Readonly<Partial<Record<Parameter['type'], (value: unknown) => unknown>>> = {
  integer: wrap,
  point: placed,
};

function placed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(placed);
  if (typeof value !== 'object' || value === null) return value;
  const { srid, x, y, z } = value as Readonly<Record<'srid' | 'x' | 'y', number> & { z?: number }>;
  return new neo4j.types.Point(neo4j.int(srid), x, y, z);
}

function wrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wrap);
  return typeof value === 'number' ? neo4j.int(value) : value;
}
