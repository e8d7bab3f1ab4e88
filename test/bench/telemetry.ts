import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../../src/database/driver.ts';
import type { Database } from '../../src/database/open.ts';
import { processorSeconds } from '../load/process-figures.ts';
import { type ServerProcess, startServer } from '../load/server-process.ts';
import { askOnce } from './answers.ts';
import { type LoadMaker, startLoadMaker } from './load.ts';
import { type Operation, operations } from './operations.ts';
import type { BenchOptions } from './options.ts';
import { profiling, shareOf } from './profile.ts';
import { inGraphql } from './sides.ts';
import { median, medianInterval } from './statistics.ts';
import { brief, table } from './table.ts';

const AT_ONCE = 16;

/** What an operator can switch on, each with what stands before it. */
const settings = (collector: string) => ({
  nothing: { LOG_LEVEL: 'silent' },
  'log, metrics': { LOG_LEVEL: 'info', METRICS_PORT: '0' },
  'log, metrics, 1 % traced': {
    LOG_LEVEL: 'info',
    METRICS_PORT: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector,
    OTEL_TRACES_SAMPLER: 'traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.01',
  },
});

interface Side {
  readonly name: string;
  readonly server: ServerProcess;
  readonly rates: number[];
  /** Of the processor, for one request, in milliseconds. */
  readonly costs: number[];
}

/** Measures what it takes to be seen: the same server with nothing, with its log and metrics, and with traces. */
export async function measureTelemetry(
  { connection }: Database,
  options: BenchOptions,
  write: (text: string) => void,
): Promise<void> {
  const operation = operations.find(({ name }) => name === (options.only?.[0] ?? 'by-id'))!;
  const collector = createServer((request, response) => {
    request.resume().on('end', () => response.end());
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const load = startLoadMaker();
  const sides: Side[] = [];
  try {
    const address = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
    for (const [name, environment] of Object.entries(settings(address)))
      sides.push(await open(name, connection, environment));
    await warmUp(sides, operation, load);
    for (let round = 0; round < options.rounds; round += 1) {
      // The first of a round has no other place than the last: what warms up or wears off falls on all.
      const order = sides.map((_, index) => sides[(index + round) % sides.length]!);
      for (const side of order) await fire(side, operation, load, options.seconds);
    }
    write(`\n${operation.name}, ${AT_ONCE} at once, ${options.rounds} rounds of ${options.seconds} s each:\n`);
    write(table(['server', 'requests/s', 'of nothing', 'processor ms', 'of nothing'], rowsOf(sides)));
    for (const { server } of sides.splice(0)) await server.close();
    write('\nThe part of its processor that goes to what is seen, by a profile:\n');
    const shares: string[][] = [];
    for (const [name, environment] of Object.entries(settings(address)))
      shares.push([name, percent(await shareOfTelemetry(name, connection, environment, operation, load))]);
    write(table(['server', 'of it'], shares));
  } finally {
    load.close();
    for (const { server } of sides) await server.close();
    collector.closeAllConnections();
    collector.close();
  }
}

const WARM_UP_SECONDS = 3;
const MOST_WARM_UPS = 10;

/** Asks until answers come no more often than before: the JVM of the database compiles for a minute what is asked of it. */
async function warmUp(sides: readonly Side[], operation: Operation, load: LoadMaker) {
  let best = 0;
  for (let time = 0; time < MOST_WARM_UPS; time += 1) {
    for (const side of sides) await fire(side, operation, load, WARM_UP_SECONDS);
    const rate = median(sides.map(({ rates }) => rates.at(-1)!));
    if (rate < 1.1 * best) break;
    best = rate;
  }
  for (const { rates, costs } of sides) rates.length = costs.length = 0;
}

/** So long a server is looked at: some 10,000 samples and more. */
const PROFILE_SECONDS = 8;

/**
 * Which part of its processor a server spends on counting, logging and tracing. Who else uses the machine meanwhile
 * makes all of it slower, and leaves the parts as they are.
 */
async function shareOfTelemetry(
  name: string,
  connection: Connection,
  environment: Readonly<Record<string, string>>,
  operation: Operation,
  load: LoadMaker,
): Promise<number> {
  const profile = profiling();
  const side = await open(name, connection, { ...environment, ...profile.environment });
  try {
    await fire(side, operation, load, PROFILE_SECONDS / 2);
    const found = await profile.during(side.server.id, () => fire(side, operation, load, PROFILE_SECONDS));
    return shareOf(found, (path) => /\/src\/server\/telemetry\/|\/(prom-client|@opentelemetry|pino)\//.test(path));
  } finally {
    await side.server.close();
    profile.end();
  }
}

const percent = (part: number) => `${(100 * part).toFixed(2)} %`;

async function open(
  name: string,
  connection: Connection,
  environment: Readonly<Record<string, string>>,
): Promise<Side> {
  return { name, server: await startServer(connection, environment), rates: [], costs: [] };
}

async function fire({ server, rates, costs }: Side, operation: Operation, load: LoadMaker, seconds: number) {
  const question = inGraphql(`${server.url}/graphql`, operation);
  await askOnce(question);
  const before = await processorSeconds(server.id);
  const { milliseconds, seconds: took } = await load.fire({ ...question, connections: AT_ONCE, seconds });
  rates.push(milliseconds.length / took);
  costs.push((1_000 * ((await processorSeconds(server.id)) - before)) / milliseconds.length);
}

/** Each round is a comparison of its own; the middle of them counts, and between which values it lies. */
function rowsOf(sides: readonly Side[]): string[][] {
  const [nothing] = sides;
  const ratio = (one: readonly number[], other: readonly number[]) => {
    const ratios = one.map((value, round) => value / other[round]!);
    const [least, greatest] = medianInterval(ratios);
    return `${median(ratios).toFixed(3)} (${least.toFixed(3)}–${greatest.toFixed(3)})`;
  };
  return sides.map(({ name, rates, costs }) => [
    name,
    brief(median(rates)),
    name === 'nothing' ? '1' : ratio(rates, nothing!.rates),
    brief(median(costs)),
    name === 'nothing' ? '1' : ratio(costs, nothing!.costs),
  ]);
}
