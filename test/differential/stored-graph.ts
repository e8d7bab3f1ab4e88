import neo4j from 'neo4j-driver';
import type { Runner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import type { Moment } from './moment.ts';

/** Integers beyond 2⁵³ are bigints. A point is the object that clients get. */
export type Scalar = string | number | bigint | boolean | Moment | Place;
export interface Place {
  readonly srid: number;
}
export type Value = Scalar | readonly Scalar[];
export type Values = Readonly<Record<string, Value>>;

/** A stored node with its relationships. Dates and times are ISO 8601 text. */
export interface StoredNode {
  readonly labels: ReadonlySet<string>;
  readonly properties: Values;
  readonly out: StoredRelationship[];
  readonly in: StoredRelationship[];
}

export interface StoredRelationship {
  readonly type: string;
  readonly properties: Values;
  readonly from: StoredNode;
  readonly to: StoredNode;
}

/** A node, and the last relationship on the way to it. */
export interface Reached {
  readonly node: StoredNode;
  readonly relationship: StoredRelationship | undefined;
}

/** A whole graph in memory. */
export interface StoredGraph {
  readonly nodes: readonly StoredNode[];
  readonly relationships: readonly StoredRelationship[];
  /** The text that cursors of a ranking contain: the version of the data, and a score that changes with the index. */
  readonly ranked: string;
  /** The float properties of a model. Undefined if no dimension is a float. */
  readonly floats?: ReadonlySet<string>;
}

/** A score that changes with the index, even if the data are the same. */
const ofIndex = `
  CALL db.index.fulltext.queryNodes('entity_search', 'searchKind:SUMMIT searchTimes:2000s', {limit: 1}) YIELD score
  RETURN toString(max(score))`;

/** Copies a whole database into memory, with the text that cursors of a search contain. */
export async function readGraph(run: Runner): Promise<StoredGraph> {
  const graph = await copyGraph(run);
  const version = graph.nodes.find(({ labels }) => labels.has('Dataset'))?.properties['version'];
  const [[score] = []] = await run({ text: ofIndex, parameters: {} });
  return { ...graph, ranked: `${String(version ?? '')} ${String(score ?? '')}` };
}

/** Copies all nodes and relationships of a database into memory. */
export async function copyGraph(run: Runner): Promise<Omit<StoredGraph, 'ranked'>> {
  const nodes = new Map<string, StoredNode>();
  const nodeRecords = await run({ text: 'MATCH (n) RETURN elementId(n), labels(n), properties(n)', parameters: {} });
  for (const [id, labels, properties] of nodeRecords) {
    const node = { labels: new Set(labels as string[]), properties: plain(properties), out: [], in: [] };
    nodes.set(id as string, node);
  }
  const ways = 'MATCH (a)-[r]->(b) RETURN elementId(a), type(r), properties(r), elementId(b)';
  const relationships = (await run({ text: ways, parameters: {} })).map(([start, type, properties, end]) => {
    const [from, to] = [nodes.get(start as string)!, nodes.get(end as string)!];
    const relationship = { type: type as string, properties: plain(properties), from, to };
    from.out.push(relationship);
    to.in.push(relationship);
    return relationship;
  });
  return { nodes: [...nodes.values()], relationships };
}

function plain(properties: unknown): Values {
  return Object.fromEntries(
    Object.entries(properties as Record<string, unknown>).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(scalar) : scalar(value),
    ]),
  );
}

function scalar(value: unknown): Scalar {
  if (neo4j.isInt(value)) return value.toNumber();
  return typeof value === 'object' ? String(value) : (value as Scalar);
}
