export type Value = string | number | null;

export interface Term {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** What a list is ordered by: its values by the name of the ordering, then the keys that make the order total. */
export interface Ordered {
  readonly values: Readonly<Record<string, Value>>;
  readonly keys: readonly string[];
}

/**
 * Rows in an order as Cypher has it: null last upwards and first downwards, text by code point. Keys go the way of the
 * last term.
 */
export function inOrder<Row extends Ordered>(rows: readonly Row[], terms: readonly Term[]): readonly Row[] {
  const sign = ({ direction }: Pick<Term, 'direction'>) => (direction === 'ASC' ? 1 : -1);
  const keySign = sign(terms.at(-1) ?? { direction: 'ASC' });
  return [...rows].sort((a, b) => {
    for (const term of terms) {
      const compared = sign(term) * compareValues(a.values[term.field] ?? null, b.values[term.field] ?? null);
      if (compared !== 0) return compared;
    }
    for (const [index, key] of a.keys.entries()) {
      const compared = keySign * compareValues(key, b.keys[index]!);
      if (compared !== 0) return compared;
    }
    return 0;
  });
}

/** As Cypher compares in an order. */
export function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  // The bytes of UTF-8 are in the order of the code points; the code units that JavaScript compares are not.
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
