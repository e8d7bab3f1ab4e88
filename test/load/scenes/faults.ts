import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../../src/errors.ts';
import { brief, table } from '../../bench/table.ts';
import { noPrometheus, type Prometheus, startPrometheus } from '../../support/prometheus.ts';
import { wireTo } from '../../support/wire.ts';
import { Client, type Reply } from '../client.ts';
import { connectionsOf, faultOf, memoryOfAll, type Place } from '../faults.ts';
import { smallOperations } from '../honest.ts';
import { heading, type Scene } from '../scene.ts';
import { type ServerProcess, startServer } from '../server-process.ts';

const CYCLE_MS = 3_000;
const AT_ONCE = 64;
/** An operation may take ten and a half seconds, whatever it waits for; whoever waits much longer than that hangs. */
const LONGEST_MS = 12_000;

/** Whoever asks waits longer than that, to see what is late. */
const PATIENCE_MS = 25_000;
/** What a series had counted when Prometheus saw it first is no rise. */
const SEEN_FIRST = 50;
/** What collectors of garbage leave lying about is no leak. */
const MOST_GROWTH = 1.2;
/** What a process was at that is killed is lost, and so is what was handed to it in that moment. */
const AROUND_A_KILL_MS = 1_000;

/** What nobody who means well would send; each is refused with a code. */
const hostile = [
  `{ ${'__typename '.repeat(3_000)} }`,
  `${'{ self '.repeat(300)}`,
  '{ nothing }',
  '{ events(first: 100) { nodes { documents(first: 100) { nodes { commitments(first: 100) { nodes { slug } } } } } } }',
];

/**
 * Faults of the connection and of processes, one every three seconds, while 64 ask without a pause and one in a hundred
 * means ill: no answer may be wrong, no error without a code, nobody may wait for ever, and the metrics must have counted what
 * was answered.
 */
export const faultCycles: Scene = async ({ connection, databaseProcess }) => {
  const cycles = Number(process.env['CYCLES'] || 8);
  const wire = await wireTo(connection.uri);
  const server = await startServer(
    { ...connection, uri: wire.uri },
    { PROCESSES: '2', METRICS_PORT: '0', LOG_LEVEL: 'warn' },
  );
  const prometheus = noPrometheus === undefined ? await startPrometheus(new URL(server.metricsUrl!).port) : undefined;
  const began = performance.now();
  // The processes tell their numbers four times a second.
  await pause(1_000);
  const connections = await connectionsOf(server);
  const place: Place = { wire, server, databaseProcess, connections, killedAt: [] };
  const counted = new Counted(place);
  const end = new AbortController();
  const clients = Array.from(
    { length: 8 },
    (_, index) => new Client(server.url, `127.0.0.${10 + index}`, true, PATIENCE_MS),
  );
  const memory: number[] = [];
  try {
    const known = await knownAnswers(clients[0]!, counted);
    const asking = Array.from({ length: AT_ONCE }, (_, index) =>
      askOn(clients[index % 8]!, known, counted, end.signal, index),
    );
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const began = performance.now();
      memory.push(memoryOfAll(server.id));
      const [name, fault] = faultOf(cycle);
      counted.faults.set(name, (counted.faults.get(name) ?? 0) + 1);
      await fault(place);
      await pause(Math.max(0, CYCLE_MS - (performance.now() - began)));
    }
    end.abort();
    await Promise.all(asking);
    memory.push(memoryOfAll(server.id));
    // The processes tell their numbers four times a second, and Prometheus looks twice a second.
    await pause(2_000);
    const told = await metricsOf(server);
    const seconds = Math.ceil((performance.now() - began) / 1_000) + 5;
    const dashboard = prometheus && (await answeredOnDashboard(prometheus, seconds));
    return report(cycles, counted, told, dashboard, memory);
  } catch (error) {
    throw new OperatorError(
      `${error instanceof Error ? error.message : error}\n\nThe log of the server:\n${server.log()}`,
    );
  } finally {
    end.abort();
    for (const client of clients) client.close();
    await prometheus?.end();
    await server.close();
    await wire.end();
  }
};

/** What came of everything that was asked. */
class Counted {
  readonly statuses = new Map<number, number>();
  readonly codes = new Map<string, number>();
  readonly mistakes: string[] = [];
  /** What happened to those who have no answer. */
  readonly lost = new Map<string, number>();
  readonly faults = new Map<string, number>();
  longest = 0;
  readonly #place: Pick<Place, 'killedAt'>;

  constructor(place: Pick<Place, 'killedAt'>) {
    this.#place = place;
  }

  note(reply: Reply, expected: string | undefined): void {
    const { status, text, milliseconds } = reply;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (status === 0) {
      this.lost.set(text, (this.lost.get(text) ?? 0) + 1);
      if (!this.#wasKilled(milliseconds)) this.mistakes.push(`no answer after ${brief(milliseconds)} ms: ${text}`);
      return;
    }
    this.longest = Math.max(this.longest, milliseconds);
    if (milliseconds > LONGEST_MS) {
      this.mistakes.push(`after ${brief(milliseconds)} ms: ${text.slice(0, 200)}`);
    }
    const code = /"code":"([A-Z]{2,}_[A-Z_]+|TIMEOUT)"/.exec(text)?.[1];
    if (code !== undefined) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    const isRight = expected === undefined ? code !== undefined : text === expected || code !== undefined;
    if (!isRight) this.mistakes.push(`${status} ${text.slice(0, 200)}`);
    if (code === 'INTERNAL_SERVER_ERROR') this.mistakes.push(text.slice(0, 300));
  }

  /** Whether a process that was killed took the request of this moment with it: under way there, or just being handed to it. */
  #wasKilled(milliseconds: number): boolean {
    const ended = performance.now();
    const isLate = milliseconds > LONGEST_MS;
    const from = ended - milliseconds - AROUND_A_KILL_MS;
    const until = isLate ? ended - milliseconds + AROUND_A_KILL_MS : ended;
    return this.#place.killedAt.some((at) => from < at && at < until);
  }

