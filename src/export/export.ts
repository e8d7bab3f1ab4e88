import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Driver } from 'neo4j-driver';
import { classify } from '../database/failure.ts';
import { OperatorError } from '../errors.ts';
import { datasetManifest } from '../model/nodes.ts';
import { walkAround } from './around.ts';
import { inChunks } from './chunks.ts';
import { writeCsv } from './csv.ts';
import { checkFilter, type Filter, isWhole } from './filter.ts';
import type { Format } from './format.ts';
import { graphmlOf } from './graphml.ts';
import { jsonLdOf } from './json-ld.ts';
import { type Counts, counted, describe } from './progress.ts';
import { createReader, type Reader, readGraph } from './read.ts';
import type { ExportedGraph } from './rows.ts';
import { replaceTarget, writeContents } from './target.ts';

export interface ExportOptions {
  readonly driver: Driver;
  /** `undefined` is the home database of the user. */
  readonly databaseName: string | undefined;
  readonly format: Format;
  readonly filter: Filter;
  /** A path: of a folder for CSV, of a file else; or a stream, which is ended. */
  readonly output: string | Writable;
  /** Whether an earlier export may be replaced. */
  readonly force: boolean;
  /** Gets what a person should read while it runs. */
  readonly report: (line: string) => void;
  /** Stops the export; nothing is left behind. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes what a filter leaves of the graph, and gives how much that was. A path is only touched when all is written.
 * Rejects with an OperatorError where the output is taken, a name is unknown, the connection is lost, or a load changes
 * the graph meanwhile, and with the signal's reason.
 */
export async function exportGraph(options: ExportOptions): Promise<Counts> {
  const { driver, databaseName, format, filter, report, signal } = options;
  checkFilter(filter);
  const reader = createReader(driver, databaseName, signal);
  // The server ends a statement whose session goes away.
  const stop = () => void reader.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const version = await readVersion(reader);
    const around = filter.around.length > 0 ? await walkAround(filter, reader.column) : undefined;
    const { graph, counts } = counted(readGraph(reader, { ...filter, around, format }), report);
    await write(graph, options, version, async () => {
      if ((await readVersion(reader)) === version) return;
      throw new OperatorError('The graph was loaded anew during the export: run it again.');
    });
    if (isWhole(filter)) await reportLeftOut(reader, counts(), report);
    return counts();
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (classify(error) !== 'unavailable') throw error;
    throw new OperatorError('The connection to Neo4j was lost, and nothing was written. Run it again.', {
      cause: error,
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await reader.close();
  }
}

/** `verify` runs when everything is written, and where that is to a path, not in its place yet. */
async function write(
  graph: ExportedGraph,
  { format, output, force, filter, signal }: ExportOptions,
  version: string,
  verify: () => Promise<void>,
): Promise<void> {
  const whole = { ...(signal ? { signal } : {}) };
  if (format === 'csv') {
    if (typeof output !== 'string') throw new OperatorError('CSV is several files: name a folder.');
    await replaceTarget({ path: output, kind: 'folder', force }, async (folder) => {
      const { nodes, relationships, delimiter, guides } = await writeCsv(graph, folder, signal);
      const files = [...nodes, ...relationships].map(({ path, rows }) => ({ path, rows }));
      await writeContents(folder, {
        version,
        filter,
        delimiter,
        files: [...files, ...guides.map((path) => ({ path }))],
      });
      await verify();
    });
    return;
  }
  const text = inChunks(format === 'graphml' ? graphmlOf(graph) : jsonLdOf(graph));
  if (typeof output !== 'string') {
    await pipeline(text, output, whole);
    await verify();
    return;
  }
  await replaceTarget({ path: output, kind: 'file', force }, async (path) => {
    await pipeline(text, createWriteStream(path, { flush: true }), whole);
    await verify();
  });
}

const READ_VERSION = { text: 'MATCH (d:Dataset) RETURN d.version ORDER BY d.name', parameters: {} };

const readVersion = async (reader: Reader): Promise<string> => (await reader.column(READ_VERSION)).join(' ');

/** Says what a whole export has not written. The note of what loads have put into the graph is none of it. */
async function reportLeftOut(reader: Reader, counts: Counts, report: (line: string) => void): Promise<void> {
  const count = async (text: string) => Number((await reader.column({ text, parameters: {} }))[0]);
  const nodes = (await count(`MATCH (n) WHERE NOT n:${datasetManifest.label} RETURN count(n)`)) - counts.nodes;
  const relationships = (await count('MATCH ()-[r]->() RETURN count(r)')) - counts.relationships;
  if (nodes <= 0 && relationships <= 0) return;
  report(`Left out, since the model does not know them: ${describe({ nodes, relationships })}.`);
}
