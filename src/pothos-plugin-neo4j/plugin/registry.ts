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
/** The type of rows that an author's own Cypher finds: a node, and what is known of it. */
export type RowRef = ObjectRef<SchemaTypes, ResultRow>;

/** A union of types that stand for labels: its members, and the label that all of them come with. */
export interface DeclaredUnion {
  readonly ref: UnionRef<SchemaTypes, ResultRow>;
  readonly name: string;
  readonly of: NodeModel;
  readonly members: readonly NodeModel[];
}

/** What a schema author declared about the order of a kind of node. */
export interface DeclaredOrder {
  readonly fields: Readonly<Record<string, OrderField>>;
  readonly default: readonly OrderTerm[];
}

/** What a field was declared to mean, with what a filter over it needs beside. */
export interface Declared {
  readonly mapping: FieldMapping;
  /** The property that is read, or that holds the keys of what is referred to. */
  readonly property?: Property;
  /** The fields of the edges of a connection. */
  readonly edge?: (() => FieldMap) | undefined;
  readonly description: string;
  /** The name that the condition on it has in filters, where that is not the name of the field. */
  readonly condition?: string | undefined;
  /** What the names of the types of a connection begin with, where its author says so. */
  readonly typeName?: string | undefined;
  /** The name of the field. */
  readonly field?: string;
}

/** A declared field, and the model whose declaration it stands in. */
export interface Owned extends Declared {
  readonly owner: NodeModel;
}

/** What has been declared to one builder so far. Fields name models, so schema files need not import each other. */
export interface Registry {
  readonly refs: Map<NodeModel, GraphRef>;
  readonly implemented: Set<NodeModel>;
  readonly enums: Map<Enumeration, EnumRef<SchemaTypes, unknown>>;
  readonly orders: Map<NodeModel, DeclaredOrder>;
  readonly orderInputs: Map<string, InputObjectRef<SchemaTypes, unknown>>;
  /** Input types of filters, by name. */
  readonly inputs: Map<string, InputObjectRef<SchemaTypes, unknown>>;
  /** The fields of a type, as its author wrote them, and what of them has a meaning in the graph. */
  readonly fields: Map<NodeModel, () => FieldMap>;
  readonly declared: Map<NodeModel, Readonly<Record<string, Owned>>>;
  /** The relationship along which nodes lie beneath each other. */
  readonly within: Map<NodeModel, Hop>;
  readonly connections: Map<string, unknown>;
  /** Types of what leads to the node of an edge, by name. */
  readonly links: Map<string, ObjectRef<SchemaTypes, ResultRow>>;
  readonly dimensions: Map<NodeModel, Readonly<Record<string, DimensionOptions>>>;
  readonly averages: Map<NodeModel, Readonly<Record<string, AverageOptions<NodeModel>>>>;
  /** Conditions of filters over a type on what no field of it tells. */
  readonly conditions: Map<NodeModel, Readonly<Record<string, ConditionOptions>>>;
  /** Who sees the nodes of a type. */
  readonly visible: Map<NodeModel, (context: object) => Visible>;
  readonly dimensionTypes: Map<NodeModel, EnumRef<SchemaTypes, unknown>>;
  /** The types of numbers with means beside them, by one value and by two. */
  readonly counts: Map<NodeModel, ObjectRef<SchemaTypes, ResultRow>>;
  readonly crossCounts: Map<NodeModel, ObjectRef<SchemaTypes, ResultRow>>;
  count?: ObjectRef<SchemaTypes, ResultRow>;
  crossCount?: ObjectRef<SchemaTypes, ResultRow>;
  countedValue?: ObjectRef<SchemaTypes, ResultRow>;
  countOrder?: EnumRef<SchemaTypes, unknown>;
  direction?: EnumRef<SchemaTypes, unknown>;
  /** What each name of a type stands for. */
  readonly names: Map<string, string>;
  /** Interfaces whose every node is of a type of the schema. */
  readonly complete: Set<NodeModel>;
  /** Labels of which there are Relay nodes. */
  readonly nodeTypes: Set<NodeModel>;
}

/** Names that GraphQL, the Relay plugin and this one have types of. */
const taken = [
  ...['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation', 'Subscription', 'Node', 'PageInfo'],
  ...['OrderDirection', 'Count', 'CrossCount', 'CountedValue', 'CountOrder'],
];

/**
 * Takes the name of a type for something. Throws where it is taken for something else: types that are kept by their name
 * would be shared by two that differ.
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
      names: new Map(taken.map((name) => [name, 'what GraphQL, Relay or this plugin has there'])),
      complete: new Set(),
      nodeTypes: new Set(),
    };
    registries.set(builder, registry);
  }
  return registry;
}

/** The type that stands for a label, which may be declared later. */
export function refOf(builder: Builder, model: NodeModel): GraphRef {
  const { refs } = registryOf(builder);
  let ref = refs.get(model);
  if (ref === undefined) {
    ref = model.abstract ? builder.interfaceRef<ResultRow>(model.name) : builder.objectRef<ResultRow>(model.name);
    refs.set(model, ref);
  }
  return ref;
}

/** The object type that stands for a label. Throws for an abstract one. */
export function objectOf(builder: Builder, model: NodeModel): ObjectRef<SchemaTypes, ResultRow> {
  const ref = refOf(builder, model);
  if (ref instanceof ObjectRef) return ref;
  throw new TypeError(`${model.label} is an abstract label: use graphInterface.`);
}

/** The interface that stands for an abstract label. Throws for another. */
export function interfaceOf(builder: Builder, model: NodeModel): InterfaceRef<SchemaTypes, ResultRow> {
  const ref = refOf(builder, model);
  if (ref instanceof InterfaceRef) return ref;
  throw new TypeError(`${model.label} is what a node is, not an abstract label: use graphNode.`);
}

/** The enum type of a closed list of words; made when it is first used. */
export function enumOf(builder: Builder, words: Enumeration): EnumRef<SchemaTypes, unknown> {
  const { enums } = registryOf(builder);
  let ref = enums.get(words);
  if (ref === undefined) {
    claimName(builder, words.name, `the words ${words.name}`, 'Give the words another name.');
    const values = Object.entries(words.values).map(([word, description]) => [word, { value: word, description }]);
    ref = builder.enumType(words.name, { description: words.description, values: Object.fromEntries(values) });
    enums.set(words, ref);
  }
  return ref;
}

/**
 * The labels of which a list of nodes of an abstract label has types, where it is not said that there are no others: nodes
 * of no type stand in no list.
 */
export function typedLabels(builder: Builder, model: NodeModel): readonly NodeModel[] | undefined {
  const { complete, nodeTypes } = registryOf(builder);
  if (!model.abstract || complete.has(model)) return undefined;
  return [...nodeTypes].filter((type) => isA(type, model));
}
