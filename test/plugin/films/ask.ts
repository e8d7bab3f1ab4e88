import { type GraphQLSchema, graphql, parse } from 'graphql';
import { expect } from 'vitest';
import type { CurrentKey } from '../../../src/pothos-plugin-neo4j/compiler/request-values.ts';
import type { Statement } from '../../../src/pothos-plugin-neo4j/compiler/statement.ts';
import type { TestDatabase } from '../../support/neo4j.ts';
import { foreignWords } from '../../support/words.ts';
import { FoundRecords, writeAgain } from '../../support/written.ts';
import { schema as filmsSchema } from './schema.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its operation.
type Data = any;

export interface Answer {
  readonly data: Data;
  readonly errors: readonly {
    readonly message: string;
    readonly path: readonly (string | number)[] | undefined;
    readonly code: unknown;
  }[];
  /** The statements that ran for the operation. */
  readonly statements: readonly Statement[];
}

export interface Asker {
  /** Runs an operation and returns the whole answer. */
  readonly ask: (source: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** Runs an operation and returns the data. Fails for errors, and if not exactly one statement ran for each root field. */
  readonly data: (source: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;
}

/** The words in the Cypher that the schemas contain. */
const ofAuthors = new Set('way earlier length distance work part sum endNode other works film films right'.split(' '));

/** How many answers were written as JSON without the executor, and how many were left to it. */
export const ways = { written: 0, left: 0 };

/** Runs operations of a schema over a database. The default is the schema of the films. Without `currentKey`, no key has changed. */
export function askOver(database: TestDatabase, schema: GraphQLSchema = filmsSchema, currentKey?: CurrentKey): Asker {
  const ask: Asker['ask'] = async (source, variableValues = {}) => {
    const statements: Statement[] = [];
    const found = new FoundRecords();
    const run = found.from((statement) => {
      statements.push(statement);
      return database.run(statement);
    });
    const result = await graphql({ schema, source, variableValues, contextValue: { run, currentKey } });
    if (result.data) {
      const document = parse(source);
      const written = await writeAgain({
        schema,
        document,
        variables: variableValues,
        context: { currentKey },
        result,
        found,
      });
      expect(typeof written === 'object' ? written.wrong : '').toBe('');
      ways[written === 'written' ? 'written' : 'left'] += 1;
    }
    for (const { text } of statements)
      expect({ text, foreign: foreignWords(schema, text, ofAuthors) }).toEqual({ text, foreign: [] });
    const errors = (result.errors ?? []).map(({ message, path, extensions }) => ({
      message,
      path,
      code: extensions['code'],
    }));
    // graphql-js makes objects without a prototype. They are not equal to any literal.
    return { data: structuredClone(result.data), errors, statements };
  };
  const data: Asker['data'] = async (source, variables) => {
    const answer = await ask(source, variables);
    expect(answer.errors).toEqual([]);
    expect(answer.statements).toHaveLength(Object.keys(answer.data).filter((key) => key !== '__typename').length);
    return answer.data;
  };
  return { ask, data };
}
