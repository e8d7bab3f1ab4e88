import { readConfiguration } from './config.ts';
import { openDatabase } from './database/open.ts';
import { createRunner } from './database/run.ts';
import { loadIfAbsent } from './dataset/load.ts';
import { OperatorError } from './errors.ts';
import { schema } from './schema/schema.ts';
import { listen } from './server/listen.ts';
import { createLog } from './server/log.ts';
import { createSevenServer } from './server/server.ts';

/** What a person should read goes to standard output; the log, one JSON object per line, to standard error. */
const report = (line: string) => void process.stdout.write(`${line}\n`);

/** What was opened, in order, each with the way to close it. */
const opened: (() => Promise<void>)[] = [];

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLog(configuration.logLevel, (line) => process.stderr.write(`${line}\n`));

  const database = await openDatabase({ environment: process.env, purpose: 'run', report });
  opened.push(() => database.close());
  const { driver, databaseName } = database;

  await loadIfAbsent({ driver, databaseName, report });

  const timeoutMs = configuration.queryTimeoutMs;
  const runner = createRunner(driver, {
    database: databaseName,
    timeoutMs,
    log: (entry) => log.debug('statement', { ...entry }),
  });
  const server = createSevenServer({
    schema,
    runner,
    checkDatabase: () => runner({ text: 'RETURN 1', parameters: {} }, { operationName: 'health' }),
    settings: configuration,
    log,
  });
  const { host, port, shutdownTimeoutMs } = configuration;
  const listening = await listen(server, { host, port, answerTimeoutMs: timeoutMs });
  opened.push(() => listening.close(shutdownTimeoutMs));

  const { url } = listening;
  if (configuration.playground) report(`Playground: ${url}/graphql`);
  report(`API:        ${url}/graphql`);
  report(`Health:     ${url}/health/live and ${url}/health/ready`);
  report('Press Ctrl-C to stop.');
}

let ending: Promise<void> | undefined;

/** Closes what was opened, the last first: no new requests, then the requests under way, then the database. */
function end(): Promise<void> {
  ending ??= (async () => {
    for (const close of opened.toReversed()) await close();
  })();
  return ending;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    const isImpatient = ending !== undefined;
    if (isImpatient || opened.length === 0) process.exit(1);
    report('Stopping. The same again ends at once.');
    end().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  });
}

async function fail(error: unknown): Promise<never> {
  process.stderr.write(`${describe(error)}\n`);
  await end().catch(() => {});
  process.exit(1);
}

/** An operator needs to know what to do; the place in the code helps only where the mistake is ours. */
function describe(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

start().catch(fail);
