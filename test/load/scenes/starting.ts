import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '../../../src/errors.ts';
import { brief, table } from '../../bench/table.ts';
import { heading, type Scene } from '../scene.ts';

/** What vitest tells of a run, as far as it is read. */
interface Results {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      /** In milliseconds. */
      readonly duration?: number;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/**
 * Old servers beside new ones, and three at once on an empty graph: the tests that say so, on a Neo4j that they start. Throws an
 * OperatorError unless all have passed. Each has a time of its own, and whatever they have started ends with the process of the scene.
 */
export const starting: Scene = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-load-'));
  try {
    const file = join(folder, 'results.json');
    const { status, output } = await runTests(file);
    // Where the run could not begin, there are no results.
    const { testResults }: Results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] };
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const rows = tests.map((one) => [one.title, one.status, brief((one.duration ?? 0) / 1_000)]);
    const told = `${heading('Processes that start')}\n\n${table(['', 'came to', 'seconds'], rows)}`;
    if (status === 0 && tests.length > 0 && tests.every((one) => one.status === 'passed')) return told;
    const failures = [
      ...testResults.map(({ message }) => message),
      ...tests.flatMap(({ failureMessages }) => failureMessages ?? []),
    ].filter((message) => message !== '');
    throw new OperatorError(
      [told, `Not all have passed. The run ended with ${status}.`, ...failures, output].join('\n\n'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Runs them in a process of its own, which writes the results to the file; gives its exit status or signal, and the end of its output. */
async function runTests(file: string): Promise<{ readonly status: number | NodeJS.Signals; readonly output: string }> {
  const settings = ['--config', 'test/vitest.config.ts', '--reporter=json', `--outputFile=${file}`];
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...settings, 'test/server/starting.long.test.ts'],
    // They write, so never to the Neo4j that NEO4J_URI names for the load scenes.
    { env: { ...process.env, LONG: 'on', NEO4J_URI: undefined }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece) => {
      output = `${output}${piece}`.slice(-3_000);
    });
  }
  const [status, signal] = await once(child, 'exit');
  return { status: status ?? signal, output };
}
