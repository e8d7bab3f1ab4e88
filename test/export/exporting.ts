import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { type ExportOptions, exportGraph } from '../../src/export/export.ts';
import type { Filter } from '../../src/export/filter.ts';
import type { Counts } from '../../src/export/progress.ts';
import type { TestDatabase } from '../support/neo4j.ts';

export const everything: Filter = { labels: [], types: [], around: [], depth: 2 };

/** A folder for what a test exports; it goes when the test ends. */
export function outputFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Exports a database as the command does, everything unless told otherwise. */
export function exporting(
  { driver, connection: { databaseName } }: TestDatabase,
  options: Pick<ExportOptions, 'format' | 'output'> & Partial<ExportOptions>,
): Promise<Counts> {
  return exportGraph({ driver, databaseName, filter: everything, force: false, report: () => {}, ...options });
}

/** The text of a whole export, or of what a filter leaves. */
export async function exportedText(
  database: TestDatabase,
  format: 'graphml' | 'jsonld',
  filter: Partial<Filter> = {},
): Promise<string> {
  const chunks: Buffer[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  await exporting(database, { format, output, filter: { ...everything, ...filter } });
  return Buffer.concat(chunks).toString('utf8');
}

export const readIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
