import type { Database } from '../../src/database/open.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import type { Operation } from './operations.ts';
import type { BenchOptions } from './options.ts';
import { measureOwnCost } from './own-cost.ts';
import type { Sides } from './sides.ts';
import { databaseHits, timeStatements } from './statements.ts';
import { brief, table } from './table.ts';

/** What the statements and the compiler take by themselves. */
export async function statementTable(
  { driver, databaseName }: Database,
  sides: Sides,
  wanted: readonly Operation[],
  options: BenchOptions,
): Promise<string> {
  const run = createRunner(driver, { database: databaseName, timeoutMs: 20_000 });
  const rows: string[][] = [];
  const printed: string[] = [];
  for (const operation of wanted) {
    const { cypher: text, parameters } = sides.byHand.find(({ name }) => name === operation.name)!;
    const statements = [await sides.statement(operation), { text, parameters }];
    const [compiledMs = 0, floorMs = 0] = await timeStatements(
      driver,
      databaseName,
      statements,
      options.seconds * 1_000,
    );
    const hits: number[] = [];
    for (const statement of statements) hits.push(await databaseHits(driver, databaseName, statement));
    const { toStatement, toAnswer } = await measureOwnCost(operation, run, options.seconds * 500);
    rows.push([
      operation.name,
      (compiledMs / floorMs).toFixed(2),
      brief(compiledMs),
      brief(floorMs),
      ...hits.map(String),
      toStatement.toFixed(0),
      toAnswer.toFixed(0),
    ]);
    if (options.cypher) {
      printed.push(
        ...statements.map(
          ({ text }, index) => `\n// ${operation.name}, ${['compiled', 'floor'][index]}\n${text.trim()};`,
        ),
      );
    }
  }
  const heading = ['statement', 'compiled : floor', 'compiled ms', 'floor ms', 'compiled hits', 'floor hits'];
  return [table([...heading, 'to statement µs', 'to answer µs'], rows), ...printed].join('\n');
}
