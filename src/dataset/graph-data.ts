import { createHash } from 'node:crypto';
import { labelsOf, type NodeModel, type RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import { compare, type Position, type Problem } from './problem.ts';

/** What a property can hold. Days and instants are ISO 8601 text; the model tells them from other text. */
export type Value = string | number | boolean | readonly string[] | readonly number[];

export interface GraphNode {
  /** Its own label first. */
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, Value>>;
}

export interface GraphRelationship {
  readonly type: string;
  /** The slugs of its ends. */
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, Value>>;
}

/** Everything that the facts say, as nodes and relationships, in an order that depends on nothing but themselves. */
export interface GraphData {
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];
}

export const slugOf = ({ properties }: GraphNode): string => String(properties['slug']);
export const keyOf = ({ properties }: GraphRelationship): string => String(properties['key']);

/** The first 12 hexadecimal digits of the SHA-256 of the data: equal data have equal versions. */
export function versionOf(data: GraphData): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12);
}

type Written = Readonly<Record<string, unknown>>;

/** Collects nodes and relationships; what occurs twice becomes a problem at the second place. */
export interface GraphBuilder {
  /** False where its slug is taken. */
  node(model: NodeModel, properties: Written, at: Position, labels?: readonly string[]): boolean;
  relationship(model: RelationshipModel, from: string, to: string, properties: Written, at: Position): void;
  finish(): LocatedGraph;
}

/** A graph, and where its records stand in the files. */
export interface LocatedGraph {
  readonly data: GraphData;
  /** By the slug of a node, or the type and key of a relationship with a space between. */
  readonly locate: (record: string) => Position | undefined;
}

export function createGraphBuilder(problems: Problem[]): GraphBuilder {
  const nodes = new Map<string, { readonly node: GraphNode; readonly at: Position }>();
  const relationships = new Map<string, { readonly relationship: GraphRelationship; readonly at: Position }>();
  const refuse = (what: string, at: Position, first: Position) =>
    problems.push({ ...at, message: `${what} is already at ${first.file}:${first.line}.` });

  return {
    node(model, properties, at, labels = labelsOf(model)) {
      const node = { labels, properties: orderedProperties(properties) };
      const first = nodes.get(slugOf(node));
      if (first) refuse(`The slug "${slugOf(node)}"`, at, first.at);
      else nodes.set(slugOf(node), { node, at });
      return first === undefined;
    },
    relationship({ type }, from, to, properties, at) {
      const relationship = { type, from, to, properties: orderedProperties({ key: `${from}/${to}`, ...properties }) };
      const key = keyOf(relationship);
      const first = relationships.get(`${type} ${key}`);
      if (first) refuse(`The ${type} "${key}"`, at, first.at);
      else relationships.set(`${type} ${key}`, { relationship, at });
    },
    finish: () => ({
      data: {
        nodes: [...nodes.values()].map(({ node }) => node).sort((a, b) => compare(slugOf(a), slugOf(b))),
        relationships: [...relationships.values()]
          .map(({ relationship }) => relationship)
          .sort((a, b) => compare(a.type, b.type) || compare(keyOf(a), keyOf(b))),
      },
      locate: (record) => (nodes.get(record) ?? relationships.get(record))?.at,
    }),
  };
}

/** Without what is not there, in the order of the names: equal properties are equal text. */
export function orderedProperties(properties: Written): Readonly<Record<string, Value>> {
  const present = Object.entries(properties).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return Object.fromEntries(present.sort(([a], [b]) => compare(a, b)));
}
