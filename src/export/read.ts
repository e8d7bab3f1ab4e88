import neo4j, { type Driver, type Record as Neo4jRecord, type Session } from 'neo4j-driver';
import { isModelled, nodeModel } from '../dataset/catalog.ts';
import { OperatorError } from '../errors.ts';
import { firstOf } from '../first-of.ts';
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

/** A database that does not answer keeps nobody waiting for longer. */
const PATIENCE_MS = 1_000;

export function createReader(driver: Driver, database: string | undefined, signal?: AbortSignal): Reader {
  const session: Session = driver.session({ defaultAccessMode: neo4j.session.READ, ...(database ? { database } : {}) });
  const underWay = new Set<Iteration>();
  let isClosing = false;
  async function* rows({ text, parameters }: ReadStatement): AsyncGenerator<readonly unknown[]> {
    const result = session.run(text, parameters, { metadata: { operation: 'export' } });
    const iteration = new Iteration(result[Symbol.asyncIterator]());
    underWay.add(iteration);
    try {
      for (let record = await iteration.next(); record; record = await iteration.next()) {
        signal?.throwIfAborted();
        yield [...record.values()];
        if (isClosing) throw new Error('The reader was closed before all was read.');
      }
    } finally {
      if (!isClosing) await iteration.end();
      underWay.delete(iteration);
    }
  }
  return {
    rows,
    column: async (statement) => {
      const values: string[] = [];
      for await (const [value] of rows(statement)) values.push(String(value));
      return values;
    },
    close: async () => {
      isClosing = true;
      // Whoever takes the rows may still be about to end: what the driver sends for that must not come after the end of the session,
      // where it would meet the statement of whoever has the connection next.
      const ended = Promise.allSettled([...underWay].map((iteration) => iteration.end()));
      await firstOf(ended, PATIENCE_MS);
      await session.close();
    },
  };
}

/** The records of one statement, one after the other. */
class Iteration {
  readonly #records: AsyncIterator<Neo4jRecord>;
  #latest: Promise<IteratorResult<Neo4jRecord>> | undefined;
  #ended: Promise<unknown> | undefined;

  constructor(records: AsyncIterator<Neo4jRecord>) {
    this.#records = records;
  }

  async next(): Promise<Neo4jRecord | undefined> {
    this.#latest = this.#records.next();
    const { done, value } = await this.#latest;
    return done ? undefined : value;
  }

  /** Resolves when the database sends no more of them. */
  end(): Promise<unknown> {
    this.#ended ??= (this.#latest ?? Promise.resolve()).catch(() => {}).then(() => this.#records.return?.());
    return this.#ended;
  }
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
