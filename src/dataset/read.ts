import { join } from 'node:path';
import { deriveGraph } from './derive.ts';
import { readFactTexts } from './files.ts';
import { type GraphData, versionOf } from './graph-data.ts';
import { type FactFile, parseFacts } from './parse.ts';
import { FactsError, type Problem } from './problem.ts';
import { recordsOf } from './records.ts';
import { checkTotals, TOTALS_FILE } from './totals.ts';

/** The facts that come with the product. */
export const defaultFolder = join(import.meta.dirname, 'facts');

export interface Dataset {
  readonly data: GraphData;
  /** Equal data have equal versions: 12 hexadecimal digits. */
  readonly version: string;
}

/**
 * Reads, checks and links the facts of a folder. Rejects with a `FactsError` that lists every mistake, or with an
 * `OperatorError` where there is nothing to read.
 */
export async function readDataset(folder: string = defaultFolder): Promise<Dataset> {
  const problems: Problem[] = [];
  const texts = await readFactTexts(folder, problems);
  const unread = new Set<string>();
  const files: FactFile[] = [];
  for (const text of texts) {
    const file = text.sound ? parseFacts(text, problems) : undefined;
    if (file) files.push(file);
    else for (const [, name] of text.text.matchAll(/\b(?:slug|code): *['"]?([\w-]+)/g)) unread.add(name!);
  }
  const records = files.filter(({ name }) => name !== TOTALS_FILE).flatMap((file) => recordsOf(file, problems));
  const totals = files.find(({ name }) => name === TOTALS_FILE);
  if (totals) checkTotals(totals, records, unread, problems);
  const data = deriveGraph(records, unread, problems);
  if (problems.length > 0) throw new FactsError(problems);
  return { data, version: versionOf(data) };
}
