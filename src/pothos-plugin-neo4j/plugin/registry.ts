import '@pothos/plugin-relay';
import {
  type EnumRef,
  type FieldMap,
  type InputObjectRef,
  InterfaceRef,
  ObjectRef,
  type SchemaTypes,
  type UnionRef,
} from '@pothos/core';
import type { FieldMapping, Hop, OrderField, OrderTerm } from '../compiler/mapping.ts';
import type { ResultRow } from '../compiler/reader.ts';
import type { Visible } from '../compiler/visibility.ts';
import { type Enumeration, isA, type NodeModel, type Property } from '../model/define.ts';
import type { AverageOptions, ConditionOptions, DimensionOptions } from './types.ts';

export type Builder = PothosSchemaTypes.SchemaBuilder<SchemaTypes>;
export type GraphRef = ObjectRef<SchemaTypes, ResultRow> | InterfaceRef<SchemaTypes, ResultRow>;
/** The type of rows that Cypher of the author finds: a node, and the values that are returned with it. */
export type RowRef = ObjectRef<SchemaTypes, ResultRow>;

/** A union of types of labels: its members, and the label that all of them have as a parent. */
export interface DeclaredUnion {
  readonly ref: UnionRef<SchemaTypes, ResultRow>;
  readonly name: string;
  readonly of: NodeModel;
  readonly members: readonly NodeModel[];
}

/** The orderings and the default order that the author declared for a label. */
export interface DeclaredOrder {
  readonly fields: Readonly<Record<string, OrderField>>;
  readonly default: readonly OrderTerm[];
}

/** The meaning of a declared field, and what its condition in filters needs. */
export interface Declared {
  readonly mapping: FieldMapping;
  /** The property that the field reads, or that holds the keys of a reference. */
  readonly property?: Property;
  /** The fields of the edges of a connection. */
  readonly edge?: (() => FieldMap) | undefined;
  readonly description: string;
  /** The name of its condition in filters, if it differs from the field. */
  readonly condition?: string | undefined;
  /** What the names of the types of a connection begin with, if the author names it. */
  readonly typeName?: string | undefined;
  /** The name of the field. */
  readonly field?: string;
}

/** A declared field, and the model that declares it. */
export interface Owned extends Declared {
  readonly owner: NodeModel;
}

/** Everything that was declared with one builder so far. Fields refer to models, so schema files need not import each other. */
export interface Registry {
  readonly refs: Map<NodeModel, GraphRef>;
  readonly implemented: Set<NodeModel>;
  readonly enums: Map<Enumeration, EnumRef<SchemaTypes, unknown>>;
  readonly orders: Map<NodeModel, DeclaredOrder>;
  readonly orderInputs: Map<string, InputObjectRef<SchemaTypes, unknown>>;
  /** Input types of filters, by name. */
  readonly inputs: Map<string, InputObjectRef<SchemaTypes, unknown>>;
  /** The fields of a type: all that the author declared, and those with a meaning in the graph. */
  readonly fields: Map<NodeModel, () => FieldMap>;
  readonly declared: Map<NodeModel, Readonly<Record<string, Owned>>>;
  /** The relationship along which nodes lie beneath each other. */
  readonly within: Map<NodeModel, Hop>;
  readonly connections: Map<string, unknown>;
  /** The types of `links`, by name. */
  readonly links: Map<string, ObjectRef<SchemaTypes, ResultRow>>;
  readonly dimensions: Map<NodeModel, Readonly<Record<string, DimensionOptions>>>;
  readonly averages: Map<NodeModel, Readonly<Record<string, AverageOptions<NodeModel>>>>;
  /** Conditions of filters on properties that are no fields. */
  readonly conditions: Map<NodeModel, Readonly<Record<string, ConditionOptions>>>;
  /** The rules about who sees the nodes of a label. */
  readonly visible: Map<NodeModel, (context: object) => Visible>;
  readonly dimensionTypes: Map<NodeModel, EnumRef<SchemaTypes, unknown>>;
  /** The types of counts with averages, by one dimension and by two. */
  readonly counts: Map<NodeModel, ObjectRef<SchemaTypes, ResultRow>>;
  readonly crossCounts: Map<NodeModel, ObjectRef<SchemaTypes, ResultRow>>;
  count?: ObjectRef<SchemaTypes, ResultRow>;
  crossCount?: ObjectRef<SchemaTypes, ResultRow>;
  countedValue?: ObjectRef<SchemaTypes, ResultRow>;
  countOrder?: EnumRef<SchemaTypes, unknown>;
  direction?: EnumRef<SchemaTypes, unknown>;
  /** What each type name is used for. */
  readonly names: Map<string, string>;
  /** Abstract labels of which all nodes have a type in the schema. */
  readonly complete: Set<NodeModel>;
  /** Labels whose types are Relay nodes. */
  readonly nodeTypes: Set<NodeModel>;
}

