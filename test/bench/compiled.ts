import type { Statement } from '../../src/compiler/statement.ts';
import { readConfiguration } from '../../src/config.ts';
import type { Runner } from '../../src/database/run.ts';
import { schema } from '../../src/schema/schema.ts';
import { createSevenServer, type SevenServer } from '../../src/server/server.ts';

/** The server of the product, as it runs in production. `onStatement` sees what it runs. */
export function compiledServer(run: Runner, onStatement?: (statement: Statement) => void): SevenServer {
  return createSevenServer({
    schema,
    runner: (statement, options) => {
      onStatement?.(statement);
      return run(statement, options);
    },
    checkDatabase: async () => {},
    settings: readConfiguration({ NODE_ENV: 'production', PLAYGROUND: 'off' }),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
}
