import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DestinationStream } from 'pino';
import { checkSetup } from './check.ts';
import { closeAll, closeOnceOpen, type Opened } from './close-all.ts';
import { type Configuration, effectiveVariables, readConfiguration } from './config.ts';
import { createDriver, statementPlaces } from './database/driver.ts';
import { environmentFor } from './database/environment.ts';
import { type Database, openDatabase } from './database/open.ts';
import { createSchedule } from './database/schedule.ts';
import { ensureFacts, readVersion, requireFacts } from './dataset/ensure.ts';
import { FORMER_SLUGS } from './dataset/former-slugs.ts';
import { observeLoads } from './dataset/readers.ts';
import { OperatorError } from './errors.ts';
import { useExplorer } from './explorer/explorer.ts';
import { warmUpPages } from './explorer/warm-up.ts';
import { exportGraph } from './export/export.ts';
import { wholeGraph } from './export/filter.ts';
import { sendAroundFirst, sendBackHandles } from './handles-across-processes.ts';
import { openTelemetry } from './observe.ts';
import { planStatistics } from './pothos-plugin-neo4j/plugin/index.ts';
import {
  CurrentStatistics,
  createRunner,
  readStatistics,
  Sessions,
  type StatementLog,
} from './pothos-plugin-neo4j/runner/index.ts';
import { isServingProcess, onStopFromFirst, startProcesses, tellHealthToFirst, tellThatItServes } from './processes.ts';
import { schema } from './schema/schema.ts';
import { createCounter } from './server/admission/client-share.ts';
import { CurrentKeys } from './server/data/current-keys.ts';
import { CurrentState } from './server/data/current-state.ts';
import { createDoor } from './server/door.ts';
import { createExportRoute, exportPath } from './server/exports/export-route.ts';
import type { FetchHere } from './server/fetch-here.ts';
import { type HealthThread, openHealthPort, tellHealth } from './server/health/health-port.ts';
import { livePath, readyPath } from './server/http/health-paths.ts';
import { ACCEPTED_IN_TURN, listen } from './server/listening/listen.ts';
import { readExamples } from './server/playground/examples.ts';
import { readPersistedList } from './server/request/persisted-list.ts';
import { PersistedOperations } from './server/request/persisted-operations.ts';
import { createSevenServer } from './server/server.ts';
import { AddedUp } from './server/telemetry/added-up.ts';
import { createLog, type Log, logToStandardError } from './server/telemetry/log.ts';
import { serveMetrics } from './server/telemetry/metrics-endpoint.ts';
import { type Calm, calmOf, warmUpOperations } from './server/warm-up.ts';
import { readEnvironmentFile } from './settings/environment-file.ts';
import { readAction, usage } from './settings/options.ts';
import { printSettings } from './settings/print.ts';
import { countForAll, openShares } from './shares-across-processes.ts';
import { onStopRequest } from './stop-requests.ts';
import { outliveStrayFailures } from './stray-failures.ts';

/** What a person should read goes to standard output; the log, one JSON object per line, to standard error. */
const report = (line: string) => void (isServingProcess || process.stdout.write(`${line}\n`));

const healthLine = (url: string): string => `Health:     ${url}${livePath} and ${url}${readyPath}`;

const READINESS_TIMEOUT_MS = 2_000;

const stopping = new AbortController();
/** Why the process ends where somebody wants it to; any other reason is a failure. */
const asked = new Error('Asked to stop.');

/** What was opened, the last first: no new requests, then the requests under way, then the database. */
const opened: Opened[] = [];
const toClose = (what: string, close: () => Promise<void>, mostMs?: number) =>
  void opened.unshift({ what, close, ...(mostMs !== undefined && { mostMs }) });

/** How long processes that serve may take to end beside the time that requests have. */
const BESIDE_REQUESTS_MS = 5_000;
/** An export that is being written ends at once, unless the database has gone silent. */
const CLOSE_EXPORTS_MS = 3_000;
/** A container may take a while to stop. */
const CLOSE_DATABASE_MS = 60_000;
/** A Neo4j that is starting is waited for, so that it ends in order. It ends with this process at the latest. */
const OPEN_DATABASE_MS = 20_000;

/** Opens the database, loads the facts where LOAD_FACTS wants it, and serves: itself, or by processes that it starts. */
async function start(configuration: Configuration, signal: AbortSignal): Promise<void> {
  const { loadFacts, processes, persistedOperations } = configuration;
  // A mistake in it is told before anything starts.
  const listed = persistedOperations === undefined ? undefined : readPersistedList(persistedOperations);
  const { stream, flush } = logToStandardError();
  toClose('the log', flush);
  const log = createLog(configuration.logLevel, stream);

  const opening = openDatabase({ environment: process.env, purpose: 'run', report });
  toClose('the Neo4j that was being opened', () => closeOnceOpen(opening), OPEN_DATABASE_MS);
  const database = await opening;
  signal.throwIfAborted();
  toClose('Neo4j', () => database.close(), CLOSE_DATABASE_MS);
  database.lost.addEventListener('abort', () => stopping.abort(database.lost.reason), { once: true });
  const { driver, databaseName, way } = database;
  await ensureFacts({ driver, databaseName, policy: loadFacts, isOwn: way !== 'address', report, signal });

  const url =
    processes > 1 && !isServingProcess
      ? await serveByProcesses(database, configuration, { log, stream }, signal)
      : await serve(database, { ...configuration, listed }, log, signal);
  signal.throwIfAborted();
  outliveStrayFailures((error) => log.error('something failed that nobody waited for', { error }));
  if (isServingProcess) tellThatItServes(url);
  if (configuration.explorer) report(`Explorer:   ${url}/`);
  if (configuration.playground) report(`Playground: ${url}/graphql`);
  report(`API:        ${url}/graphql`);
  if (configuration.exports) report(`Files:      ${url}${exportPath}`);
  if (!configuration.health) report(healthLine(url));
  report('Press Ctrl-C to stop.');
}

