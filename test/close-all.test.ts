import { expect, it } from 'vitest';
import { closeAll } from '../src/close-all.ts';

it('closes also what comes after something that cannot be closed', async () => {
  const closed: string[] = [];
  const broken = new Error('broken');
  const failures = await closeAll(
    [
      async () => void closed.push('a'),
      () => Promise.reject(broken),
      () => {
        throw broken;
      },
      async () => void closed.push('b'),
    ].map((close) => ({ what: 'it', close })),
  );
  expect(closed).toEqual(['a', 'b']);
  expect(failures).toEqual([broken, broken]);
});

it('leaves what does not close in time, and says what that is', async () => {
  const closed: string[] = [];
  const failures = await closeAll([
    { what: 'a database', close: () => new Promise(() => {}), mostMs: 50 },
    { what: 'the log', close: async () => void closed.push('log') },
  ]);
  expect(closed).toEqual(['log']);
  expect(failures.map(String)).toEqual(['OperatorError: Not closed within 0.05 s, and left: a database.']);
});
