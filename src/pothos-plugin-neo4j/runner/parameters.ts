import neo4j from 'neo4j-driver';
import type { Parameter } from '../compiler/statement.ts';

/**
 * The parameters as the driver sends them. The driver sends every JavaScript number as a float, which `LIMIT` refuses,
 * so integers are wrapped. Dates travel as the text they are.
 */
export function toDriverParameters(parameters: Readonly<Record<string, Parameter>>): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    converted[name] = parameter.type === 'integer' ? wrap(parameter.value) : parameter.value;
  }
  return converted;
}

function wrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wrap);
  return typeof value === 'number' ? neo4j.int(value) : value;
}
