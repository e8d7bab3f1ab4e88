import type { Database } from '../../src/database/open.ts';
import type { RunStatement, Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { forgetPlans } from './first-sight.ts';
import { type BenchOptions, chosen } from './options.ts';
import { type Series, series } from './planning-series.ts';
import { median } from './statistics.ts';
import { brief, table } from './table.ts';
import { answerOf, statementOf } from './unlimited.ts';

/** What is slower than this ends its series. */
const longestMs = 10_000;

/** One statement of a series: what it took the first time, and when it was known, round by round in milliseconds. */
export interface Point {
  readonly series: Series;
  readonly size: number;
  readonly statement: Statement;
  readonly cold: number[];
  readonly warm: number[];
}

/**
 * Measures how long statements of growing size take the first time, when Neo4j has to plan them, and writes a table.
 * Empties the plan caches of the database: never call it on one that others use.
 */
export async function measurePlanning(
  database: Database,
  { only, rounds }: BenchOptions,
  write: (text: string) => void,
): Promise<void> {
  const { driver, databaseName } = database;
  const run = createRunner(driver, { database: databaseName, timeoutMs: 3 * longestMs });
  const points = await compileSeries(chosen(series, only), run);
  const timed = async (statement: Statement): Promise<number> => {
    const started = performance.now();
    await run(statement);
    return performance.now() - started;
  };
  // The first round warms the planner up: in a JVM just started it takes several times as long.
  for (let round = -1; round < rounds; round++) {
    for (const { series, size, statement, cold, warm } of points) {
      if (cold.some((milliseconds) => milliseconds > longestMs) || (round < 0 && size > 20)) continue;
      await forgetPlans(database);
      const first = await timed(statement);
      const again = Math.min(await timed(statement), await timed(statement));
      if (round < 0) continue;
      cold.push(first);
      warm.push(again);
      if (first > longestMs) dropLarger(points, series, size);
    }
  }
  write(planningTable(points));
}

const aCursor = '{ event(slug: "summit-2025-kananaskis") { documents(first: 1) { pageInfo { endCursor } } } }';

const cursorIn = (data: unknown): string =>
  (data as { event: { documents: { pageInfo: { endCursor: string } } } }).event.documents.pageInfo.endCursor;

/** Every statement of some series, not measured yet. `run` is asked for a cursor that some of them hold. */
export async function compileSeries(wanted: readonly Series[], run: RunStatement): Promise<Point[]> {
  const cursor = await answerOf(aCursor, run, cursorIn);
  const points: Point[] = [];
  for (const one of wanted) {
    for (const size of one.sizes) {
      const { query, variables } = one.operation(size, cursor);
      points.push({ series: one, size, statement: await statementOf(query, variables), cold: [], warm: [] });
    }
  }
  return points;
}

function dropLarger(points: Point[], series: Series, size: number): void {
  const kept = points.filter((point) => point.series !== series || point.size <= size);
  points.splice(0, points.length, ...kept);
}

function planningTable(points: readonly Point[]): string {
  const rows = points.flatMap(({ series, size, statement, cold, warm }, index) => {
    if (cold.length === 0) return [];
    const before = points[index - 1];
    const grown = before?.series === series ? (Math.min(...cold) - Math.min(...before.cold)) / (size - before.size) : 0;
    return [
      [
        `${series.name} ${size}`,
        String(statement.text.length),
        brief(Math.min(...cold)),
        brief(median(cold)),
        brief(Math.max(...cold)),
        brief(Math.min(...warm)),
        before?.series === series ? brief(grown) : '',
      ],
    ];
  });
  const legend = [...new Set(points.map(({ series }) => `${series.name}: one more is one more ${series.what}`))];
  const heading = ['series and size', 'characters', 'cold ms, least', 'median', 'most', 'warm ms', 'ms for one more'];
  return [...legend, '', table(heading, rows)].join('\n');
}
