import type { Transaction } from 'neo4j-driver';
import { model } from '../model/g7.ts';
import { keyLabels, propertiesOf, relationshipModel } from './catalog.ts';
import type { GraphNode, GraphRelationship } from './graph-data.ts';
import { fromStored } from './stored-value.ts';

/** What a graph holds of the kinds that the facts are made of, whoever put it there. */
export interface ExistingGraph {
  /** The element ids of the nodes, by slug. */
  readonly ids: ReadonlyMap<string, string>;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** By type and key, as `relationshipId` makes it. */
  readonly relationships: ReadonlyMap<string, GraphRelationship>;
}

/** What tells a relationship from every other. */
export const relationshipId = (type: string, key: string): string => `${type} ${key}`;

type Row = Readonly<Record<string, unknown>>;

/** Reads every node with a slug and every relationship with a key. */
export async function readExisting(transaction: Transaction): Promise<ExistingGraph> {
  const nodes = new Map<string, GraphNode>();
  const ids = new Map<string, string>();
  for (const label of keyLabels) {
    const { records } = await transaction.run(
      `MATCH (n:${label}) WHERE n.slug IS NOT NULL RETURN n.slug, labels(n), properties(n), elementId(n)`,
    );
    for (const record of records) {
      const labels = record.get(1) as string[];
      ids.set(String(record.get(0)), String(record.get(3)));
      nodes.set(String(record.get(0)), { labels, properties: fromStored(record.get(2) as Row, propertiesOf(labels)) });
    }
  }

  if (nodes.size === 0) return { ids, nodes, relationships: new Map() };

  const types = model.relationships.map(({ type }) => type);
  const { records } = await transaction.run(
    `MATCH (a)-[r:${types.join('|')}]->(b) WHERE r.key IS NOT NULL RETURN type(r), r.key, a.slug, b.slug, properties(r)`,
  );
  const relationships = new Map<string, GraphRelationship>();
  for (const record of records) {
    const type = String(record.get(0));
    relationships.set(relationshipId(type, String(record.get(1))), {
      type,
      from: String(record.get(2)),
      to: String(record.get(3)),
      properties: fromStored(record.get(4) as Row, relationshipModel(type).properties),
    });
  }
  return { ids, nodes, relationships };
}
