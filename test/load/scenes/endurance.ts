import { OperatorError } from '../../../src/errors.ts';
import { brief, table } from '../../bench/table.ts';
import { noPrometheus, startPrometheus } from '../../support/prometheus.ts';
import { Askers, type Expected } from '../askers.ts';
import type { Reply } from '../client.ts';
import { Counted, type CountedByServer, countByServer } from '../counted.ts';
import { memoryOfAll } from '../faults.ts';
import { heading, type Scene } from '../scene.ts';
import { startServer } from '../server-process.ts';

/** What collectors of garbage leave lying about is no leak. */
const MOST_GROWTH = 1.2;
const LEAST_LOOKS_FOR_GROWTH = 120;

/**
 * Two processes and 64 who ask without a pause, one request in a hundred meant ill: each answer is the one that was given
 * before anything was at work, or has the code that it should have; memory stays as it is; and `/metrics` as well as
 * every count of the dashboard, asked of a real Prometheus, is what was answered. `SECONDS=600` has it go on for ten minutes.
 */
export const endurance: Scene = async ({ connection, seconds }) => {
  const server = await startServer(connection, { PROCESSES: '2', METRICS_PORT: '0', LOG_LEVEL: 'warn' });
  const prometheus = noPrometheus === undefined ? await startPrometheus(new URL(server.metricsUrl!).port) : undefined;
  const askers = new Askers(server.url);
  try {
    await askers.learn();
    await askers.askEverything();
    const countsOfServer = await countByServer(server.metricsUrl!, prometheus);
    const counted = new Counted();
    const end = AbortSignal.timeout(seconds * 1_000);
    const looks: Look[] = [];
    const look = async () => looks.push({ all: memoryOfAll(server.id), old: await oldSpaceOf(server.metricsUrl!) });
    const looking = setInterval(() => void look(), 1_000);
    await askers.askUntil(end, (reply, expected) => note(counted, reply, expected));
    clearInterval(looking);
    return report(seconds, counted, await countsOfServer(), looks);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${message}\n\nThe log of the server:\n${server.log()}`);
  } finally {
    askers.close();
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

/** Each answer is the one expected. More than can be done is refused, whoever asks. */
function note(counted: Counted, reply: Reply, expected: Expected): void {
  const code = counted.add(reply);
  const isExpected = 'text' in expected ? reply.text === expected.text : code === expected.code;
  const isRight = code === 'SERVICE_UNAVAILABLE' ? reply.status === 503 : isExpected;
  if (!isRight) counted.mistakes.push(`${reply.status} ${reply.text.slice(0, 200)}`);
}

/** The sum of the processes that serve. */
async function oldSpaceOf(url: string): Promise<number> {
  const text = await (await fetch(url)).text();
  return Number(/^nodejs_heap_space_size_used_bytes\{space="old"\} (\d+)$/m.exec(text)?.[1] ?? 0) / 1e6;
}

function report(
  seconds: number,
  counted: Counted,
  { metrics, dashboard, mostOff }: CountedByServer,
  memory: readonly Look[],
): string {
  const { answered, numbers, mistakes, longest } = counted;
  const known = new Map([...numbers, ...totalsOf(dashboard, answered)]);
  const rows = [...known].map(([name, number]) => {
    const [exact, estimated] = [metrics.get(name), dashboard?.get(name)];
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
  return counted.conclude(lines);
}

/** Each panel that counts answers counts all of them. */
function totalsOf(dashboard: ReadonlyMap<string, number> | undefined, answered: number): [string, number][] {
  return [...(dashboard?.keys() ?? [])].filter((name) => !/^\w+ \S+$/.test(name)).map((title) => [title, answered]);
}
