// Casts: a property that is changed at run time has another type, which TypeScript does not work out of a spread.

/** The types a property of a node or relationship can have in the graph. */
export type PropertyType = 'text' | 'integer' | 'float' | 'boolean' | 'date' | 'dateTime';

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
  /** Carries the TypeScript type of the value; it does not exist at run time. */
  readonly value?: Value;
}

export type Properties = Readonly<Record<string, Property>>;

/** The values that a record with these properties holds. */
export type ValuesOf<P extends Properties> = {
  readonly [Name in keyof P]: P[Name] extends Property<infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | null
    : never;
};

/** A full-text index over properties of one label. */
export interface FullTextIndex {
  /** Together with the label it names the index. */
  readonly name: string;
  readonly properties: readonly string[];
  /** One of Neo4j's analyzers. */
  readonly analyzer: string;
  readonly purpose: string;
}

/** What a node with some label is: the label, the labels it comes with, its properties, its key and its indexes. */
export interface NodeModel<
  Label extends string = string,
  P extends Properties = Properties,
  Carried extends string = string,
> {
  readonly label: Label;
  /** Carries the type of every label that such a node has; it does not exist at run time. */
  readonly carried?: Carried;
  readonly description: string;
  /** True where the label only ever accompanies another that says what the node is. */
  readonly abstract: boolean;
  /** The abstract labels every such node carries too. */
  readonly parents: readonly NodeModel[];
  /** Own properties and those of the parents. */
  readonly properties: P;
  /** The names of the properties that no parent declares. */
  readonly ownProperties: readonly string[];
  /** The property that tells one node from every other. */
  readonly key: string;
  /** The label whose uniqueness constraint serves a look-up by key. */
  readonly keyLabel: string;
  /** Further properties that are unique within this label, each with a constraint of its own. */
  readonly unique: readonly string[];
  /** Required properties that lists of this label are ordered by: each has an index that ends in the key. */
  readonly orders: readonly string[];
  readonly fullText: readonly FullTextIndex[];
}

/** What joins two nodes: type, ends, properties, and how often it occurs. */
export interface RelationshipModel<
  Type extends string = string,
  P extends Properties = Properties,
  From extends NodeModel = NodeModel,
  To extends NodeModel = NodeModel,
> {
  readonly type: Type;
  readonly description: string;
  readonly from: From;
  readonly to: To;
  readonly properties: P;
  /** The end of which, seen from the other, there is at most one. */
  readonly atMostOne: 'from' | 'to' | 'both' | undefined;
  /** True where the same two nodes can be joined more than once. */
  readonly repeats: boolean;
  /** Properties that relationships are looked up by: each has an index. */
  readonly indexes: readonly string[];
}

/** Everything a graph holds. */
export interface GraphModel {
  readonly nodes: readonly NodeModel[];
  readonly relationships: readonly RelationshipModel[];
}

type Optional<P> = P extends Property<infer Value> ? Property<Value, false> : never;

function property<Value>(type: PropertyType, description: string, enumeration?: Enumeration): Property<Value, true> {
  return Object.freeze({
    type,
    list: false,
    required: true,
    description,
    enumeration,
    internal: false,
    workedOut: false,
    inCapitals: false,
    sortKey: undefined,
  });
}

export const text = (description: string): Property<string, true> => property('text', description);
export const integer = (description: string): Property<number, true> => property('integer', description);
export const float = (description: string): Property<number, true> => property('float', description);
export const boolean = (description: string): Property<boolean, true> => property('boolean', description);
/** A calendar day, ISO 8601 (`2025-11-21`). */
export const date = (description: string): Property<string, true> => property('date', description);
/** An instant, ISO 8601 with its offset. */
export const dateTime = (description: string): Property<string, true> => property('dateTime', description);
/** One word of a closed list. */
export const oneOf = <Word extends string>(words: Enumeration<Word>, description?: string): Property<Word, true> =>
  property('text', description ?? words.description, words);

