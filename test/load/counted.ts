import { readFileSync } from 'node:fs';
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

/** What `/metrics` has counted of requests for operations, by the same labels: `status 200`. */
export async function countedByMetrics(metricsUrl: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(metricsUrl)).text();
  const found = text.matchAll(/^seven_http_requests_total\{kind="operation",status="(\d+)"\} (\d+)$/gm);
  return new Map([...found].map(([, status, number]) => [`status ${status}`, Number(number)]));
}

/** What each panel of the dashboard that counts answers shows for the last seconds: in all by its title, and by the same labels. */
export async function countedByDashboard({ query }: Prometheus, seconds: number): Promise<ReadonlyMap<string, number>> {
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
