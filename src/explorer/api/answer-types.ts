import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GraphQLSchema } from 'graphql';
import { readDocument } from './operation.ts';
import { printAnswerTypes } from './print-answer.ts';

const explorer = new URL('../', import.meta.url);
const notOperations: ReadonlySet<string> = new Set(['api/fragments.graphql']);

/** The types of the answers to the explorer's operations, each beside its operation, by their path in the project. */
export function answerTypes(schema: GraphQLSchema): Readonly<Record<string, string>> {
  return Object.fromEntries(
    operationFiles().map((file) => {
      const types = printAnswerTypes(schema, readDocument(new URL(file, explorer)));
      return [`src/explorer/${file.replace(/\.graphql$/, '.answer.ts')}`, types];
    }),
  );
}

/** The files that hold an operation, by their path in the explorer's folder. */
export function operationFiles(): readonly string[] {
  return readdirSync(fileURLToPath(explorer), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.graphql') && !notOperations.has(file))
    .sort();
}