  get answered(): number {
    return [...this.statuses].reduce((sum, [status, number]) => sum + (status === 0 ? 0 : number), 0);
  }
}

async function knownAnswers(client: Client, counted: Counted): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { query, variables } of smallOperations) {
    const reply = await client.ask(query, variables);
    if (reply.status !== 200) throw new OperatorError(`No answer before any fault: ${reply.status} ${reply.text}`);
    counted.note(reply, reply.text);
    answers.push(reply.text);
  }
  return answers;
}

async function askOn(client: Client, known: readonly string[], counted: Counted, end: AbortSignal, start: number) {
  for (let number = start * 7; !end.aborted; number += 1) {
    const isHostile = number % 100 === 99;
    const index = number % smallOperations.length;
    const { query, variables } = isHostile
      ? { query: hostile[Math.floor(number / 100) % hostile.length]!, variables: {} }
      : smallOperations[index]!;
    const reply = await client.ask(query, variables);
    counted.note(reply, isHostile ? undefined : known[index]);
    // As `Retry-After` wants, but sooner.
    if (reply.status !== 200) await pause(50);
  }
}

/** Answered operations by status, as `/metrics` has them. */
async function metricsOf({ metricsUrl }: ServerProcess): Promise<ReadonlyMap<number, number>> {
  const text = await (await fetch(metricsUrl!)).text();
  const found = text.matchAll(/^seven_http_requests_total\{kind="operation",status="(\d+)"\} (\d+)$/gm);
  return new Map([...found].map(([, status, number]) => [Number(status), Number(number)]));
}

/** The same by the dashboard: its query for requests by status, over the whole time. */
async function answeredOnDashboard({ query }: Prometheus, seconds: number): Promise<number> {
  const { panels } = JSON.parse(readFileSync('src/server/operations/dashboard.json', 'utf8')) as {
    panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
  };
  const [panel] = panels
    .flatMap(({ targets }) => targets)
    .filter(({ expr }) => expr.includes('seven_operations_total'));
  const expression = panel!.expr.replace('$__rate_interval', `${seconds}s`);
  const rates = await query(expression);
  return seconds * rates.reduce((sum, { value }) => sum + Number(value[1]), 0);
}

/** The most in the last quarter, of the most in the second. */
function growthOf(memory: readonly number[]): number {
  const quarter = Math.floor(memory.length / 4);
  return Math.max(...memory.slice(-quarter)) / Math.max(...memory.slice(quarter, 2 * quarter));
}

const percentOff = (one: number, other: number) => `${(100 * (one / other - 1)).toFixed(2)} %`;

function report(
  cycles: number,
  counted: Counted,
  told: ReadonlyMap<number, number>,
  dashboard: number | undefined,
  memory: readonly number[],
): string {
  const statuses = [...new Set([...counted.statuses.keys(), ...told.keys()])].sort((one, other) => one - other);
  const rows = statuses.map((status) => [
    status === 0 ? 'lost with its process' : `${status}`,
    `${counted.statuses.get(status) ?? 0}`,
    status === 0 ? '' : `${told.get(status) ?? 0}`,
  ]);
  const all = [...told.values()].reduce((sum, number) => sum + number, 0);
  const off = all / counted.answered - 1;
  const codes = [...counted.codes].map(([code, number]) => `${code} ${number}`).join(', ');
  const half = memory.slice(Math.floor(memory.length / 2));
  const lines = [
    heading(`Faults: ${cycles} cycles`),
    table(['status', 'the generator counted', '/metrics counted'], rows),
    `Faults: ${[...counted.faults].map(([name, number]) => `${name} ${number}`).join(', ')}.`,
    dashboard === undefined
      ? `The dashboard was not asked: ${noPrometheus}.`
      : `By the dashboard ${dashboard.toFixed(0)} were answered, off by ${percentOff(dashboard, counted.answered)}.`,
    `The metrics are off by ${(100 * off).toFixed(2)} %. Codes: ${codes}. The longest answer took ${brief(counted.longest)} ms.`,
    `Without an answer: ${[...counted.lost].map(([what, number]) => `${what} ${number}`).join(', ')}.`,
    `Memory of all processes in MB: ${memory[0]!.toFixed(0)} at first, ${Math.max(...memory).toFixed(0)} at most, ${half[0]!.toFixed(0)} in the middle, ${memory.at(-1)!.toFixed(0)} at last.`,
  ];
  if (Math.abs(off) > 0.01) counted.mistakes.push('the metrics are off by more than 1 %');
  if (dashboard !== undefined && Math.abs(dashboard - counted.answered) > 0.01 * counted.answered + SEEN_FIRST) {
    counted.mistakes.push('the dashboard is off by more than 1 %');
  }
  if (memory.length > 100 && growthOf(memory) > MOST_GROWTH) {
    counted.mistakes.push(`memory grew by ${(100 * (growthOf(memory) - 1)).toFixed(0)} % in the second half`);
  }
  if (counted.mistakes.length > 0) {
    throw new OperatorError(
      [...lines, `${counted.mistakes.length} mistakes:`, ...counted.mistakes.slice(0, 20)].join('\n\n'),
    );
  }
  return lines.join('\n\n');
}
