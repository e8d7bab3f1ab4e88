import type { Database } from '../../src/database/open.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { type FilterShape, filterShapes, formsOf, operationOf } from './filter-shapes.ts';
import { executeWith } from './floor.ts';
import { multiply } from './multiply.ts';
import type { BenchOptions } from './options.ts';
import { databaseHits, timeStatements } from './statements.ts';
import { brief, table } from './table.ts';

/**
 * Compares what filters cost with all ways in which one would write them by hand, by the hits of PROFILE; then the time of
 * the compiled statement with that of the way with least hits. On the graph as it is, then on so many copies of it.
 */
export async function measureFilters(
  database: Database,
  options: BenchOptions,
  write: (text: string) => void,
): Promise<void> {
  write(await filterTable(database, options));
  if (options.copies === 0) return;
  const { nodes, relationships } = await multiply(database.driver, database.databaseName, options.copies);
  write(`\nWith ${options.copies} copies beside it: ${nodes} nodes, ${relationships} relationships.\n`);
  write(await filterTable(database, options));
}

async function filterTable(database: Database, { seconds }: BenchOptions): Promise<string> {
  const rows: string[][] = [];
  for (const shape of filterShapes) rows.push(await compared(database, shape, seconds));
  return table(
    ['filter', 'found', 'compiled hits', 'best hits', 'ratio', 'compiled ms', 'best ms', 'ratio', 'best by hand'],
    rows,
  );
}

async function compared({ driver, databaseName }: Database, shape: FilterShape, seconds: number): Promise<string[]> {
  const run = createRunner(driver, { database: databaseName, timeoutMs: 60_000 });
  const { statement, result } = await executeWith(run, operationOf(shape), {});
  const hits = await databaseHits(driver, databaseName, statement);
  let best = { name: '', text: '', hits: Number.POSITIVE_INFINITY };
  for (const [name, text] of formsOf(shape)) {
    const own = await databaseHits(driver, databaseName, { text, parameters: {} });
    if (own < best.hits) best = { name, text, hits: own };
  }
  const [compiledMs = 0, bestMs = 0] = await timeStatements(
    driver,
    databaseName,
    [statement, { text: best.text, parameters: {} }],
    seconds * 1_000,
  );
  const { totalCount = '–' } = (result.data as Record<string, { readonly totalCount?: number }>)[shape.field]!;
  return [
    shape.name,
    String(totalCount),
    String(hits),
    String(best.hits),
    (hits / best.hits).toFixed(2),
    brief(compiledMs),
    brief(bestMs),
    (compiledMs / bestMs).toFixed(2),
    best.name,
  ];
}
