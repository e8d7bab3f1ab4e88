/** The types that a property can have in the database. */
export type PropertyType =
  | 'text'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'localDateTime'
  | 'time'
  | 'localTime'
  | 'duration'
  | 'point';

/** The words that a text property can have, each with its description. */
export interface Enumeration<Word extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly values: Readonly<Record<Word, string>>;
}

/** One property of a label or relationship type. A list is never null: a missing one is empty. */
export interface Property<Value = unknown, Required extends boolean = boolean> {
  readonly type: PropertyType;
  readonly list: boolean;
  readonly required: Required;
  readonly description: string;
  readonly enumeration: Enumeration | undefined;
  /** True if the property only serves an index or an order, and clients cannot read it. */
  readonly internal: boolean;
  /** True if the property is computed from other data when the graph is written. Clients can read it. */
  readonly workedOut: boolean;
  /** True for a text that is stored in capital letters. Arguments that are compared with it may have any case. */
  readonly inCapitals: boolean;
  /** The property that lists are ordered by instead of this one, if there is one. */
  readonly sortKey: string | undefined;
  /** The name of the property in the database, if it differs. */
  readonly storedAs: string | undefined;
  /** True for the element id, which the database assigns to each node and relationship. It is not a stored property. */
  readonly isElementId: boolean;
  /** True for numbers that GraphQL's `Int` and `Float` cannot hold: 64-bit integers, and NaN or infinite floats. */
  readonly isWide: boolean;
  /** The TypeScript type of the value. Only for TypeScript: it does not exist at run time. */
  readonly value?: Value;
}

export type Properties = Readonly<Record<string, Property>>;

/** A full-text index over properties of one label. */
export interface FullTextIndex {
  /** The last part of the index's name; the label is the first. */
  readonly name: string;
  readonly properties: readonly string[];
  /** One of Neo4j's analyzers, such as `standard-no-stop-words`. */
  readonly analyzer: string;
  readonly purpose: string;
}
