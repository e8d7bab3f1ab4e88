import { inspect } from 'node:util';
import type { GraphQLSchema } from 'graphql';
import { readConfiguration } from '../../src/config.ts';
import { statementPlaces } from '../../src/database/driver.ts';
import { createSchedule } from '../../src/database/schedule.ts';
import { FORMER_SLUGS } from '../../src/dataset/former-slugs.ts';
import { observeLoads } from '../../src/dataset/readers.ts';
import type { RunnableStatement } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { CurrentStatistics, readStatistics } from '../../src/pothos-plugin-neo4j/runner/statistics.ts';
import { schema as productSchema } from '../../src/schema/schema.ts';
import { CurrentKeys } from '../../src/server/data/current-keys.ts';
import { CurrentState } from '../../src/server/data/current-state.ts';
import type { DataStates } from '../../src/server/data/data-version.ts';
import { createSevenServer, type ServerOptions, type SevenServer } from '../../src/server/server.ts';
import type { TestDatabase } from './neo4j.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which tests look into freely.
type Data = any;

/** An answer as it comes over HTTP. */
export interface Answer {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: Data;
}

/** The whole product over a test database: what is asked goes through HTTP, what runs in the database is seen. */
export interface Product {
  /** Asks, and gives the whole answer. */
  readonly ask: (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  /** Asks, and gives the data of an answer without errors. */
  readonly data: (query: string, variables?: Record<string, unknown>) => Promise<Data>;
  /** The statements that ran since the last question. */
  readonly statements: readonly RunnableStatement[];
  /** The server itself, for a test that listens on a port. */
  readonly server: SevenServer;
  /** Throws what the server has logged as an error: what it hid from the client, and what took too long. `ask` does, too. */
  readonly throwLogged: () => void;
}

/** What a test has in another way than the product. */
export interface ProductOptions {
  readonly states?: DataStates;
  /** None where a test does not look at them. */
  readonly pages?: ServerOptions['pages'];
  /** One that was built anew keeps plans of its own. */
  readonly schema?: GraphQLSchema;
}

export function productOver(
  database: Pick<TestDatabase, 'run'>,
  {
    states = observeLoads((statement, options) => database.run(statement, options)),
    pages,
    schema = productSchema,
  }: ProductOptions = {},
): Product {
  const statistics = new CurrentStatistics(() => readStatistics(database.run));
  const statements: RunnableStatement[] = [];
  const logged: string[] = [];
  const throwLogged = () => {
    // The log itself must not throw: the server would answer otherwise than it does.
    if (logged.length > 0) throw new Error(logged.splice(0).join('\n'));
  };
  const currentState = new CurrentState(states);
  const currentSlugs = new CurrentKeys({
    runner: (statement, options) => database.run(statement, options),
    currentState,
    statement: FORMER_SLUGS,
  });
  // At the first question: the database is there once tests run.
  let slugsAreRead: Promise<unknown> | undefined;
  const server = createSevenServer({
    schema,
    pages,
    currentState,
    statistics,
    currentSlugs,
    schedule: createSchedule({ ...statementPlaces(), timeoutMs: 10_000 }),
    runner: (statement, options) => {
      statements.push(statement);
      return database.run(statement, options);
    },
    checkDatabase: async () => {},
    settings: readConfiguration({ PLAYGROUND: 'off' }),
    log: {
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (message, details) => {
        logged.push(`${message} ${inspect(details)}`);
      },
    },
  });
  const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    slugsAreRead ??= currentSlugs.read();
    await Promise.all([statistics.noteVersion(undefined), slugsAreRead]);
    statements.length = 0;
    const response = await server.fetch('http://product.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Answer;
    throwLogged();
    return answer;
  };
  const data = async (query: string, variables?: Record<string, unknown>) => {
    const answer = await ask(query, variables);
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors, null, 2));
    return answer.data;
  };
  return { ask, data, statements, server, throwLogged };
}
