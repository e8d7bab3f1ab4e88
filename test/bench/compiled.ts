import { readConfiguration } from '../../src/config.ts';
import type { RunnableStatement, Runner } from '../../src/database/run.ts';
import { dataState } from '../../src/dataset/readers.ts';
import { schema } from '../../src/schema/schema.ts';
import { createSevenServer, type SevenServer } from '../../src/server/server.ts';

/** The server of the product, as it runs in production. `onStatement` sees what it runs. */
export function compiledServer(run: Runner, onStatement?: (statement: RunnableStatement) => void): SevenServer {
  return createSevenServer({
    schema,
    runner: (statement, options) => {
      onStatement?.(statement);
      return run(statement, options);
    },
    dataState,
    checkDatabase: async () => {},
    settings: readConfiguration({ NODE_ENV: 'production', PLAYGROUND: 'off' }),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
}
