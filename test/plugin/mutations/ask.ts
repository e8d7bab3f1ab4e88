import { type GraphQLSchema, graphql } from 'graphql';
import type { Driver } from 'neo4j-driver';
import type { RunTransaction } from '../../../src/pothos-plugin-neo4j/compiler/index.ts';
import { createWriter, type TransactionLog, type WriteOptions } from '../../../src/pothos-plugin-neo4j/runner/index.ts';
import type { TestDatabase } from '../../support/neo4j.ts';
import { type Context, schema as schemaOfAll } from './schema.ts';

/** A step of an operation. The tests compare their order. */
export type Event = 'write' | 'read' | 'read afterwards' | 'query' | 'committed';

export interface Asked extends WriteOptions {
  readonly context?: Partial<Context>;
  /** A driver of its own, instead of that of the test. */
  readonly driver?: Driver;
  /** Called after the last write and read, just before the commit. */
  readonly beforeCommit?: () => void;
}

/** Runs operations of a schema with mutations, and returns the steps that ran. */
export function askOver(database: TestDatabase, schema: GraphQLSchema = schemaOfAll) {
  return async (source: string, variableValues: Readonly<Record<string, unknown>> = {}, asked: Asked = {}) => {
    const { context, driver = database.driver, beforeCommit, ...options } = asked;
    const events: Event[] = [];
    const texts: string[] = [];
    const transactions: TransactionLog[] = [];
    const note = <Given extends unknown[], Result>(event: Event, act: (...given: Given) => Result) => {
      return (...given: Given) => {
        events.push(event);
        const [statement] = given as readonly unknown[];
        texts.push(typeof statement === 'string' ? statement : (statement as { readonly text: string }).text);
        return act(...given);
      };
    };
    const writer = createWriter(driver, {
      timeoutMs: 25_000,
      logTransaction: (entry) => transactions.push(entry),
    });
    const write: RunTransaction = async (work) => {
      const { value, run } = await writer(async ({ run: own, read }) => {
        const done = await work({ run: note('write', own) as typeof own, read: note('read', read) });
        beforeCommit?.();
        return done;
      }, options);
      events.push('committed');
      return { value, run: note('read afterwards', run) };
    };
    const contextValue: Context = { run: note('query', (statement) => database.run(statement)), write, ...context };
    const result = await graphql({ schema, source, variableValues, contextValue });
    const errors = (result.errors ?? []).map(({ message, path, extensions }) => ({ message, path, ...extensions }));
    return { data: structuredClone(result.data), errors, events, texts, transactions };
  };
}