/** Gives the address at which this process serves. */
async function serve(
  { driver, databaseName, connection }: Database,
  configuration: Configuration & { readonly listed: ReturnType<typeof readPersistedList> | undefined },
  log: Log,
  signal: AbortSignal,
): Promise<string> {
  const { host, port, processes, queryTimeoutMs, drainMs, shutdownTimeoutMs, listed } = configuration;
  const { telemetry, watch, url: metricsUrl, close: closeTelemetry } = await openTelemetry(configuration, log);
  toClose('traces and metrics', closeTelemetry);
  if (metricsUrl !== undefined) report(`Metrics:    ${metricsUrl}`);
  const sessions = new Sessions((otherServers) => createDriver(connection, { otherServers }), {
    leaveMs: 2 * queryTimeoutMs,
    onSilence: () => log.warn('connections to the database have gone silent: new ones take their place'),
  });
  toClose('connections to Neo4j', () => sessions.close());
  const runner = telemetry.observeRunner(
    createRunner(sessions, {
      database: databaseName,
      timeoutMs: queryTimeoutMs,
      ...(configuration.logLevel === 'debug' && { log: (entry: StatementLog) => log.debug('statement', { ...entry }) }),
    }),
  );
  // A connection of its own: a pool that has much to do is no sign that the database is gone.
  const probe = new Sessions((otherServers) => createDriver(connection, { poolSize: 1, otherServers }), {
    leaveMs: READINESS_TIMEOUT_MS,
  });
  toClose('the connection for probes', () => probe.close());
  const check = createRunner(probe, { database: databaseName, timeoutMs: READINESS_TIMEOUT_MS });
  const statistics = new CurrentStatistics(() => readStatistics(runner));
  void statistics.noteVersion(undefined);
  const currentState = new CurrentState(observeLoads(runner));
  const currentSlugs = new CurrentKeys({ runner, currentState, statement: FORMER_SLUGS });
  await currentSlugs.read();
  const schedule = createSchedule({ ...statementPlaces(processes), timeoutMs: queryTimeoutMs });
  const server = createSevenServer({
    schema,
    runner,
    currentState,
    statistics,
    currentSlugs,
    schedule: telemetry.observeSchedule(schedule, () => schedule.load().waiting),
    checkDatabase: () => requireFacts((statement) => check(statement, { operationName: 'health' })),
    readinessTimeoutMs: READINESS_TIMEOUT_MS,
    stopping: signal,
    settings: configuration,
    persisted: new PersistedOperations({ listed, isOnly: configuration.persistedOperationsOnly }),
    pages: configuration.explorer
      ? (fetchHere) => useExplorer(fetchHere, { hasPlayground: configuration.playground, log })
      : undefined,
    log,
    telemetry,
  });
  signal.throwIfAborted();
  const requestsAreClosed = new AbortController();
  const exports = configuration.exports
    ? createExportRoute({
        write: (format, version, path, late) => {
          const report = (line: string) => log.debug('export', { format, line });
          return exportGraph({
            driver,
            databaseName,
            format,
            version,
            filter: wholeGraph,
            output: path,
            force: false,
            report,
            signal: AbortSignal.any([requestsAreClosed.signal, late]),
          });
        },
        readVersion: () => readVersion(runner),
        stopping: requestsAreClosed.signal,
        corsOrigins: configuration.corsOrigins,
        log,
      })
    : undefined;
  const closeExports = async () => {
    requestsAreClosed.abort(asked);
    await exports?.close();
  };
  toClose('exports that are being written', closeExports, CLOSE_EXPORTS_MS);
  const shares = await openShares(configuration.clientCostPerMinute);
  const door = createDoor(server, configuration, log, { exports, telemetry, shares });
  watch({
    clientCost: shares && (() => shares.taken),
    operations: door.operations,
    places: door.places,
    unsentBytes: door.unsentBytes,
    turns: schedule.load,
    caches: () => ({ ...server.caches(), plans: planStatistics(schema) }),
    dataVersion: () => currentState.latest?.state[0] ?? undefined,
  });
  if (configuration.health) {
    const port = isServingProcess ? undefined : await openHealthPort(configuration.health, healthThread(log));
    if (port) toClose('the port for probes', () => port.close());
    if (port) report(healthLine(port.url));
    tellHealth(server.readiness, signal, port ? (health) => port.note(0, health) : tellHealthToFirst);
  }
  const { url, close } = await listen(door, {
    host,
    port,
    answerTimeoutMs: queryTimeoutMs,
    drainMs,
    connections: {
      most: configuration.connections,
      onFull: (number) => telemetry.crowd(number),
    },
    // Many processes share one listener (`node:cluster`), and each accepts one.
    acceptedInTurn: isServingProcess ? 1 : ACCEPTED_IN_TURN,
    sendAround: isServingProcess ? sendAroundFirst() : undefined,
  });
  toClose('requests', () => close(shutdownTimeoutMs), drainMs + shutdownTimeoutMs + BESIDE_REQUESTS_MS);
  void warmUp(configuration, server.fetchHere, [...(listed?.values() ?? [])], calmOf(door.idleMs, signal), signal);
  return url;
}

