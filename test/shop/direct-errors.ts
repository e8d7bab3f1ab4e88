import { execute, type GraphQLSchema, parse } from 'graphql';
import { expect } from 'vitest';
import type { RunStatement } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import { beginOperation, goOnFrom } from '../../src/pothos-plugin-neo4j/plugin/direct.ts';

/** The errors of an operation that begins without the executor, cannot be written, and continues with the executor. */
export async function errorsOfDirectWay(schema: GraphQLSchema, run: RunStatement, source: string) {
  const args = { schema, document: parse(source), contextValue: { run } };
  const begun = beginOperation(args)!;
  if (!begun.isRefused) await expect(begun.write(1e9)).rejects.toThrow();
  goOnFrom(begun, args.contextValue);
  return (await execute(args)).errors?.map(({ message, path, extensions }) => ({
    message,
    path,
    code: extensions['code'],
  }));
}
