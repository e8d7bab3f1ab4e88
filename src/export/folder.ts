import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCsv } from './csv.ts';
import { dataPackage } from './data-package.ts';
import type { FolderFormat } from './format.ts';
import type { Origin } from './origin.ts';
import { writeParquet } from './parquet.ts';
import { writePlainCsv } from './plain-csv.ts';
import type { ExportedGraph } from './rows.ts';
import { tableGuide } from './table-guide.ts';
import { tablesOf } from './tables.ts';

/** What an export has written into a folder. */
export interface FolderContents {
  readonly files: readonly { readonly path: string; readonly rows?: number }[];
  /** What stands between the items of a list, where that is a character. */
  readonly delimiter?: string;
}

/** Writes a graph into a folder: the rows, and what a person and a program need to know to read them. */
export async function writeFolder(
  graph: ExportedGraph,
  format: FolderFormat,
  folder: string,
  origin: Origin,
  signal: AbortSignal | undefined,
): Promise<FolderContents> {
  if (format === 'csv') {
    const { nodes, relationships, delimiter, guides } = await writeCsv(graph, folder, origin, signal);
    const files = [...nodes, ...relationships].map(({ path, rows }) => ({ path, rows }));
    return { delimiter, files: [...files, ...guides.map((path) => ({ path }))] };
  }
  const tables = tablesOf(graph, format);
  const written =
    format === 'parquet'
      ? await writeParquet(tables, folder, origin, signal)
      : await writePlainCsv(tables, folder, signal);
  const guides = { 'README.md': tableGuide(written, origin), 'datapackage.json': dataPackage(written, origin) };
  for (const [path, text] of Object.entries(guides)) await writeFile(join(folder, path), text, { flush: true });
  const files = written.map(({ path, rows }) => ({ path, rows }));
  return { files: [...files, ...Object.keys(guides).map((path) => ({ path }))] };
}
