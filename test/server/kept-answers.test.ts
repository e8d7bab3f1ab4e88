import { describe, expect, it } from 'vitest';
import { AnswerBody, KeptAnswers } from '../../src/server/execution/kept-answers.ts';

/** Codings of answers of any length. */
const codings = ['br', 'gzip'].map((name) => `${name}, identity;q=0`);

async function sentBytes(body: AnswerBody, acceptEncoding: string): Promise<Uint8Array<ArrayBuffer>> {
  const sent = (await body.sentAs(acceptEncoding)).body;
  if (typeof sent === 'string') throw new TypeError('It was not compressed.');
  return sent as Uint8Array<ArrayBuffer>;
}

describe.each(codings)('an answer that is kept, sent as %s', (coding) => {
  it.each([65, 5_000, 200_000])('holds just the bytes that are sent, of %i', async (length) => {
    // Random, so that more than a chunk of it is left.
    const text = Array.from({ length }, () => Math.random().toString(36).charAt(2)).join('');
    const bytes = await sentBytes(new AnswerBody(text, undefined), coding);
    expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
  });

  it('counts among what is kept once it is made, and once', async () => {
    const kept = new KeptAnswers(1_000_000);
    const body = new AnswerBody('{"data":{"member":null}}', undefined);
    kept.keep('question', 'state', body);
    const before = kept.numbers.bytes;
    const bytes = await sentBytes(body, coding);
    const grown = kept.numbers.bytes - before;
    expect(grown).toBeGreaterThan(bytes.byteLength + 300);
    await sentBytes(body, coding);
    expect(kept.numbers.bytes - before).toBe(grown);
  });

  it('does not come back once it is forgotten, nor in the place of a newer one', async () => {
    const kept = new KeptAnswers(20_000);
    const [first, second] = [new AnswerBody('{"data":1}', undefined), new AnswerBody('{"data":2}', undefined)];
    kept.keep('question', 'before', first);
    kept.keep('question', 'after', second);
    await sentBytes(first, coding);
    expect(kept.get('question', 'after')).toBe(second);
    for (let other = 0; other < 100; other += 1) kept.keep(`other ${other}`, 'after', new AnswerBody('{}', undefined));
    const full = kept.numbers.bytes;
    await sentBytes(second, coding);
    expect([kept.has('question'), kept.numbers.bytes]).toEqual([false, full]);
  });
});

it('many short answers in all codings hold no more than may be kept', async () => {
  const kept = new KeptAnswers(20_000);
  for (let question = 0; question < 100; question += 1) {
    const body = new AnswerBody(`{"data":${question}}`, undefined);
    kept.keep(`question ${question}`, 'state', body);
    for (const coding of codings) await sentBytes(body, coding);
    expect(kept.numbers.bytes).toBeLessThanOrEqual(20_000);
  }
  const questions = Array.from({ length: 100 }, (_, question) => `question ${question}`);
  // Each has 600 bytes of its own, and 400 for each coding.
  expect(questions.filter((question) => kept.has(question)).length).toBeLessThan(20_000 / 1_400);
});
