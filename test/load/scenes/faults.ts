import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../../src/errors.ts';
import { brief, table } from '../../bench/table.ts';
import { noPrometheus, startPrometheus } from '../../support/prometheus.ts';
import { wireTo } from '../../support/wire.ts';
import { Askers, type Expected } from '../askers.ts';
import type { Reply } from '../client.ts';
import { Counted, type CountedByServer, countByServer, LONGEST_MS } from '../counted.ts';
import { connectionsOf, faultOf, memoryOfAll, type Place } from '../faults.ts';
import { heading, type Scene } from '../scene.ts';
import { startServer } from '../server-process.ts';

const CYCLE_MS = 3_000;

/** Whoever asks waits longer than an answer may take, to see what is late. */
const PATIENCE_MS = 25_000;
/** What a series had counted when Prometheus saw it first is no rise. */
const SEEN_FIRST = 50;
/** What collectors of garbage leave lying about is no leak. */
const MOST_GROWTH = 1.2;
/** What a process was at that is killed is lost, and so is what was handed to it in that moment. */
const AROUND_A_KILL_MS = 1_000;

/**
 * Faults of the connection and of processes, one every three seconds, while 64 ask without a pause and one in a hundred
 * means ill: no answer may be wrong, no error without a code, nobody may wait for ever, and the metrics must have counted what
 * was answered.
 */
export const faultCycles: Scene = async ({ connection, databaseProcess, cycles }) => {
  const wire = await wireTo(connection.uri);
  const server = await startServer(
    { ...connection, uri: wire.uri },
    { PROCESSES: '2', METRICS_PORT: '0', LOG_LEVEL: 'warn' },
  );
  const prometheus = noPrometheus === undefined ? await startPrometheus(new URL(server.metricsUrl!).port) : undefined;
  // The processes tell their numbers four times a second.
  await pause(1_000);
  const connections = await connectionsOf(server);
  const place: Place = { wire, server, databaseProcess, connections, killedAt: [] };
  const counted = new CountedAmidFaults(place);
  const end = new AbortController();
  const askers = new Askers(server.url, PATIENCE_MS);
  const memory: number[] = [];
  try {
    await askers.learn();
    await askers.askEverything();
    const countsOfServer = await countByServer(server.metricsUrl!, prometheus);
    const asking = askers.askUntil(end.signal, (reply, expected) => counted.note(reply, expected));
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const began = performance.now();
      memory.push(memoryOfAll(server.id));
      const [name, fault] = faultOf(cycle);
      counted.faults.set(name, (counted.faults.get(name) ?? 0) + 1);
      await fault(place);
      await pause(Math.max(0, CYCLE_MS - (performance.now() - began)));
    }
    end.abort();
    await asking;
    memory.push(memoryOfAll(server.id));
    return report(cycles, counted, await countsOfServer(), memory);
  } catch (error) {
    throw new OperatorError(
      `${error instanceof Error ? error.message : error}\n\nThe log of the server:\n${server.log()}`,
    );
  } finally {
    end.abort();
    askers.close();
    await prometheus?.end();
    await server.close();
    await wire.end();
  }
};

/** What came of everything that was asked: also what was lost, and whose fault that was. */
class CountedAmidFaults extends Counted {
  /** How many have no answer, by what happened to them. */
  readonly lost = new Map<string, number>();
  /** How often each fault came. */
  readonly faults = new Map<string, number>();
  readonly #place: Pick<Place, 'killedAt'>;

  constructor(place: Pick<Place, 'killedAt'>) {
    super();
    this.#place = place;
  }

  /** An answer is the one expected, or an error with a code: any may come amid faults, but those that nobody expects. */
  note(reply: Reply, expected: Expected): void {
    const { status, text, milliseconds } = reply;
    if (status === 0) {
      this.lost.set(text, (this.lost.get(text) ?? 0) + 1);
      if (!this.#wasKilled(milliseconds)) this.mistakes.push(`no answer after ${brief(milliseconds)} ms: ${text}`);
      return;
    }
    const code = this.add(reply);
    const isRight = code !== 'ok' || ('text' in expected && text === expected.text);
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
}

/** The most in the last quarter, of the most in the second. */
function growthOf(memory: readonly number[]): number {
  const quarter = Math.floor(memory.length / 4);
  return Math.max(...memory.slice(-quarter)) / Math.max(...memory.slice(quarter, 2 * quarter));
}

const percentOff = (one: number, other: number) => `${(100 * (one / other - 1)).toFixed(2)} %`;

function report(
  cycles: number,
  counted: CountedAmidFaults,
  { metrics, dashboard, mostOff }: CountedByServer,
  memory: readonly number[],
): string {
  const names = [...new Set([...counted.numbers.keys(), ...metrics.keys()])].sort();
  const shown = dashboard && (dashboard.get('Operations by code') ?? 0);
  const lost = [...counted.lost.values()].reduce((sum, number) => sum + number, 0);
  const rows = [
    ['lost with its process', `${lost}`, ''],
    ...names
      .filter((name) => name.startsWith('status '))
      .map((name) => [name, `${counted.numbers.get(name) ?? 0}`, `${metrics.get(name) ?? 0}`])
      .filter(([, own, told]) => own !== '0' || told !== '0'),
  ];
  const all = [...metrics.values()].reduce((sum, number) => sum + number, 0);
  const off = all / counted.answered - 1;
  const codes = names
    .filter((name) => name.startsWith('code ') && name !== 'code ok')
    .map((name) => `${name.slice('code '.length)} ${counted.numbers.get(name)}`)
    .join(', ');
  const half = memory.slice(Math.floor(memory.length / 2));
  const lines = [
    heading(`Faults: ${cycles} cycles`),
    table(['', 'the generator counted', '/metrics counted'], rows),
    `Faults: ${[...counted.faults].map(([name, number]) => `${name} ${number}`).join(', ')}.`,
    shown === undefined
      ? `The dashboard was not asked: ${noPrometheus}.`
      : `By the dashboard ${shown.toFixed(0)} were answered, off by ${percentOff(shown, counted.answered)}.`,
    `The metrics are off by ${(100 * off).toFixed(2)} %. Codes: ${codes}. The longest answer took ${brief(counted.longest)} ms.`,
    `Without an answer: ${[...counted.lost].map(([what, number]) => `${what} ${number}`).join(', ')}.`,
    `Memory of all processes in MB: ${memory[0]!.toFixed(0)} at first, ${Math.max(...memory).toFixed(0)} at most, ${half[0]!.toFixed(0)} in the middle, ${memory.at(-1)!.toFixed(0)} at last.`,
  ];
  if (Math.abs(off) > 0.01) counted.mistakes.push('the metrics are off by more than 1 %');
  if (shown !== undefined && Math.abs(shown - counted.answered) > mostOff * counted.answered + SEEN_FIRST) {
    counted.mistakes.push(`the dashboard is off by more than ${(100 * mostOff).toFixed(0)} %`);
  }
  if (memory.length > 100 && growthOf(memory) > MOST_GROWTH) {
    counted.mistakes.push(`memory grew by ${(100 * (growthOf(memory) - 1)).toFixed(0)} % in the second half`);
  }
  return counted.conclude(lines);
}
