import { checkKey, checkLabel, checkNames, checkProperties } from './check.ts';
import type { Enumeration, FullTextIndex, Properties, Property, PropertyType } from './property.ts';

export type { Enumeration, FullTextIndex, Properties, Property, PropertyType } from './property.ts';

/** The values that a record with these properties holds. */
export type ValuesOf<P extends Properties> = {
  readonly [Name in keyof P]: P[Name] extends Property<infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | null
    : never;
};

/** What a node with some label is: the label, the labels it comes with, its properties, its key and its indexes. */
export interface NodeModel<
  Label extends string = string,
  P extends Properties = Properties,
  Carried extends string = string,
  Key extends string = string,
> {
  readonly label: Label;
  /** Carries the type of every label that such a node has; it does not exist at run time. */
  readonly carried?: Carried;
  /** The name of the type in GraphQL: the label, unless another is given. */
  readonly name: string;
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
  readonly key: Key;
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
  /** True where the same two nodes can be joined more than once, false where they never are; undefined where nobody says so. */
  readonly repeats: boolean | undefined;
  /** The property that tells one relationship of the type from every other; without one, its element id does. */
  readonly key: string | undefined;
  /** Properties that relationships are looked up by: each has an index. */
  readonly indexes: readonly string[];
}

/** Everything a graph holds. */
export interface GraphModel {
  readonly nodes: readonly NodeModel[];
  readonly relationships: readonly RelationshipModel[];
}

/** The values of the key of a model: text, or an integer of any size. */
export type KeyOf<Model extends NodeModel> = KeyValue<NonNullable<Model['properties'][Model['key']]['value']>>;
type KeyValue<Value> = unknown extends Value
  ? string | number | bigint
  : Value extends string
    ? string
    : number | bigint;

type Optional<P> = P extends Property<infer Value> ? Property<Value, false> : never;

/** A required property. The vocabulary is made of these; authors use the words below and those of `foreign.ts`. */
export function property<Value>(
  type: PropertyType,
  description: string,
  enumeration?: Enumeration,
): Property<Value, true> {
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
    storedAs: undefined,
    isElementId: false,
    isWide: false,
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
  // Cast: TypeScript does not work the type of a changed property out of a spread, where the property can be of several.
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
  return Object.freeze({ ...of, list: true, required: true }) as Property<readonly Value[], true>;
}

export function enumeration<Word extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Word, string>>,
): Enumeration<Word> {
  return Object.freeze({ name, description, values });
}

interface NodeOptions<P extends Properties, Parents extends readonly NodeModel[], Key extends string> {
  readonly description: string;
  /** The name of the type in GraphQL, where the label is none that GraphQL takes, or another is wanted. */
  readonly name?: string;
  readonly parents?: Parents;
  readonly properties: P;
  readonly key?: Key;
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

/** The key that is named, or that of the parents. */
type KeyName<Key extends string, Parents extends readonly NodeModel[]> = [Key] extends [never]
  ? Parents[number]['key']
  : Key;

type AllProperties<P extends Properties, Parents extends readonly NodeModel[]> = Omit<
  InheritedProperties<Parents>,
  keyof P
> &
  P;

function defineNode<
  Label extends string,
  P extends Properties,
  const Parents extends readonly NodeModel[] = [],
  Key extends string = never,
>(
  label: Label,
  abstract: boolean,
  options: NodeOptions<P, Parents, Key>,
): NodeModel<Label, AllProperties<P, Parents>, Label | CarriedBy<Parents>, KeyName<Key, Parents>> {
  const parents: readonly NodeModel[] = options.parents ?? [];
  checkNames(`Label ${label}`, options.properties);
  const properties = Object.assign({}, ...parents.map((parent) => parent.properties), options.properties);
  const keyHolder = parents.find((parent) => parent.keyLabel !== '');
  if (options.key !== undefined && keyHolder !== undefined && keyHolder.key !== options.key) {
    throw new TypeError(
      `Label ${label} has the key ${options.key}, but ${keyHolder.label}, which it carries too, has ${keyHolder.key}.`,
    );
  }
  const key = options.key ?? keyHolder?.key;
  if (key === undefined) {
    throw new TypeError(
      `Label ${label} has no key: name one, or a parent that has one. Where no property is unique, declare the element id: key: 'id', properties: { id: elementId(…) }.`,
    );
  }
  checkLabel(label, options.name);
  checkKey(label, key, properties);
  checkProperties(label, properties, options);
  return Object.freeze({
    label,
    name: options.name ?? label,
    description: options.description,
    abstract,
    parents,
    properties,
    ownProperties: Object.keys(options.properties),
    key: key as KeyName<Key, Parents>,
    keyLabel: options.key === undefined ? (keyHolder?.keyLabel ?? label) : label,
    unique: options.unique ?? [],
    orders: options.orders ?? [],
    fullText: options.fullText ?? [],
  });
}

/** Declares a label that says what a node is. Every node has exactly one such label. */
export function node<
  Label extends string,
  P extends Properties,
  const Parents extends readonly NodeModel[] = [],
  Key extends string = never,
>(
  label: Label,
  options: NodeOptions<P, Parents, Key>,
): NodeModel<Label, AllProperties<P, Parents>, Label | CarriedBy<Parents>, KeyName<Key, Parents>> {
  return defineNode(label, false, options);
}

/** Declares a label that nodes of several kinds carry, so that they can be listed, ordered and joined as one. */
export function abstractNode<
  Label extends string,
  P extends Properties,
  const Parents extends readonly NodeModel[] = [],
  Key extends string = never,
>(
  label: Label,
  options: NodeOptions<P, Parents, Key>,
): NodeModel<Label, AllProperties<P, Parents>, Label | CarriedBy<Parents>, KeyName<Key, Parents>> {
  return defineNode(label, true, options);
}

export interface RelationshipOptions<
  P extends Properties,
  From extends NodeModel = NodeModel,
  To extends NodeModel = NodeModel,
> {
  readonly description: string;
  readonly from: From;
  readonly to: To;
  readonly properties: P;
  readonly atMostOne?: 'from' | 'to' | 'both';
  /** Say `false` where two nodes are joined once at most: then statements are shorter, and the database keeps the totals. */
  readonly repeats?: boolean;
  /** A property that tells one relationship of the type from every other. */
  readonly key?: string & keyof P;
  readonly indexes?: readonly (string & keyof P)[];
}

/** Declares a relationship type. `properties` is everything it carries. */
export function relationship<Type extends string, P extends Properties, From extends NodeModel, To extends NodeModel>(
  type: Type,
  options: RelationshipOptions<P, From, To>,
): RelationshipModel<Type, P, From, To> {
  checkNames(`Relationship ${type}`, options.properties);
  return Object.freeze({
    type,
    description: options.description,
    from: options.from,
    to: options.to,
    properties: options.properties,
    atMostOne: options.atMostOne,
    repeats: options.repeats ?? (options.atMostOne === undefined ? undefined : false),
    key: options.key,
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

/** Where a value stands in the database: a property, or the element id. */
export type StoredAt = { readonly property: string } | 'elementId';

/** Where a property of a model stands in the database. */
export function storedAt(properties: Properties, name: string): StoredAt {
  const property = properties[name];
  return property?.isElementId === true ? 'elementId' : { property: property?.storedAs ?? name };
}

/** The property whose order is that of another: its sort key, or itself. */
export function sortKeyOf(properties: Properties, name: string): string {
  return properties[name]?.sortKey ?? name;
}
