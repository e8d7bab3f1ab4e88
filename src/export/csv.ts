import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { OperatorError } from '../errors.ts';
import { type CsvExport, type CsvFile, columnsOf, nodeHeader, relationshipHeader } from './csv-format.ts';
import { afterImportScript, guide, loadScript } from './csv-guide.ts';
import type { Origin } from './origin.ts';
import {
  type ExportedGraph,
  type ExportedNode,
  type ExportedRelationship,
  type Part,
  unlessEmpty,
  type Value,
} from './rows.ts';

/** Neo4j's tools know no way to write a delimiter inside an item, so one is taken that no item holds. */
const DELIMITERS = [';', '|', '\u001f'] as const;

type Cell = string | number | null;

class DelimiterTaken extends Error {}

/** Writes a graph into a folder: one file for each label and relationship type of which there is something. */
export async function writeCsv(
  graph: ExportedGraph,
  folder: string,
  origin: Origin,
  signal?: AbortSignal,
): Promise<CsvExport> {
  for (const delimiter of DELIMITERS) {
    try {
      return await writeDelimited(graph, folder, delimiter, origin, signal);
    } catch (error) {
      if (!(error instanceof DelimiterTaken)) throw error;
    }
  }
  throw new OperatorError('The items of lists hold every delimiter that CSV could use: export JSON-LD or GraphML.');
}

async function writeDelimited(
  graph: ExportedGraph,
  folder: string,
  delimiter: string,
  origin: Origin,
  signal: AbortSignal | undefined,
): Promise<CsvExport> {
  const write = writeFiles(folder, signal);
  const nodes = await write(graph.nodes, ({ label }) => `nodes/${label}.csv`, nodeHeader, nodeRow(delimiter));
  const relationships = await write(
    graph.relationships,
    ({ type }) => `relationships/${type}.csv`,
    relationshipHeader,
    relationshipRow(delimiter),
  );
  const files = { nodes, relationships, delimiter };
  const guides = {
    'README.md': guide(files, origin),
    'after-import.cypher': afterImportScript(files),
    'load.cypher': loadScript(files),
  };
  for (const [path, text] of Object.entries(guides)) await writeFile(join(folder, path), text, { flush: true });
  return { ...files, guides: Object.keys(guides) };
}

const nodeRow =
  (delimiter: string) =>
  ({ model, key, labels, values }: ExportedNode): readonly Cell[] => [
    key,
    labels.join(delimiter),
    ...columnsOf(model).map(([name]) => cell(values[name], delimiter, `${name} of ${key}`)),
  ];

const relationshipRow =
  (delimiter: string) =>
  ({ model, key, from, to, values }: ExportedRelationship): readonly Cell[] => [
    from,
    to,
    model.type,
    ...columnsOf(model).map(([name]) => cell(values[name], delimiter, `${name} of ${model.type} ${key}`)),
  ];

/** Text is always quoted, so that an empty text is told from a value that is absent: `""` and nothing. */
function cell(value: Value | undefined, delimiter: string, where: string): Cell {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return value as Cell;
  if (value.some((item) => String(item).includes(delimiter))) throw new DelimiterTaken();
  if (value.length === 1 && value[0] === '') {
    throw new OperatorError(
      `${where} is a list of one empty text, which CSV cannot tell from an empty list: correct it.`,
    );
  }
  return value.length === 0 ? null : value.join(delimiter);
}

function writeFiles(folder: string, signal: AbortSignal | undefined) {
  return async <Model, Row>(
    parts: readonly Part<Model, Row>[],
    pathOf: (model: Model) => string,
    headerOf: (model: Model) => readonly string[],
    cellsOf: (row: Row) => readonly Cell[],
  ): Promise<readonly CsvFile<Model>[]> => {
    const files: CsvFile<Model>[] = [];
    for (const { model, rows } of parts) {
      const present = await unlessEmpty(rows());
      if (!present) continue;
      const path = pathOf(model);
      await mkdir(dirname(join(folder, path)), { recursive: true });
      let count = 0;
      const lines = async function* () {
        yield headerOf(model);
        for await (const row of present) {
          count += 1;
          yield cellsOf(row);
        }
      };
      const stream = createWriteStream(join(folder, path), { flush: true });
      await pipeline(lines, stringify({ quoted_string: true }), stream, { ...(signal ? { signal } : {}) });
      files.push({ path, model, rows: count });
    }
    return files;
  };
}