/** Runs what will be asked, once, while the server answers already: listed operations, the examples, and the pages. */
async function warmUp(
  { playground, explorer }: Configuration,
  fetchHere: FetchHere,
  listed: readonly string[],
  calm: Calm,
  signal: AbortSignal,
): Promise<void> {
  const examples = playground ? readExamples() : [];
  const expected = [...listed.map((query) => ({ query })), ...examples];
  await warmUpOperations(fetchHere, schema, expected, calm, signal);
  if (explorer) await warmUpPages(fetchHere, calm, signal);
}

/** The thread for probes, whose program is built beside this one; run from its sources, there is none. */
function healthThread(log: Log): HealthThread | undefined {
  const program = join(dirname(process.argv[1] ?? ''), 'health-thread.js');
  return existsSync(program) ? { program, log } : undefined;
}

/** Gives the address at which the processes serve that it starts. */
async function serveByProcesses(
  { connection }: Database,
  configuration: Configuration,
  { log, stream }: { readonly log: Log; readonly stream: DestinationStream },
  signal: AbortSignal,
): Promise<string> {
  const environment = {
    ...environmentFor(connection),
    LOAD_FACTS: 'never',
    PROCESSES: String(configuration.processes),
  };
  const numbers = configuration.metrics && new AddedUp();
  if (configuration.metrics && numbers) {
    const { url, close } = await serveMetrics({ ...configuration.metrics, render: () => numbers.render() });
    report(`Metrics:    ${url}/metrics`);
    toClose('metrics', () => close(0));
  }
  const health = configuration.health && (await openHealthPort(configuration.health));
  if (health) toClose('the port for probes', () => health.close());
  if (health) report(healthLine(health.url));
  const { clientCostPerMinute, drainMs, shutdownTimeoutMs } = configuration;
  if (clientCostPerMinute !== undefined) countForAll(await createCounter(clientCostPerMinute));
  sendBackHandles(signal);
  signal.throwIfAborted();
  const starting = startProcesses({
    count: configuration.processes,
    environment,
    log,
    writeLines: (lines) => stream.write(lines),
    numbers,
    onHealth: health?.note,
    signal,
  });
  toClose('serving processes', () => closeOnceOpen(starting), drainMs + shutdownTimeoutMs + BESIDE_REQUESTS_MS);
  const { url, lost } = await starting;
  lost.addEventListener('abort', () => stopping.abort(lost.reason), { once: true });
  return url;
}

/** Gives the exit status. */
async function main(): Promise<number> {
  const { signal } = stopping;
  try {
    const action = readAction(process.argv.slice(2));
    readEnvironmentFile();
    if (action === 'help') return tell(usage);
    const configuration = readConfiguration(process.env);
    if (action === 'print') return tell(printSettings(effectiveVariables(process.env), process.env));
    if (action === 'check') return tell(await checkSetup(configuration, process.env));
    const stop = once(signal, 'abort');
    // A start may wait for something that has gone silent.
    await Promise.race([start(configuration, signal), stop]);
    await stop;
    throw signal.reason;
  } catch (error) {
    const reason: unknown = signal.aborted ? signal.reason : error;
    if (reason === asked) return 0;
    process.stderr.write(`${describe(reason)}\n`);
    return 1;
  }
}

/** Gives the exit status: that of `main`, unless something could not be closed. */
async function end(status: number): Promise<number> {
  const failures = await closeAll(opened);
  for (const failure of failures) process.stderr.write(`${describe(failure)}\n`);
  return failures.length === 0 ? status : 1;
}

/** Gives the exit status of a command that only says something. */
function tell(text: string): number {
  report(text);
  return 0;
}

/** An operator needs to know what to do; the place in the code helps only where the mistake is ours. */
function describe(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Who reads the output may go away first, as a terminal does: the server still ends in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

if (isServingProcess) onStopFromFirst(() => stopping.abort(asked));
else
  onStopRequest(() => {
    // Nothing is open yet, or somebody asks a second time.
    if (opened.length === 0 || stopping.signal.aborted) process.exit(1);
    report('Stopping. The same again ends at once.');
    stopping.abort(asked);
  });

process.exit(await end(await main()));
