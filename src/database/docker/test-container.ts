import { randomPassword } from '../password.ts';
import type { Report, Server } from '../server.ts';
import { NEO4J_IMAGE } from './image.ts';

/** A Neo4j in a container of its own, which the engine removes however this process ends. */
export async function testContainer(report: Report): Promise<Server> {
  report(`Starting Neo4j in a test container (${NEO4J_IMAGE}).`);
  // Loaded here only: testcontainers is a development dependency, absent where the product runs.
  const { Neo4jContainer } = await import('@testcontainers/neo4j');
  const password = randomPassword();
  const container = await new Neo4jContainer(NEO4J_IMAGE)
    .withPassword(password)
    .withEnvironment({
      NEO4J_server_memory_heap_max__size: '512m',
      NEO4J_server_memory_pagecache_size: '64m',
      NEO4J_dbms_memory_transaction_total_max: '256m',
      NEO4J_dbms_security_allow__csv__import__from__file__urls: 'false',
      NEO4J_dbms_usage__report_enabled: 'false',
      NEO4J_db_logs_query_enabled: 'OFF',
    })
    .start();
  const uri = container.getBoltUri();
  return {
    connection: { uri, user: container.getUsername(), password, databaseName: undefined },
    description: `a test container (${NEO4J_IMAGE}) at ${uri}`,
    stop: async () => {
      await container.stop();
    },
  };
}
