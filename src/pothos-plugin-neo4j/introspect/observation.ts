/** How many holders have a property, by the type of its value as Neo4j names it. */
export type ObservedTypes = ReadonlyMap<string, number>;

/** Nodes or relationships that were read, and what properties they have. */
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
  /** Properties that are known to be there on every node, although only a sample of the nodes was read. */
  readonly always: ReadonlySet<string>;
  /** Of the properties that may be its key, those whose values are known to differ from node to node, and the others. */
  readonly distinct: ReadonlySet<string>;
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
  /** Whether no node has two that start, or that end, at it; undefined where it could not be found out in time. */
  readonly isOneOut: boolean | undefined;
  readonly isOneIn: boolean | undefined;
  /** Whether two nodes are joined twice in one direction; undefined where it could not be found out in time. */
  readonly repeats: boolean | undefined;
}

/** A constraint or an index of the database. */
export interface ObservedRule {
  readonly name: string;
  readonly kind: 'unique' | 'exists' | 'range' | 'other';
  readonly on: 'node' | 'relationship';
  /** The labels or the types that it is for; several for some full-text indexes. */
  readonly names: readonly string[];
  readonly properties: readonly string[];
}

/** What was read of a database. */
export interface Observation {
  readonly labels: readonly ObservedLabel[];
  readonly kinds: readonly ObservedKind[];
  readonly relationships: readonly ObservedRelationship[];
  readonly rules: readonly ObservedRule[];
  /** How many nodes carry no label; undefined where only a sample was read. */
  readonly unlabelled: number | undefined;
  /** Of labels and types with more than this, so many were read. */
  readonly sample: number;
}

/** The properties that several kinds of holders have together. */
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

/** By code points, so that what is written does not depend on the machine. */
export const byCodePoint = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
