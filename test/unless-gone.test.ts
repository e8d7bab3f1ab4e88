import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { unlessGone } from '../src/unless-gone.ts';
import { collectGarbage } from './support/garbage.ts';

const here = () => new AbortController();

it('all who wait are given what comes, or why nothing does', async () => {
  const { signal } = here();
  const work = turn().then(() => 'done');
  expect(await Promise.all([unlessGone(work, signal), unlessGone(work, signal)])).toEqual(['done', 'done']);
  // Also once it is there.
  expect(await unlessGone(work, signal)).toBe('done');
  const failing = turn().then(() => Promise.reject(new Error('failed')));
  await expect(unlessGone(failing, signal)).rejects.toThrow('failed');
  await expect(unlessGone(failing, signal)).rejects.toThrow('failed');
});

it('whoever goes is given nothing, and the others all the same', async () => {
  let resolve: (text: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  const gone = here();
  const waits = [unlessGone(promise, gone.signal), unlessGone(promise, here().signal)];
  gone.abort();
  expect(await waits[0]).toBeUndefined();
  expect(await unlessGone(promise, gone.signal)).toBeUndefined();
  resolve('done');
  expect(await waits[1]).toBe('done');
});

it('whoever goes leaves nothing, though the work goes on', async () => {
  const never = new Promise<string>(() => {});
  const wait = async () => {
    const gone = here();
    const held = { answer: 'large' };
    const waits = unlessGone(never, gone.signal).then(() => held.answer);
    gone.abort();
    await waits;
    return new WeakRef(held);
  };
  const held = await Promise.all(Array.from({ length: 10 }, wait));
  await turn();
  collectGarbage();
  expect(held.map((each) => each.deref())).toEqual(held.map(() => undefined));
  expect(never).toBeInstanceOf(Promise);
});
