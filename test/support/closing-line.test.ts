import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/database/program.ts';

/** Runs some fixtures in a vitest of their own; gives its status and the last of its lines that counts. */
async function run(config: string, ...fixtures: string[]) {
  const path = fileURLToPath(new URL(`closing-line/${config}.config.ts`, import.meta.url));
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', path];
  const { status, lines } = await runProgram(process.execPath, [...vitest, ...fixtures]);
  return { status, last: lines.findLast((line) => / passed, /.test(line)) };
}

describe('the closing line', () => {
  it('counts tests, and what failed outside of them', async () => {
    // One test that fails, one hook, one file.
    expect(await run('vitest', 'mixed', 'unloadable')).toEqual({ status: 1, last: '2 passed, 3 failed, 3 skipped' });
  });

  it('counts a set-up that failed, though no test ran', async () => {
    expect(await run('failing-setup', 'passing')).toEqual({ status: 1, last: '0 passed, 1 failed' });
  });

  it('says that all passed', async () => {
    expect(await run('vitest', 'passing')).toEqual({ status: 0, last: '1 passed, 0 failed' });
  });
});
