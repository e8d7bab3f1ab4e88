import { mkdirSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { constraintsOf, indexesOf, scriptOf } from './model/cypher.ts';
import { model } from './model/g7.ts';
import { schema } from './schema/schema.ts';

/** The files of the project that are printed from its code, by their path. */
export function printedFiles(): Readonly<Record<string, string>> {
  return {
    'schema.graphql': `${printSchema(lexicographicSortSchema(schema))}\n`,
    'cypher/constraints.cypher': scriptOf('What is unique in the graph.', constraintsOf(model)),
    'cypher/indexes.cypher': scriptOf('The indexes that lists and look-ups are served by.', indexesOf(model)),
  };
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync('cypher', { recursive: true });
  for (const [path, content] of Object.entries(printedFiles())) {
    writeFileSync(path, content);
    process.stdout.write(`${path}\n`);
  }
}
