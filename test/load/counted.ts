import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../src/errors.ts';
import { brief } from '../bench/table.ts';
import type { Prometheus } from '../support/prometheus.ts';
import type { Reply } from './client.ts';

/** An operation may take half a second longer than a statement, which is ten; whoever waits for more hangs. */
export const LONGEST_MS = 12_000;

/** What was answered, as those count who asked. */
export class Counted {
  /** By the labels that the metrics have too: `status 200`, `code ok`. */
  readonly numbers = new Map<string, number>();
  /** What should not have been, as text. */
  readonly mistakes: string[] = [];
  answered = 0;
  /** The longest that an answer took, in milliseconds. */
  longest = 0;

  /** Counts an answer, which is a mistake where it took too long. Gives its code, `ok` where it has none. */
  add({ status, text, milliseconds }: Reply): string {
    this.answered += 1;
    this.longest = Math.max(this.longest, milliseconds);
    const code = /"code":"([A-Z]{2,}_[A-Z_]+|TIMEOUT)"/.exec(text)?.[1] ?? 'ok';
    for (const name of [`status ${status}`, `code ${code}`]) this.numbers.set(name, (this.numbers.get(name) ?? 0) + 1);
    if (milliseconds > LONGEST_MS) this.mistakes.push(`after ${brief(milliseconds)} ms: ${text.slice(0, 200)}`);
    return code;
  }

  /** The lines of a report as one text. Throws an OperatorError with them where there are mistakes. */
  conclude(lines: readonly string[]): string {
    if (this.mistakes.length === 0) return lines.join('\n\n');
    const all = [...lines, `${this.mistakes.length} mistakes:`, ...this.mistakes.slice(0, 20)];
    throw new OperatorError(all.join('\n\n'));
  }
}

/** The same as the server counts it, by the same labels: since a moment. */
export interface CountedByServer {
  /** Of requests for operations, by status alone. */
  readonly metrics: ReadonlyMap<string, number>;
  /** What each panel that counts answers shows: in all by its title, and by label. Undefined where there is no Prometheus. */
  readonly dashboard: ReadonlyMap<string, number> | undefined;
  /** By which part of what was answered the dashboard may be off. */
  readonly mostOff: number;
}

const MOST_OFF = 0.01;
/** For so long Prometheus adds what it thinks was counted before its first look and after its last, though nothing was. */
const GUESSED_SECONDS = 1;

/**
 * Has `/metrics` and the dashboard count from now on, where nothing is asked at the moment. Gives what tells their counts, to be
 * called when nothing is asked any more.
 */
export async function countByServer(
  metricsUrl: string,
  prometheus: Prometheus | undefined,
): Promise<() => Promise<CountedByServer>> {
  if (prometheus !== undefined) await untilItLooks(prometheus);
  await pause(1_500);
  // What is counted before the first look of Prometheus at its span is lost to it: the span begins while nothing is asked.
  const began = performance.now();
  await pause(1_000);
  const before = await countedByMetrics(metricsUrl);
  const started = performance.now();
  return async () => {
    const mostOff = Math.max(MOST_OFF, (GUESSED_SECONDS * 1_000) / (performance.now() - started));
    // The processes tell their numbers four times a second, and Prometheus looks twice a second.
    await pause(2_000);
    const after = await countedByMetrics(metricsUrl);
    const metrics = new Map([...after].map(([name, value]) => [name, value - (before.get(name) ?? 0)]));
    const seconds = (performance.now() - began) / 1_000;
    return { metrics, dashboard: prometheus && (await countedByDashboard(prometheus, seconds)), mostOff };
  };
}

/** So long may it take until Prometheus has looked at the metrics first: it has to start. */
const FIRST_LOOK_MS = 60_000;

async function untilItLooks({ query }: Prometheus): Promise<void> {
  const deadline = performance.now() + FIRST_LOOK_MS;
  for (;;) {
    const series = await query('seven_http_requests_total').catch(() => []);
    if (series.length > 0) return;
    if (performance.now() > deadline) throw new OperatorError('Prometheus has not looked at the metrics for a minute.');
    await pause(200);
  }
}

async function countedByMetrics(metricsUrl: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(metricsUrl)).text();
  const found = text.matchAll(/^seven_http_requests_total\{kind="operation",status="(\d+)"\} (\d+)$/gm);
  return new Map([...found].map(([, status, number]) => [`status ${status}`, Number(number)]));
}

async function countedByDashboard({ query }: Prometheus, seconds: number): Promise<ReadonlyMap<string, number>> {
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