/** A property that a node or relationship may lack. */
export function optional<P extends Property>(of: P): Optional<P> {
  return Object.freeze({ ...of, required: false }) as unknown as Optional<P>;
}

/** A property that whoever writes the graph works out from other data. */
export function workedOut<P extends Property>(of: P): P {
  return Object.freeze({ ...of, workedOut: true });
}

/** A text in capital letters, such as a code, which is found in any case. */
export function inCapitals<P extends Property>(of: P): P {
  return Object.freeze({ ...of, inCapitals: true });
}

/** A value, or each of a list, as a property in capital letters holds it; what is no text stays as it is. */
export function inCapitalLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCapitalLetters);
  return typeof value === 'string' ? value.toUpperCase() : value;
}

/** A property that only serves an index. */
export function internal<P extends Property>(of: P): P {
  return Object.freeze({ ...of, internal: true });
}

/**
 * A property that is ordered by another of the same holder, which is worked out when it is written: a text whose order by
 * code points is the order that a reader expects of this one. `sortKey` of `sort-key.ts` makes such texts.
 */
export function sortedBy<P extends Property>(key: string, of: P): P {
  return Object.freeze({ ...of, sortKey: key });
}

/** A property that holds several values of one type; empty where there is none. */
export function listOf<Value>(of: Property<Value>): Property<readonly Value[], true> {
  return Object.freeze({ ...of, list: true, required: true }) as unknown as Property<readonly Value[], true>;
}

export function enumeration<Word extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Word, string>>,
): Enumeration<Word> {
  return Object.freeze({ name, description, values });
}

interface NodeOptions<P extends Properties, Parents extends readonly NodeModel[]> {
  readonly description: string;
  readonly parents?: Parents;
  readonly properties: P;
  readonly key?: string;
  readonly unique?: readonly (string & keyof (P & InheritedProperties<Parents>))[];
  readonly orders?: readonly (string & keyof (P & InheritedProperties<Parents>))[];
  readonly fullText?: readonly (FullTextIndex & { readonly properties: readonly (string & keyof P)[] })[];
}

type InheritedProperties<Parents extends readonly NodeModel[]> = Parents extends readonly [
  infer First extends NodeModel,
  ...infer Rest extends readonly NodeModel[],
]
  ? First['properties'] & InheritedProperties<Rest>
  : unknown;

/** The labels that nodes with these parents carry beside their own. */
type CarriedBy<Parents extends readonly NodeModel[]> = Parents[number] extends infer Parent
  ? Parent extends NodeModel<string, Properties, infer Carried>
    ? Carried
    : never
  : never;

type AllProperties<P extends Properties, Parents extends readonly NodeModel[]> = Omit<
  InheritedProperties<Parents>,
  keyof P
> &
  P;

function defineNode<Label extends string, P extends Properties, const Parents extends readonly NodeModel[] = []>(
  label: Label,
  abstract: boolean,
  options: NodeOptions<P, Parents>,
): NodeModel<Label, AllProperties<P, Parents>, Label | CarriedBy<Parents>> {
  const parents = options.parents ?? ([] as unknown as Parents);
  const properties = Object.assign({}, ...parents.map((parent) => parent.properties), options.properties);
  const keyHolder = parents.find((parent) => parent.keyLabel !== '');
  if (options.key !== undefined && keyHolder !== undefined && keyHolder.key !== options.key) {
    throw new TypeError(
      `Label ${label} has the key ${options.key}, but ${keyHolder.label}, which it carries too, has ${keyHolder.key}.`,
    );
  }
  const key = options.key ?? keyHolder?.key;
  if (key === undefined) throw new TypeError(`Label ${label} has no key: name one, or a parent that has one.`);
  checkProperties(label, properties, options);
  return Object.freeze({
    label,
    description: options.description,
    abstract,
    parents,
    properties,
    ownProperties: Object.keys(options.properties),
    key,
    keyLabel: options.key === undefined ? (keyHolder?.keyLabel ?? label) : label,
    unique: options.unique ?? [],
    orders: options.orders ?? [],
    fullText: options.fullText ?? [],
  });
}

