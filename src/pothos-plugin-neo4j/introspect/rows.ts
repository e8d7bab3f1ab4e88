import type { Holders } from './observation.ts';

/**
 * Clauses that count the properties of nodes or relationships. They return a row for each group, property and type of value,
 * and a row with a null key for the size of each group. Numbers that GraphQL's `Int` and `Float` cannot hold have types of
 * their own: integers of more than 32 bits are `WIDE INTEGER`, NaN and infinite floats are `WIDE FLOAT`.
 */
export function propertyRows(holder: string, ...groups: readonly string[]): string {
  const value = `${holder}[key]`;
  const isLong = (number: string) => `NOT -2147483648 <= ${number} <= 2147483647`;
  // `isNaN` would throw for other types.
  const isNotFinite = (number: string) => `(${number} <> ${number} OR ${number} IN [Infinity, -Infinity])`;
  const type = `CASE
    WHEN key IS NULL THEN null
    WHEN ${value} IS :: INTEGER NOT NULL AND ${isLong(value)} THEN 'WIDE INTEGER'
    WHEN ${value} IS :: LIST<INTEGER NOT NULL> NOT NULL AND any(x IN ${value} WHERE ${isLong('x')}) THEN 'LIST<WIDE INTEGER>'
    WHEN ${value} IS :: FLOAT NOT NULL AND ${isNotFinite(value)} THEN 'WIDE FLOAT'
    WHEN ${value} IS :: LIST<FLOAT NOT NULL> NOT NULL AND any(x IN ${value} WHERE ${isNotFinite('x')}) THEN 'LIST<WIDE FLOAT>'
    ELSE valueType(${value}) END`;
  return `UNWIND [null] + keys(${holder}) AS key RETURN ${groups.join(', ')}, key, ${type} AS type, count(*) AS count`;
}

interface PropertyRow {
  readonly key: string | null;
  readonly type: string | null;
  readonly count: number;
}

/** Collects these rows by group. */
export class HolderRows<Group> {
  readonly #groups = new Map<string, { of: Group; count: number; properties: Map<string, Map<string, number>> }>();

  add(of: Group, { key, type, count }: PropertyRow): void {
    const name = JSON.stringify(of);
    const group = this.#groups.get(name) ?? { of, count: 0, properties: new Map() };
    this.#groups.set(name, group);
    if (key === null || type === null) {
      group.count += count;
      return;
    }
    const types = group.properties.get(key) ?? new Map<string, number>();
    types.set(type, (types.get(type) ?? 0) + count);
    group.properties.set(key, types);
  }

  all(): readonly (Holders & { readonly of: Group })[] {
    return [...this.#groups.values()];
  }
}
