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

/** What the model says of the nodes with a label: their further labels, properties, key and indexes. */
export interface NodeModel<
  Label extends string = string,
  P extends Properties = Properties,
  Carried extends string = string,
  Key extends string = string,
> {
  readonly label: Label;
  /** The types of all labels of such a node. Only for TypeScript: it does not exist at run time. */
  readonly carried?: Carried;
  /** The name of the GraphQL type: the label, unless the author gives another. */
  readonly name: string;
  readonly description: string;
  /** True for a label that several kinds of nodes carry beside the label of their own kind. */
  readonly abstract: boolean;
  /** The abstract labels that every such node carries too. */
  readonly parents: readonly NodeModel[];
  /** Its own properties and those of its parents. */
  readonly properties: P;
  /** The names of the properties that no parent declares. */
  readonly ownProperties: readonly string[];
  /** The property that identifies a node. */
  readonly key: Key;
  /** The label whose uniqueness constraint serves a look-up by key. */
  readonly keyLabel: string;
  /** Further properties that are unique within this label, each with a constraint of its own. */
  readonly unique: readonly string[];
  /** Required properties that lists of this label are ordered by. Each has an index, which ends in the key. */
  readonly orders: readonly string[];
  readonly fullText: readonly FullTextIndex[];
}

/** The type of the key values of a model: text, or an integer of any size. */
export type KeyOf<Model extends NodeModel> = KeyValue<NonNullable<Model['properties'][Model['key']]['value']>>;
type KeyValue<Value> = unknown extends Value
  ? string | number | bigint
  : Value extends string
    ? string
    : number | bigint;

type Optional<P> = P extends Property<infer Value> ? Property<Value, false> : never;

/** A required property of any type. Authors use the functions below and those of `foreign.ts`, which call this one. */
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
/** One word of an enumeration. */
export const oneOf = <Word extends string>(words: Enumeration<Word>, description?: string): Property<Word, true> =>
  property('text', description ?? words.description, words);

/** A property that a node or relationship may lack. */
export function optional<P extends Property>(of: P): Optional<P> {
  // Cast: TypeScript cannot infer the result of a spread over a union of property types.
  return Object.freeze({ ...of, required: false }) as unknown as Optional<P>;
}

/** A property that is computed from other data when the graph is written. */
export function workedOut<P extends Property>(of: P): P {
  return Object.freeze({ ...of, workedOut: true });
}

/** A text that is stored in capital letters, such as a code. Clients may write it in any case. */
export function inCapitals<P extends Property>(of: P): P {
  return Object.freeze({ ...of, inCapitals: true });
}

/** Converts a text, or each text of a list, to capital letters. Other values stay as they are. */
export function inCapitalLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCapitalLetters);
  return typeof value === 'string' ? value.toUpperCase() : value;
}

/** A property that only serves an index or an order. Clients cannot read it. */
export function internal<P extends Property>(of: P): P {
  return Object.freeze({ ...of, internal: true });
}

/**
 * A property that lists order by another property, its sort key, of the same label or relationship type. Whoever writes the
 * graph computes the sort key, so that its order by code points is the order that readers expect of this property.
 * `sortKey` of `sort-key.ts` computes one for a text.
 */
export function sortedBy<P extends Property>(key: string, of: P): P {
  return Object.freeze({ ...of, sortKey: key });
}

/** A property that holds a list of values of one type. A missing list is an empty list. */
export function listOf<Value>(of: Property<Value>): Property<readonly Value[], true> {
  return Object.freeze({ ...of, list: true, required: true }) as Property<readonly Value[], true>;
}

/** A closed list of words, each with its description. It becomes an enum type of the schema. */
export function enumeration<Word extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Word, string>>,
): Enumeration<Word> {
  return Object.freeze({ name, description, values });
}

interface NodeOptions<P extends Properties, Parents extends readonly NodeModel[], Key extends string> {
  readonly description: string;
  /** The name of the GraphQL type, if it differs from the label. A label that is not a valid GraphQL name needs one. */
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

/** The labels that nodes carry because of these parents. */
type CarriedBy<Parents extends readonly NodeModel[]> = Parents[number] extends infer Parent
  ? Parent extends NodeModel<string, Properties, infer Carried>
    ? Carried
    : never
  : never;

/** The key that the options name, or else the key of the parents. */
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
      `Label ${label} has the key ${options.key}, but its parent ${keyHolder.label} has the key ${keyHolder.key}. Both must have the same key.`,
    );
  }
  const key = options.key ?? keyHolder?.key;
  if (key === undefined) {
    throw new TypeError(
      `Label ${label} has no key. Name one, or a parent that has one. If no property is unique, use the element id: key: 'id', properties: { id: elementId() }.`,
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

/** Declares a label that says what kind of node a node is. It becomes an object type of the schema. */
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

/** Declares a label that several kinds of nodes carry. It becomes an interface, whose nodes are one list with one order. */
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

/** Every label that a node of this model carries: its own, then those of its parents, nearest first. */
export function labelsOf(model: NodeModel): readonly string[] {
  return [...new Set([model.label, ...model.parents.flatMap(labelsOf)])];
}

/** Whether every node of `model` is also a node of `ancestor`. */
export function isA(model: NodeModel, ancestor: NodeModel): boolean {
  return model === ancestor || model.parents.some((parent) => isA(parent, ancestor));
}

/** Whether no two nodes of a label have the same value of a property. */
export function isUnique(model: NodeModel, property: string): boolean {
  if (property === model.key || model.unique.includes(property)) return true;
  return model.parents.some((parent) => isUnique(parent, property));
}

/** Whether the model gives a property of a label an index. An index holds at most 8 kB of a text. */
export function isIndexed(model: NodeModel, property: string): boolean {
  if (isUnique(model, property)) return true;
  if (model.orders.some((name) => sortKeyOf(model.properties, name) === property)) return true;
  return model.parents.some((parent) => isIndexed(parent, property));
}

/** Where the database stores a value: in a property, or as the element id. */
export type StoredAt = { readonly property: string } | 'elementId';

/** Where the database stores a property of a model. */
export function storedAt(properties: Properties, name: string): StoredAt {
  const property = properties[name];
  return property?.isElementId === true ? 'elementId' : { property: property?.storedAs ?? name };
}

/** The property that lists are ordered by: the sort key of a property, or the property itself. */
export function sortKeyOf(properties: Properties, name: string): string {
  return properties[name]?.sortKey ?? name;
}
