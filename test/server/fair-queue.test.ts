import { expect, it } from 'vitest';
import { FairQueue } from '../../src/server/admission/fair-queue.ts';

it('gives what waits owner by owner, each in order, and what comes first before the rest of its owner', () => {
  const queue = new FairQueue<string, { readonly name: string }>();
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2']) queue.add(name.slice(0, 1), { name });
  queue.addFirst('b', { name: 'b0' });
  const first = queue.take()?.name;
  queue.addFirst('a', { name: 'a0' });
  const rest = Array.from({ length: 7 }, () => queue.take()?.name);
  expect([first, ...rest]).toEqual(['a1', 'b0', 'a0', 'b1', 'a2', 'b2', 'a3', undefined]);
  expect(queue.size).toBe(0);
});

it('gives what one owner waits for as fast where that is much', () => {
  const queue = new FairQueue<string, object>();
  for (let count = 0; count < 100_000; count += 1) queue.add('a', {});
  const began = performance.now();
  while (queue.size > 0) queue.take();
  expect(performance.now() - began).toBeLessThan(1_000);
});
