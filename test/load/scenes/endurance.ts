import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../../src/errors.ts';
import { brief, table } from '../../bench/table.ts';
import { noPrometheus, type Prometheus, startPrometheus } from '../../support/prometheus.ts';
import { Client, type Reply } from '../client.ts';
import { memoryOfAll } from '../faults.ts';
import { smallOperations } from '../honest.ts';
import { heading, type Scene } from '../scene.ts';
import { startServer } from '../server-process.ts';

const AT_ONCE = 64;
/** An operation may take half a second longer than a statement, which is ten; whoever waits for more hangs. */
const LONGEST_MS = 12_000;
/** What the dashboard may be off by. */
const MOST_OFF = 0.01;
/** For so long Prometheus adds what it thinks was counted before its first look and after its last, though nothing was. */
const GUESSED_SECONDS = 1;
/** What collectors of garbage leave lying about is no leak. */
const MOST_GROWTH = 1.2;
const LEAST_LOOKS_FOR_GROWTH = 120;

/** What nobody who means well would send, each with the code that refuses it. */
const hostile = [
  [`{ ${'__typename '.repeat(3_000)} }`, 'LIMIT_EXCEEDED'],
  ['{ self '.repeat(300), 'LIMIT_EXCEEDED'],
  ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['{ event(slug: 5) { name } ', 'GRAPHQL_PARSE_FAILED'],
  [
    '{ events(first: 100) { nodes { documents(first: 100) { nodes { commitments(first: 100) { nodes { slug } } } } } } }',
    'LIMIT_EXCEEDED',
  ],
] as const;

/**
 * Two processes and 64 who ask without a pause, one request in a hundred meant ill: each answer is the one that was given
 * before anything was at work, or has the code that it should have; memory stays as it is; and `/metrics` as well as
 * every count of the dashboard, asked of a real Prometheus, is what was answered. `SECONDS=600` has it go on for ten minutes.
 */
