import { execute, parse } from 'graphql';
import type { PositionalRecord, RunStatement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import type { Runner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { schema } from '../../src/schema/schema.ts';
import type { Operation } from './operations.ts';
import { quantile } from './statistics.ts';

/** What one request costs beside HTTP and the database, in microseconds. */
export interface OwnCost {
  /** From the parsed document to the statement: coercion of arguments, compilation, printing. */
  readonly toStatement: number;
  /** From the records to the finished answer: reading them, resolvers, completion of values. */
  readonly toAnswer: number;
}

/**
 * Executes an operation again and again over records that were taken from the database once. Whatever the product
 * does between a parsed document and its statement, it does here too.
 */
export async function measureOwnCost(operation: Operation, run: Runner, milliseconds: number): Promise<OwnCost> {
  const document = parse(operation.query);
  const variableValues = { ...operation.variables };
  const ask = async (runStatement: RunStatement) => {
    const { errors } = await execute({ schema, document, variableValues, contextValue: { run: runStatement } });
    if (errors?.[0] !== undefined) throw errors[0];
  };
  let records: readonly PositionalRecord[] = [];
  await ask(async (statement) => {
    records = await run(statement);
    return records;
  });

  const toStatement: number[] = [];
  const toAnswer: number[] = [];
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    let asked = 0;
    const started = performance.now();
    await ask(async () => {
      asked = performance.now();
      return records;
    });
    toStatement.push((asked - started) * 1_000);
    toAnswer.push((performance.now() - asked) * 1_000);
  }
  // The first half warms the machine up, and what takes longer than the fastest tenth was disturbed by something else.
  const undisturbed = (times: readonly number[]) => quantile(times.slice(Math.floor(times.length / 2)), 0.1);
  return { toStatement: undisturbed(toStatement), toAnswer: undisturbed(toAnswer) };
}
