/** The types a property of a node or relationship can have in the graph. */
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

/** A closed list of words that a text property takes; each word is described. */
export interface Enumeration<Word extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly values: Readonly<Record<Word, string>>;
}

/** One property of a label or relationship. A list is never absent: it is empty instead. */
export interface Property<Value = unknown, Required extends boolean = boolean> {
  readonly type: PropertyType;
  readonly list: boolean;
  readonly required: Required;
  readonly description: string;
  readonly enumeration: Enumeration | undefined;
  /** True for what only serves an index or an order: whoever writes the graph works it out, and no client reads it. */
  readonly internal: boolean;
  /** True for what whoever writes the graph works out from other data; clients read it like any other. */
  readonly workedOut: boolean;
  /** True for a text that is kept in capital letters: what it is compared with may have any case. */
  readonly inCapitals: boolean;
  /** The name of the property of the same holder that lists are ordered by in place of this one, if there is one. */
  readonly sortKey: string | undefined;
  /** The name of the property in the database, where that is another. */
  readonly storedAs: string | undefined;
  /** True for what is no property: the name that the database itself gives a node or relationship. */
  readonly isElementId: boolean;
  /** True for numbers that `Int` and `Float` of GraphQL do not hold: integers of 64 bits, and floats that are no number. */
  readonly isWide: boolean;
  /** Carries the TypeScript type of the value; it does not exist at run time. */
  readonly value?: Value;
}

export type Properties = Readonly<Record<string, Property>>;

/** A full-text index over properties of one label. */
export interface FullTextIndex {
  /** Together with the label it names the index. */
  readonly name: string;
  readonly properties: readonly string[];
  /** One of Neo4j's analyzers. */
  readonly analyzer: string;
  readonly purpose: string;
}
