import type { NodeModel, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';

/** What a property holds, ready for text: days and instants are ISO 8601. Whole numbers are exact. */
export type Scalar = string | number | boolean;
export type Value = Scalar | readonly Scalar[];

/** The properties that are there, by name, in the order of the model. */
export type Values = Readonly<Record<string, Value>>;

export interface ExportedNode {
  readonly model: NodeModel;
  /** The value of its key. */
  readonly key: string;
  /** Its own label first; labels that the model does not know are left out. */
  readonly labels: readonly string[];
  readonly values: Values;
}

export interface ExportedRelationship {
  readonly model: RelationshipModel;
  readonly key: string;
  /** The slugs of its ends. */
  readonly from: string;
  readonly to: string;
  readonly values: Values;
}

/** The nodes of one label, or the relationships of one type. */
export interface Part<Model, Row> {
  readonly model: Model;
  /** Reads them anew each time, ordered by key, no faster than they are taken. */
  rows(): AsyncIterable<Row>;
}

/** What an export writes: part by part, so that no more than a few rows are in memory at a time. */
export interface ExportedGraph {
  readonly nodes: readonly Part<NodeModel, ExportedNode>[];
  readonly relationships: readonly Part<RelationshipModel, ExportedRelationship>[];
}

/** The same rows, or `undefined` where there are none; reads the first one to know. */
export async function unlessEmpty<Row>(rows: AsyncIterable<Row>): Promise<AsyncIterable<Row> | undefined> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return undefined;
  return (async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
}
