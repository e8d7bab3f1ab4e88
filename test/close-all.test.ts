import { expect, it } from 'vitest';
import { closeAll } from '../src/close-all.ts';

it('closes also what comes after something that cannot be closed', async () => {
  const closed: string[] = [];
  const broken = new Error('broken');
  const failures = await closeAll([
    async () => void closed.push('a'),
    () => Promise.reject(broken),
    () => {
      throw broken;
    },
    async () => void closed.push('b'),
  ]);
  expect(closed).toEqual(['a', 'b']);
  expect(failures).toEqual([broken, broken]);
});
