import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const run = (program: string) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    {
      encoding: 'utf8',
      timeout: 20_000,
    },
  );
  return { status, stdout };
};
const outlive = `import { outliveStrayFailures } from './src/stray-failures.ts';
  outliveStrayFailures((reason) => console.log('told:', reason.message));
  setTimeout(() => console.log('alive'), 50);`;

it('a promise that rejects and that nobody waits for is told, and does not end the process', () => {
  expect(run(`${outlive} void Promise.reject(new Error('stray'));`)).toEqual({
    status: 0,
    stdout: 'told: stray\nalive\n',
  });
});

it('an exception that nobody catches ends the process', () => {
  const { status, stdout } = run(`${outlive} setTimeout(() => { throw new Error('broken'); });`);
  expect([status, stdout]).toEqual([1, '']);
});
