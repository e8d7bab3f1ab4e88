import type { RequestListener } from 'node:http';
import { readConfiguration } from '../../src/config.ts';
import { statementPlaces } from '../../src/database/driver.ts';
import { createSchedule } from '../../src/database/schedule.ts';
import { FORMER_SLUGS } from '../../src/dataset/former-slugs.ts';
import { observeLoads } from '../../src/dataset/readers.ts';
import type { RunnableStatement, Runner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { CurrentStatistics, readStatistics } from '../../src/pothos-plugin-neo4j/runner/statistics.ts';
import { schema } from '../../src/schema/schema.ts';
import { CurrentKeys } from '../../src/server/data/current-keys.ts';
import { CurrentState } from '../../src/server/data/current-state.ts';
import { createDoor } from '../../src/server/door.ts';
import { createSevenServer, type ServerOptions } from '../../src/server/server.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** The server of the product, as it runs in production, its door included. `onStatement` sees what it runs. */
export async function compiledServer(
  run: Runner,
  onStatement?: (statement: RunnableStatement) => void,
  pages?: ServerOptions['pages'],
): Promise<RequestListener> {
  const settings = readConfiguration({ NODE_ENV: 'production', PLAYGROUND: 'off', KEPT_ANSWERS_BYTES: '0' });
  const statistics = new CurrentStatistics(() => readStatistics(run));
  const currentState = new CurrentState(observeLoads(run));
  const currentSlugs = new CurrentKeys({ runner: run, currentState, statement: FORMER_SLUGS });
  await Promise.all([statistics.noteVersion(undefined), currentSlugs.read()]);
  const server = createSevenServer({
    schema,
    pages,
    runner: (statement, options) => {
      onStatement?.(statement);
      return run(statement, options);
    },
    currentState,
    statistics,
    currentSlugs,
    schedule: createSchedule({ ...statementPlaces(), timeoutMs: settings.queryTimeoutMs }),
    checkDatabase: async () => {},
    settings,
    log,
  });
  return createDoor(server, settings, log);
}
