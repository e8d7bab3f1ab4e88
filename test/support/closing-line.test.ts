import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/database/program.ts';

const CONFIG = fileURLToPath(new URL('closing-line/vitest.config.ts', import.meta.url));

/** Runs some fixtures in a vitest of their own. */
async function run(...names: string[]) {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', CONFIG];
  const { status, lines } = await runProgram(process.execPath, [...vitest, ...names]);
  return { status, last: lines.at(-1) };
}

describe('the closing line', () => {
  it('counts tests, and what failed outside of them', async () => {
    // One test that fails, one hook, one file.
    expect(await run('mixed', 'unloadable')).toEqual({ status: 1, last: '2 passed, 3 failed, 3 skipped' });
  });

  it('says that all passed', async () => {
    expect(await run('passing')).toEqual({ status: 0, last: '1 passed, 0 failed' });
  });
});
