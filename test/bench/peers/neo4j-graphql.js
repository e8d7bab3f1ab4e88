import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';

// @neo4j/graphql on graphql-yoga, as its documentation sets it up, in production mode.
const { connection } = JSON.parse(process.env.BENCH_START);
const driver = neo4j.driver(connection.uri, neo4j.auth.basic(connection.user, connection.password));
const library = new Neo4jGraphQL({
  driver,
  typeDefs: readFileSync(new URL('seven.graphql', import.meta.url), 'utf8'),
});
const sessionConfig = { database: connection.databaseName, defaultAccessMode: 'READ' };
const yoga = createYoga({
  schema: await library.getSchema(),
  context: () => ({ executionContext: driver, sessionConfig }),
  logging: false,
  graphiql: false,
  landingPage: false,
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}/graphql\n`);
});
