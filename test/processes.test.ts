import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { tellAgain } from '../src/processes.ts';

it('tells nothing more to whoever has not taken the last', async () => {
  const told: number[] = [];
  let take = () => {};
  tellAgain(
    1,
    async () => told.length,
    (what, taken) => {
      told.push(what);
      take = taken;
    },
  );
  await expect.poll(() => told).toEqual([0]);
  await pause(50);
  expect(told).toEqual([0]);
  take();
  await expect.poll(() => told).toEqual([0, 1]);
});

it('goes on where something could not be read', async () => {
  let reads = 0;
  const told: number[] = [];
  const read = async () => {
    reads += 1;
    if (reads === 1) throw new Error('not yet');
    return reads;
  };
  tellAgain(1, read, (what) => void told.push(what));
  await expect.poll(() => told).toEqual([2]);
});
