import { PassThrough, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { handOnLines, tellAgain } from '../src/processes.ts';

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

describe('what a process writes to standard error', () => {
  /** What is handed on of some pieces. */
  async function handedOn(...pieces: readonly Uint8Array[]): Promise<readonly string[]> {
    const lines: string[] = [];
    await handOnLines(Readable.from(pieces, { objectMode: false }), (some) => lines.push(some));
    return lines;
  }
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is handed on in whole lines, wherever it is cut', async () => {
    const text = 'one\ntwo é\n\nthree';
    for (let at = 0; at <= bytes(text).length; at += 1) {
      const lines = await handedOn(bytes(text).subarray(0, at), bytes(text).subarray(at));
      expect(lines.join('')).toBe(`${text}\n`);
      for (const some of lines) expect(some.endsWith('\n')).toBe(true);
    }
    expect(await handedOn()).toEqual([]);
  });

  it('is cut where a line has no end', async () => {
    const lines = await handedOn(...Array.from({ length: 50 }, () => bytes('x'.repeat(50_000))));
    expect(lines.join('').replaceAll('\n', '')).toHaveLength(2_500_000);
    for (const some of lines) expect(some.length).toBeLessThan(1_100_000);
  });

  it('is handed on as far as it came where it can be read no longer', async () => {
    const lines: string[] = [];
    const from = new PassThrough();
    const done = handOnLines(from, (some) => lines.push(some));
    from.write('one\ntwo');
    await expect.poll(() => lines).toEqual(['one\n']);
    from.destroy(new Error('gone'));
    await done;
    expect(lines).toEqual(['one\n', 'two\n']);
  });
});
