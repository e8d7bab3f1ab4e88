import { expect, it } from 'vitest';
import { Turns } from '../../src/server/turns.ts';

/** Longer than a slice. */
const hold = () => {
  const end = performance.now() + 15;
  while (performance.now() < end);
};

it('lets clients begin one after the other, with turns for everything else in between', async () => {
  const turns = new Turns();
  const events: string[] = [];
  const work = async (client: string) => {
    await turns.next(client);
    events.push(client);
    hold();
  };
  let isOver = false;
  const tick = () => {
    events.push('.');
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await Promise.all([...Array.from({ length: 4 }, () => work('a')), work('b'), work('b'), work('c')]);
  isOver = true;
  expect(events.filter((event) => event !== '.').join('')).toBe('abcabaa');
  expect(events.join('')).not.toMatch(/[a-c][a-c]/);
});
