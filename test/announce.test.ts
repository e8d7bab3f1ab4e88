import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { announced } from '../src/announce.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lines: string[] = [];
const lasting = (milliseconds: number): Promise<string> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, 'done'));

it.each([
  [2_000, ['Working.']],
  [900, []],
])('work of %d ms is told: %j', async (milliseconds, told) => {
  lines.length = 0;
  const result = announced(
    (line) => lines.push(line),
    'Working.',
    () => lasting(milliseconds),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await result).toBe('done');
  expect(lines).toEqual(told);
});

it('nothing is told of work that fails at once', async () => {
  lines.length = 0;
  const failing = announced(
    (line) => lines.push(line),
    'Working.',
    () => Promise.reject(new Error('failed')),
  );
  await expect(failing).rejects.toThrow('failed');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(lines).toEqual([]);
});
