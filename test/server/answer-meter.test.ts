import { expect, it } from 'vitest';
import { AnswerMeter } from '../../src/server/limits/answer-meter.ts';

const record = (bytes: number) => ['x'.repeat(bytes)];
const meter = () => {
  const made = new AnswerMeter(10_000_000, new AbortController().signal);
  made.hold();
  return made;
};

it('refuses a large answer where all that are being made hold too much together, and no small one', async () => {
  const large = Array.from({ length: 12 }, meter);
  const small = meter();
  const refused: AnswerMeter[] = [];
  for (const one of large) {
    try {
      one.noteRecord(record(9_500_000));
    } catch (error) {
      expect(error).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
      refused.push(one);
    }
  }
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(12);
  expect(() => small.noteRecord(record(1_000))).not.toThrow();
  for (const one of [...large, small]) one.release();

  // What has been answered counts no more, and is not taken off twice.
  for (const one of large) one.release();
  const next = meter();
  expect(() => next.noteRecord(record(9_500_000))).not.toThrow();
  next.release();
});
