import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import type { PositionalRecord, RunStatement, Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { beginOperation, goOnFrom } from '../../src/pothos-plugin-neo4j/plugin/direct.ts';

/** An operation that was executed, and what its statements found. */
export interface Executed {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context?: object;
  readonly result: ExecutionResult;
  readonly found: FoundRecords;
}

/** The records of statements that ran, for whoever runs the same again. */
export class FoundRecords {
  readonly #known = new Map<string, Promise<readonly PositionalRecord[]>>();

  /** Runs statements by another, and remembers what they found. */
  from(run: RunStatement): RunStatement {
    return (statement) => {
      const records = run(statement);
      this.#known.set(keyOf(statement), records);
      return records;
    };
  }

  readonly again: RunStatement = (statement) => {
    const known = this.#known.get(keyOf(statement));
    if (known === undefined) throw new Error(`The executor ran no such statement:\n${statement.text}`);
    return known;
  };
}

const keyOf = ({ text, parameters }: Statement): string =>
  `${text}${JSON.stringify(parameters, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))}`;

/** What came of writing an answer: it is as the executor has it, it was left to the executor, or something is wrong. */
export type Written = 'written' | 'left' | { readonly wrong: string };

/**
 * Writes the answer of an operation over the same records, and compares the bytes. Where it is left to the executor, the
 * executor goes on with the records that are there, and answers as it did.
 */
export async function writeAgain({ schema, document, variables, context, result, found }: Executed): Promise<Written> {
  const contextValue = { ...context, run: found.again };
  const begun = beginOperation({ schema, document, variableValues: variables, contextValue });
  if (begun === undefined) return 'left';
  try {
    if (begun.isRefused) throw begun.refusal;
    const { text } = await begun.write(Number.POSITIVE_INFINITY);
    const expected = JSON.stringify(result.data);
    if (result.errors !== undefined) return { wrong: `was written, though it has errors:\n${text}` };
    if (text !== expected) return { wrong: `was written as\n${text}\nin place of\n${expected}` };
    return 'written';
  } catch {
    goOnFrom(begun, contextValue);
    const again = await execute({ schema, document, variableValues: variables, contextValue });
    const [got, expected] = [JSON.stringify(again), JSON.stringify(result)];
    return got === expected ? 'left' : { wrong: `went on to\n${got}\nin place of\n${expected}` };
  }
}