/** Names of the types of GraphQL, of the Relay plugin and of this plugin. */
const taken = [
  ...['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation', 'Subscription', 'Node', 'PageInfo'],
  ...['OrderDirection', 'Count', 'CrossCount', 'CountedValue', 'CountOrder'],
];

/**
 * Claims a type name for a use. Throws if another use has claimed it: both would share one type, since types are kept by
 * name.
 */
export function claimName(builder: object, name: string, by: string, wayOut: string): void {
  const { names } = registryOf(builder);
  const known = names.get(name);
  if (known !== undefined && known !== by) {
    throw new TypeError(`${by} and ${known} would both have the type ${name}. ${wayOut}`);
  }
  names.set(name, by);
}

const registries = new WeakMap<object, Registry>();

export function registryOf(builder: object): Registry {
  let registry = registries.get(builder);
  if (registry === undefined) {
    registry = {
      refs: new Map(),
      implemented: new Set(),
      enums: new Map(),
      orders: new Map(),
      orderInputs: new Map(),
      inputs: new Map(),
      fields: new Map(),
      declared: new Map(),
      within: new Map(),
      connections: new Map(),
      links: new Map(),
      dimensions: new Map(),
      averages: new Map(),
      conditions: new Map(),
      visible: new Map(),
      dimensionTypes: new Map(),
      counts: new Map(),
      crossCounts: new Map(),
      names: new Map(taken.map((name) => [name, 'GraphQL, Relay or this plugin'])),
      complete: new Set(),
      nodeTypes: new Set(),
    };
    registries.set(builder, registry);
  }
  return registry;
}

/** The type of a label, which may be declared later. */
export function refOf(builder: Builder, model: NodeModel): GraphRef {
  const { refs } = registryOf(builder);
  let ref = refs.get(model);
  if (ref === undefined) {
    ref = model.abstract ? builder.interfaceRef<ResultRow>(model.name) : builder.objectRef<ResultRow>(model.name);
    refs.set(model, ref);
  }
  return ref;
}

/** The object type of a label. Throws for an abstract label. */
export function objectOf(builder: Builder, model: NodeModel): ObjectRef<SchemaTypes, ResultRow> {
  const ref = refOf(builder, model);
  if (ref instanceof ObjectRef) return ref;
  throw new TypeError(`${model.label} is an abstract label. Use graphInterface.`);
}

/** The interface of an abstract label. Throws for another label. */
export function interfaceOf(builder: Builder, model: NodeModel): InterfaceRef<SchemaTypes, ResultRow> {
  const ref = refOf(builder, model);
  if (ref instanceof InterfaceRef) return ref;
  throw new TypeError(`${model.label} is not an abstract label. Use graphNode.`);
}

/** The enum type of an enumeration. Made at the first use. */
export function enumOf(builder: Builder, words: Enumeration): EnumRef<SchemaTypes, unknown> {
  const { enums } = registryOf(builder);
  let ref = enums.get(words);
  if (ref === undefined) {
    claimName(builder, words.name, `the enumeration ${words.name}`, 'Give the enumeration another name.');
    const values = Object.entries(words.values).map(([word, description]) => [word, { value: word, description }]);
    ref = builder.enumType(words.name, { description: words.description, values: Object.fromEntries(values) });
    enums.set(words, ref);
  }
  return ref;
}

/**
 * The labels with a type in the schema, among those that have an abstract label as a parent. A list of the abstract label is
 * limited to them. Undefined if the label is not abstract, or if its interface is declared as complete.
 */
export function typedLabels(builder: Builder, model: NodeModel): readonly NodeModel[] | undefined {
  const { complete, nodeTypes } = registryOf(builder);
  if (!model.abstract || complete.has(model)) return undefined;
  return [...nodeTypes].filter((type) => isA(type, model));
}
