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
export async function everythingIn(database: TestDatabase): Promise<readonly string[]> {
  const nodes = await database.run({ text: 'MATCH (n) RETURN labels(n), properties(n)', parameters: {} });
  const relationships = await database.run({
    text: 'MATCH (a)-[r]->(b) RETURN type(r), coalesce(a.slug, a.name), coalesce(b.slug, b.name), properties(r)',
    parameters: {},
  });
  return [...nodes, ...relationships].map((row) => JSON.stringify(row)).sort();
}

/** The first value of the only row of a statement. */
export async function single(database: TestDatabase, text: string): Promise<unknown> {
  return (await database.run({ text, parameters: {} }))[0]?.[0];
}
