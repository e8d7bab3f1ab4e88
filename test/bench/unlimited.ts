import { graphql } from 'graphql';
import type { RunStatement, Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { builder } from '../../src/schema/builder.ts';
import '../../src/schema/schema.ts';

/** The schema of the product without its budget: what is too large to be allowed must be measured too. */
const unlimited = (() => {
  const none = Number.POSITIVE_INFINITY;
  const budget = { nodes: none, subqueries: none, visits: none, depth: none, characters: none };
  builder.options.graph = { ...builder.options.graph!, budget };
  return builder.toSchema();
})();

const execute = (query: string, variables: Record<string, unknown>, run: RunStatement) =>
  graphql({ schema: unlimited, source: query, variableValues: variables, contextValue: { run } });

/** The statement that the compiler prints for an operation with one root field; nothing runs. */
export async function statementOf(query: string, variables: Record<string, unknown> = {}): Promise<Statement> {
  const statements: Statement[] = [];
  const { errors } = await execute(query, variables, async (statement) => {
    statements.push(statement);
    return [];
  });
  const [statement] = statements;
  if (statement === undefined) throw new Error(`Nothing was compiled: ${errors?.[0]?.message ?? query}`);
  return statement;
}

/** Asks the database, and reads something from the data of the answer. */
export async function answerOf<T>(query: string, run: RunStatement, read: (data: unknown) => T): Promise<T> {
  const { data, errors } = await execute(query, {}, run);
  if (errors?.[0] !== undefined) throw errors[0];
  return read(data);
}
