import { locatedError } from 'graphql';
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

it('throws one error for all fields that are left, with none made anew for each, and tells it without a path', () => {
  const stop = new AbortController();
  const one = new AnswerMeter(1_000, new AbortController().signal, stop);
  const thrown = Array.from({ length: 3 }, (): unknown => {
    try {
      return one.noteField('key', 'x'.repeat(2_000));
    } catch (error) {
      return error;
    }
  });
  expect(thrown[0]).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', measure: 'answer' } });
  expect(new Set(thrown).size).toBe(1);
  expect(locatedError(thrown[0], [], ['key'])).toBe(thrown[0]);
  expect(one.isRefusal(thrown[0])).toBe(true);
  expect(one.isRefusal(undefined)).toBe(false);
  expect(one.refusal?.toJSON()).not.toHaveProperty('path');
  expect(one.refusal?.extensions['code']).toBe('LIMIT_EXCEEDED');
});
