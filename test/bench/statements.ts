import neo4j, { type Driver } from 'neo4j-driver';
import { toDriverParameters } from '../../src/pothos-plugin-neo4j/runner/parameters.ts';
import type { RunnableStatement } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { median } from './statistics.ts';

/** A session of the driver as both sides use it: READ access, the database by name or the user's own. */
export const readSession = (driver: Driver, database: string | undefined) =>
  driver.session({ defaultAccessMode: neo4j.session.READ, ...(database ? { database } : {}) });

/** Runs a statement by itself and gives what the driver knows of it. */
async function run(driver: Driver, database: string | undefined, { text, parameters }: RunnableStatement) {
  const session = readSession(driver, database);
  try {
    return await session.run(text, toDriverParameters(parameters));
  } finally {
    await session.close();
  }
}

interface Profile {
  readonly dbHits: number;
  readonly children: readonly Profile[];
}

const hitsOf = ({ dbHits, children }: Profile): number =>
  children.reduce((sum, child) => sum + hitsOf(child), dbHits || 0);

/** How often the store is asked for one run of a statement, by PROFILE. */
export async function databaseHits(
  driver: Driver,
  database: string | undefined,
  { text, parameters }: RunnableStatement,
): Promise<number> {
  const { summary } = await run(driver, database, { text: `PROFILE ${text}`, parameters });
  return hitsOf(summary.profile as unknown as Profile);
}

/** How long each of several statements takes by itself through the driver, in turns: medians in milliseconds. */
export async function timeStatements(
  driver: Driver,
  database: string | undefined,
  statements: readonly RunnableStatement[],
  milliseconds: number,
): Promise<readonly number[]> {
  const times = statements.map((): number[] => []);
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    for (const [index, statement] of statements.entries()) {
      const started = performance.now();
      await run(driver, database, statement);
      times[index]?.push(performance.now() - started);
    }
  }
  return times.map(median);
}