/** What the options of a label say of its properties. Throws where a property is not there, or not of the kind. */
function checkProperties(
  label: string,
  properties: Properties,
  { orders = [], fullText = [] }: { readonly orders?: readonly string[]; readonly fullText?: readonly FullTextIndex[] },
): void {
  for (const name of orders) {
    if (!properties[name]?.required)
      throw new TypeError(`Label ${label} is ordered by ${name}, which is not required.`);
  }
  for (const [name, { sortKey, required }] of Object.entries(properties)) {
    const key = sortKey === undefined ? undefined : properties[sortKey];
    if (sortKey === undefined || (key !== undefined && !key.list && key.required === required)) continue;
    throw new TypeError(
      `${name} of ${label} is sorted by ${sortKey}, which must be one value of the same label, and required where ${name} is.`,
    );
  }
  for (const { name, properties: indexed } of fullText) {
    const wrong = indexed.find((indexedName) => properties[indexedName]?.type !== 'text');
    if (wrong !== undefined) throw new TypeError(`The index ${name} of ${label} is over ${wrong}, which is no text.`);
  }
}

/** Declares a label that says what a node is. Every node has exactly one such label. */
export function node<Label extends string, P extends Properties, const Parents extends readonly NodeModel[] = []>(
  label: Label,
  options: NodeOptions<P, Parents>,
): NodeModel<Label, AllProperties<P, Parents>, Label | CarriedBy<Parents>> {
  return defineNode(label, false, options);
}

/** Declares a label that nodes of several kinds carry, so that they can be listed, ordered and joined as one. */
export function abstractNode<
  Label extends string,
  P extends Properties,
  const Parents extends readonly NodeModel[] = [],
>(
  label: Label,
  options: NodeOptions<P, Parents>,
): NodeModel<Label, AllProperties<P, Parents>, Label | CarriedBy<Parents>> {
  return defineNode(label, true, options);
}

/** Declares a relationship type. `properties` is everything it carries. */
export function relationship<Type extends string, P extends Properties, From extends NodeModel, To extends NodeModel>(
  type: Type,
  options: {
    readonly description: string;
    readonly from: From;
    readonly to: To;
    readonly properties: P;
    readonly atMostOne?: 'from' | 'to' | 'both';
    readonly repeats?: boolean;
    readonly indexes?: readonly (string & keyof P)[];
  },
): RelationshipModel<Type, P, From, To> {
  return Object.freeze({
    type,
    description: options.description,
    from: options.from,
    to: options.to,
    properties: options.properties,
    atMostOne: options.atMostOne,
    repeats: options.repeats ?? false,
    indexes: options.indexes ?? [],
  });
}

/** Every label a node of this model carries: its own first, then those of its parents, nearest first. */
export function labelsOf(model: NodeModel): readonly string[] {
  return [...new Set([model.label, ...model.parents.flatMap(labelsOf)])];
}

/** True where every node of `model` also is a node of `ancestor`. */
export function isA(model: NodeModel, ancestor: NodeModel): boolean {
  return model === ancestor || model.parents.some((parent) => isA(parent, ancestor));
}

/** True where no two nodes of a label share a value of a property. */
export function isUnique(model: NodeModel, property: string): boolean {
  if (property === model.key || model.unique.includes(property)) return true;
  return model.parents.some((parent) => isUnique(parent, property));
}

/** True where an index of the database holds a property of every node of a label, which bounds its length to 8 kB. */
export function isIndexed(model: NodeModel, property: string): boolean {
  if (isUnique(model, property)) return true;
  if (model.orders.some((name) => sortKeyOf(model.properties, name) === property)) return true;
  return model.parents.some((parent) => isIndexed(parent, property));
}

/** The property whose order is that of another: its sort key, or itself. */
export function sortKeyOf(properties: Properties, name: string): string {
  return properties[name]?.sortKey ?? name;
}
