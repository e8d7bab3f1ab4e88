/** How many nodes or relationships have a property, by the type of its value as Neo4j names it. */
export type ObservedTypes = ReadonlyMap<string, number>;

/** A group of nodes or relationships that were read, and their properties. */
export interface Holders {
  /** How many were read. */
  readonly count: number;
  readonly properties: ReadonlyMap<string, ObservedTypes>;
}

/** The nodes that carry exactly these labels. */
export interface ObservedKind extends Holders {
  readonly labels: readonly string[];
  /** False where only a sample of them was read. */
  readonly isWhole: boolean;
}

/** A label, and how many nodes carry it. */
export interface ObservedLabel {
  readonly label: string;
  readonly count: number;
  /** Properties that every node is known to have, even if only a sample was read. */
  readonly always: ReadonlySet<string>;
  /** Possible keys whose values are known to differ on every node. */
  readonly distinct: ReadonlySet<string>;
  /** Possible keys whose values are known to repeat. */
  readonly repeated: ReadonlySet<string>;
}

/** The labels at both ends of relationships of one type. */
export interface ObservedEnds {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly count: number;
}

export interface ObservedRelationship extends Holders {
  readonly type: string;
  /** How many there are. */
  readonly total: number;
  readonly ends: readonly ObservedEnds[];
  readonly isWhole: boolean;
  /** Whether at most one relationship starts (`isOneOut`) or ends (`isOneIn`) at each node; undefined after a time-out. */
  readonly isOneOut: boolean | undefined;
  readonly isOneIn: boolean | undefined;
  /** Whether some two nodes are joined more than once in the same direction; undefined if it is not known. */
  readonly repeats: boolean | undefined;
}

/** A constraint or an index of the database. */
export interface ObservedRule {
  readonly name: string;
  readonly kind: 'unique' | 'exists' | 'range' | 'other';
  readonly on: 'node' | 'relationship';
  /** Its labels or relationship types. A full-text index can have several. */
  readonly names: readonly string[];
  readonly properties: readonly string[];
}

/** Everything that was read of a database. */
export interface Observation {
  readonly labels: readonly ObservedLabel[];
  readonly kinds: readonly ObservedKind[];
  readonly relationships: readonly ObservedRelationship[];
  readonly rules: readonly ObservedRule[];
  /** How many nodes carry no label; undefined if only a sample was read. */
  readonly unlabelled: number | undefined;
  /** The size of a sample. Smaller labels and types were read whole. */
  readonly sample: number;
}

/** The properties of several groups together. */
export function mergedHolders(holders: readonly Holders[]): Holders {
  const properties = new Map<string, Map<string, number>>();
  for (const { properties: own } of holders) {
    for (const [name, types] of own) {
      const merged = properties.get(name) ?? new Map<string, number>();
      for (const [type, count] of types) merged.set(type, (merged.get(type) ?? 0) + count);
      properties.set(name, merged);
    }
  }
  return { count: sum(holders.map(({ count }) => count)), properties };
}

export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

/** Compares by code units, so that the order does not depend on the locale of the machine. */
export const byCodePoint = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
