import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Driver } from 'neo4j-driver';
import { OperatorError } from '../errors.ts';
import { datasetManifest } from '../model/nodes.ts';
import { classify } from '../pothos-plugin-neo4j/runner/index.ts';
import { walkAround } from './around.ts';
import { inChunks } from './chunks.ts';
import { checkFilter, type Filter, isWhole } from './filter.ts';
import { writeFolder } from './folder.ts';
import { type Format, isFolderFormat } from './format.ts';
import { graphmlOf } from './graphml.ts';
import { jsonLdOf } from './json-ld.ts';
import { type Origin, readOrigin } from './origin.ts';
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
  /** A path: of a folder or a file, as the format is; or a stream, which is ended. */
  readonly output: string | Writable;
  /** Whether an earlier export may be replaced. */
  readonly force: boolean;
  /** The only version of the data that is wanted; whichever there is, unless one is named. */
  readonly version?: string | undefined;
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
    const origin = await readOrigin(reader);
    if (options.version !== undefined && options.version !== origin.version) {
      throw new OperatorError(`The graph holds version ${origin.version}, and not ${options.version}.`);
    }
    const around = filter.around.length > 0 ? await walkAround(filter, reader.column) : undefined;
    const { graph, counts } = counted(readGraph(reader, { ...filter, around, format }), report);
    await write(graph, options, origin, async () => {
      if ((await readOrigin(reader)).version === origin.version) return;
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
  origin: Origin,
  verify: () => Promise<void>,
): Promise<void> {
  const whole = { ...(signal ? { signal } : {}) };
  if (isFolderFormat(format)) {
    if (typeof output !== 'string') throw new OperatorError(`${format} is several files: name a folder.`);
    await replaceTarget({ path: output, kind: 'folder', force }, async (folder) => {
      const contents = await writeFolder(graph, format, folder, origin, signal);
      await writeContents(folder, { ...origin, filter, ...contents });
      await verify();
    });
    return;
  }
  const text = inChunks(format === 'graphml' ? graphmlOf(graph, origin) : jsonLdOf(graph, origin));
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

/** Says what a whole export has not written. The note of what loads have put into the graph is none of it. */
async function reportLeftOut(reader: Reader, counts: Counts, report: (line: string) => void): Promise<void> {
  const count = async (text: string) => Number((await reader.column({ text, parameters: {} }))[0]);
  const nodes = (await count(`MATCH (n) WHERE NOT n:${datasetManifest.label} RETURN count(n)`)) - counts.nodes;
  const relationships = (await count('MATCH ()-[r]->() RETURN count(r)')) - counts.relationships;
  if (nodes <= 0 && relationships <= 0) return;
  report(`Left out, since the model does not know them: ${describe({ nodes, relationships })}.`);
}
