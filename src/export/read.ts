import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { isModelled, nodeModel } from '../dataset/catalog.ts';
import { OperatorError } from '../errors.ts';
import type { NodeModel, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import { exportedProperties } from './properties.ts';
import type { ExportedGraph, ExportedNode, ExportedRelationship } from './rows.ts';
import {
  nodesStatement,
  type ReadStatement,
  relationshipsStatement,
  type Selection,
  selectedNodes,
  selectedRelationships,
} from './statements.ts';
import { readValues } from './values.ts';

/** Reads statement after statement in READ access. */
export interface Reader {
  /** The rows of a statement by position; the database sends no more than are taken. */
  rows(statement: ReadStatement): AsyncIterable<readonly unknown[]>;
  column(statement: ReadStatement): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function createReader(driver: Driver, database: string | undefined, signal?: AbortSignal): Reader {
  const session: Session = driver.session({ defaultAccessMode: neo4j.session.READ, ...(database ? { database } : {}) });
  async function* rows({ text, parameters }: ReadStatement): AsyncGenerator<readonly unknown[]> {
    for await (const record of session.run(text, parameters, { metadata: { operation: 'export' } })) {
      signal?.throwIfAborted();
      yield [...record.values()];
    }
  }
  return {
    rows,
    column: async (statement) => {
      const values: string[] = [];
      for await (const [value] of rows(statement)) values.push(String(value));
      return values;
    },
    close: () => session.close(),
  };
}

/** What a selection leaves of the graph, by label and type in the order of their names. */
export function readGraph(reader: Reader, selection: Selection): ExportedGraph {
  return {
    nodes: selectedNodes(selection).map((model) => ({ model, rows: () => readNodes(reader, model, selection) })),
    relationships: selectedRelationships(selection).map((model) => ({
      model,
      rows: () => readRelationships(reader, model, selection),
    })),
  };
}

async function* readNodes(reader: Reader, model: NodeModel, selection: Selection): AsyncGenerator<ExportedNode> {
  const properties = exportedProperties(model.properties, selection.format);
  for await (const [key, labels, stored] of reader.rows(nodesStatement(model, selection))) {
    yield {
      model,
      key: String(key),
      labels: orderedLabels(model, labels as readonly string[], String(key)),
      values: readValues(stored as Record<string, unknown>, properties, `${model.label} ${key}`),
    };
  }
}

async function* readRelationships(
  reader: Reader,
  model: RelationshipModel,
  selection: Selection,
): AsyncGenerator<ExportedRelationship> {
  const properties = exportedProperties(model.properties, selection.format);
  for await (const [key, from, to, stored] of reader.rows(relationshipsStatement(model, selection))) {
    const values = readValues(stored as Record<string, unknown>, properties, `${model.type} ${key}`);
    yield { model, key: String(key), from: String(from), to: String(to), values };
  }
}

/** Its own label, then the others of the model by name: the database keeps labels in no order. */
function orderedLabels({ label }: NodeModel, stored: readonly string[], key: string): readonly string[] {
  const others = stored.filter((other) => other !== label && isModelled(other)).toSorted();
  const second = others.find((other) => !nodeModel(other).abstract);
  if (second) {
    throw new OperatorError(
      `${key} is both a ${label} and a ${second}: a node is one thing. Remove one of the labels.`,
    );
  }
  return [label, ...others];
}