export const endurance: Scene = async ({ connection, seconds }) => {
  const server = await startServer(connection, { PROCESSES: '2', METRICS_PORT: '0', LOG_LEVEL: 'warn' });
  const prometheus = noPrometheus === undefined ? await startPrometheus(new URL(server.metricsUrl!).port) : undefined;
  const clients = Array.from({ length: 8 }, (_, index) => new Client(server.url, `127.0.0.${10 + index}`));
  try {
    const known = await knownAnswers(clients[0]!);
    // Everything is met some times, so that Prometheus knows its series before any of it counts.
    for (const client of clients) {
      for (const { query, variables } of [...smallOperations, ...smallOperations, ...smallOperations])
        await client.ask(query, variables);
      for (const [query] of hostile) await client.ask(query);
    }
    await pause(1_500);
    // What is counted before the first look of Prometheus at its span is lost to it: the span begins while nothing is asked.
    const began = performance.now();
    await pause(1_000);
    const before = await metricsOf(server.metricsUrl!);
    const counted = new Counted();
    const end = AbortSignal.timeout(seconds * 1_000);
    const looks: Look[] = [];
    const look = async () => looks.push({ all: memoryOfAll(server.id), old: await oldSpaceOf(server.metricsUrl!) });
    const looking = setInterval(() => void look(), 1_000);
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => askOn(clients[index % 8]!, known, counted, end, index)),
    );
    clearInterval(looking);
    // The processes tell their numbers four times a second, and Prometheus looks twice a second.
    await pause(2_000);
    const after = await metricsOf(server.metricsUrl!);
    const told = new Map([...after].map(([name, value]) => [name, value - (before.get(name) ?? 0)]));
    const dashboard = prometheus && (await dashboardOf(prometheus, (performance.now() - began) / 1_000));
    return report(seconds, counted, told, dashboard, looks);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${message}\n\nThe log of the server:\n${server.log()}`);
  } finally {
    for (const client of clients) client.close();
    await prometheus?.end();
    await server.close();
  }
};

/** What the processes hold at one moment, in MB. */
interface Look {
  readonly all: number;
  /** In the old space of their heaps. V8 lets it grow to about twice what is in use, and then collects what is not. */
  readonly old: number;
}

/** What was answered, by the labels that the metrics have too: `status 200`, `code ok`. */
class Counted {
  readonly numbers = new Map<string, number>();
  readonly mistakes: string[] = [];
  answered = 0;
  longest = 0;

  note({ status, text, milliseconds }: Reply, expected: { readonly text?: string; readonly code?: string }): void {
    this.answered += 1;
    this.longest = Math.max(this.longest, milliseconds);
    const code = /"code":"([A-Z]{2,}_[A-Z_]+|TIMEOUT)"/.exec(text)?.[1] ?? 'ok';
    for (const name of [`status ${status}`, `code ${code}`]) this.numbers.set(name, (this.numbers.get(name) ?? 0) + 1);
    // More than can be done is refused, whoever asks.
    const isRight = code === 'SERVICE_UNAVAILABLE' ? status === 503 : text === expected.text || code === expected.code;
    if (!isRight) this.mistakes.push(`${status} ${text.slice(0, 200)}`);
    if (milliseconds > LONGEST_MS) this.mistakes.push(`after ${brief(milliseconds)} ms: ${text.slice(0, 200)}`);
  }
}

async function knownAnswers(client: Client): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { query, variables } of smallOperations) {
    const { status, text } = await client.ask(query, variables);
    if (status !== 200) throw new OperatorError(`No answer before any load: ${status} ${text}`);
    answers.push(text);
  }
  return answers;
}

async function askOn(client: Client, known: readonly string[], counted: Counted, end: AbortSignal, start: number) {
  for (let number = start * 7; !end.aborted; number += 1) {
    const index = number % smallOperations.length;
    const [ill, code] = hostile[Math.floor(number / 100) % hostile.length]!;
    const isHostile = number % 100 === 99;
    const { query, variables } = isHostile ? { query: ill, variables: {} } : smallOperations[index]!;
    const reply = await client.ask(query, variables);
    counted.note(reply, isHostile ? { code } : { text: known[index]! });
    // As `Retry-After` wants, but sooner.
    if (reply.status === 503) await pause(50);
  }
}

/** What `/metrics` has counted of requests for operations, by status. */
async function metricsOf(url: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(url)).text();
  const found = text.matchAll(/^seven_http_requests_total\{kind="operation",status="(\d+)"\} (\d+)$/gm);
  return new Map([...found].map(([, status, number]) => [`status ${status}`, Number(number)]));
}

/** The sum of the processes that serve. */
async function oldSpaceOf(url: string): Promise<number> {
  const text = await (await fetch(url)).text();
  return Number(/^nodejs_heap_space_size_used_bytes\{space="old"\} (\d+)$/m.exec(text)?.[1] ?? 0) / 1e6;
}

/** What each panel that counts answers shows for the last seconds, in all and by its label. */
async function dashboardOf({ query }: Prometheus, seconds: number): Promise<ReadonlyMap<string, number>> {
  const { panels } = JSON.parse(readFileSync('src/server/operations/dashboard.json', 'utf8')) as {
    panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
  };
  const shown = new Map<string, number>();
  for (const { title, targets } of panels) {
    for (const { expr } of targets) {
      const [, label] = /sum by \((\w+)\) \(rate\(seven_(?:http_requests|operations)_total\[/.exec(expr) ?? [];
      if (label === undefined) continue;
      const series = await query(expr.replaceAll('$__rate_interval', `${Math.round(seconds * 1_000)}ms`));
      const numberOf = ({ value }: (typeof series)[number]) => seconds * Number(value[1]);
      shown.set(
        title,
        series.reduce((sum, one) => sum + numberOf(one), 0),
      );
      for (const one of series) shown.set(`${label} ${one.metric[label]}`, numberOf(one));
    }
  }
  return shown;
}

function report(
  seconds: number,
  counted: Counted,
  told: ReadonlyMap<string, number>,
  dashboard: ReadonlyMap<string, number> | undefined,
  memory: readonly Look[],
): string {
  const { answered, numbers, mistakes, longest } = counted;
  const known = new Map([...numbers, ...totalsOf(dashboard, answered)]);
  const mostOff = Math.max(MOST_OFF, GUESSED_SECONDS / seconds);
  const rows = [...known].map(([name, number]) => {
    const [exact, estimated] = [told.get(name), dashboard?.get(name)];
    if (exact !== undefined && exact !== number)
      mistakes.push(`${name}: /metrics has ${exact}, and ${number} were answered`);
    if (estimated !== undefined && Math.abs(estimated - number) > mostOff * number)
      mistakes.push(`${name}: the dashboard has ${estimated.toFixed(0)}, and ${number} were answered`);
    return [name, `${number}`, `${exact ?? ''}`, estimated?.toFixed(0) ?? ''];
  });
  const looks = memory.filter(({ all, old }) => all > 0 && old > 0);
  const [second, last] = [1, 3].map((part) => {
    const quarter = looks.slice((part * looks.length) / 4, ((part + 1) * looks.length) / 4);
    // The least is what stood just after a collection: nothing of it is garbage.
    return { all: Math.max(...quarter.map(({ all }) => all)), kept: Math.min(...quarter.map(({ old }) => old)) };
  });
  for (const [what, growth] of [
    ['memory', last!.all / second!.all],
    ['what collections leave', last!.kept / second!.kept],
  ] as const) {
    if (looks.length > LEAST_LOOKS_FOR_GROWTH && growth > MOST_GROWTH)
      mistakes.push(`${what} grew by ${(100 * (growth - 1)).toFixed(0)} % from the second quarter to the last`);
  }
  const lines = [
    heading(`Endurance: ${seconds} s, ${(answered / seconds).toFixed(0)} answers a second`),
    table(['', 'the generator counted', '/metrics', 'the dashboard'], rows),
    dashboard === undefined ? `The dashboard was not asked: ${noPrometheus}.` : '',
    `The longest answer took ${brief(longest)} ms. Memory of all processes in MB: ${looks[0]?.all.toFixed(0)} at first, ` +
      `${second!.all.toFixed(0)} at most in the second quarter, ${last!.all.toFixed(0)} in the last. ` +
      `Collections left ${second!.kept.toFixed(0)} in the heaps in the second quarter, ${last!.kept.toFixed(0)} in the last.`,
  ].filter((line) => line !== '');
  if (mistakes.length === 0) return lines.join('\n\n');
  throw new OperatorError([...lines, `${mistakes.length} mistakes:`, ...mistakes.slice(0, 20)].join('\n\n'));
}

/** Each panel that counts answers counts all of them. */
function totalsOf(dashboard: ReadonlyMap<string, number> | undefined, answered: number): [string, number][] {
  return [...(dashboard?.keys() ?? [])].filter((name) => !/^\w+ \S+$/.test(name)).map((title) => [title, answered]);
}
