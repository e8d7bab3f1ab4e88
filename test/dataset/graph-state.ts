import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '../support/neo4j.ts';

/** Runs statements that write, one after the other. */
export async function write({ driver, connection }: TestDatabase, ...statements: readonly string[]): Promise<void> {
  const session = driver.session(connection.databaseName === undefined ? {} : { database: connection.databaseName });
  try {
    for (const statement of statements) await session.run(statement);
  } finally {
    await session.close();
  }
}

export const emptyGraph = (database: TestDatabase): Promise<void> => write(database, 'MATCH (n) DETACH DELETE n');

/** Every node and relationship of a graph, each as one line: equal graphs give equal lists. */
export async function everythingIn(database: Pick<TestDatabase, 'run'>): Promise<readonly string[]> {
  const nodes = await database.run({ text: 'MATCH (n) RETURN labels(n), properties(n)', parameters: {} });
  const relationships = await database.run({
    text: 'MATCH (a)-[r]->(b) RETURN type(r), coalesce(a.slug, a.name), coalesce(b.slug, b.name), properties(r)',
    parameters: {},
  });
  return [...nodes, ...relationships].map((row) => JSON.stringify(row, inOrder)).sort();
}

/** A property that was taken away and comes back stands in another place; that is no difference. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Waits until a load has written some of the facts: a node that is created holds locks until its transaction ends. */
export async function untilHalfWritten(database: Pick<TestDatabase, 'run'>, hasEnded: () => boolean): Promise<void> {
  const half = `SHOW TRANSACTIONS YIELD metaData, activeLockCount WHERE metaData.operation = 'load of the facts'
    AND activeLockCount > 1000 RETURN count(*)`;
  while ((await single(database, half)) === 0) {
    if (hasEnded()) throw new Error('The load ended before it was half done.');
    await pause(5);
  }
}

/** The first value of the only row of a statement. */
export async function single(database: Pick<TestDatabase, 'run'>, text: string): Promise<unknown> {
  return (await database.run({ text, parameters: {} }))[0]?.[0];
}
