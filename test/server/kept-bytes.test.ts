import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Expectations } from '../../src/database/expectation.ts';
import { Surprises } from '../../src/database/surprises.ts';
import { AnswerBody, KeptAnswers } from '../../src/server/execution/kept-answers.ts';
import { PersistedOperations } from '../../src/server/request/persisted-operations.ts';
import { collectGarbage } from '../support/garbage.ts';

/** A text of its own, as what arrives over the network is. */
const arrived = (text: string): string => Buffer.from(text).toString();

/** What is held in memory afterwards, in bytes, of what is made. */
async function heldBy(make: () => unknown): Promise<number> {
  const memory = async () => {
    collectGarbage();
    // What was compressed or hashed lets go of its memory in turns of the event loop that come later.
    for (let turn = 0; turn < 3; turn += 1) await pause(10);
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = await memory();
  const made = await make();
  const held = (await memory()) - before;
  expect(made).toBeDefined();
  return held;
}

const long = 'x'.repeat(40_000);
const ofTwoBytes = 'ж'.repeat(20_000);

it.each([
  [
    'short questions',
    5_000,
    (number: number) => `{"query":"{a}","variables":{"a":${number}}}`,
    '{"data":{"a":1}}',
    null,
  ],
  ['long questions', 200, (number: number) => `{"query":"{a}","b":"${long}${number}"}`, '{"data":{"a":1}}', null],
  ['questions of two bytes a letter', 200, (number: number) => `{"b":"${ofTwoBytes}${number}"}`, '{}', null],
  ['long answers', 200, (number: number) => `{"query":"{a}","b":${number}}`, `{"data":"${long}"}`, null],
  ['answers of two bytes a letter', 200, (number: number) => `{"b":${number}}`, `{"data":"${ofTwoBytes}"}`, null],
  ['compressed answers', 500, (number: number) => `{"b":${number}}`, `{"data":"${'x'.repeat(2_000)}"}`, 'br'],
  ['answers in two codings', 300, (number: number) => `{"b":${number}}`, `{"data":"${'x'.repeat(2_000)}"}`, 'both'],
] as const)('kept answers hold no more than they tell: %s', async (_, times, questionOf, text, coding) => {
  const kept = new KeptAnswers(1e9);
  const held = await heldBy(async () => {
    for (let number = 0; number < times; number += 1) {
      // Put together of pieces, as answers are, and each a text of its own.
      const body = new AnswerBody(`${arrived(text.slice(0, 5))}${arrived(text.slice(5))}`, 'Name');
      kept.keep(arrived(questionOf(number)), 'one state', body);
      for (const name of coding === 'both' ? ['br', 'gzip'] : [coding]) if (name !== null) await body.sentAs(name);
    }
    return kept;
  });
  expect(held).toBeLessThan(1.2 * kept.numbers.bytes + 500_000);
});

it.each([
  ['short ones', 3_000, (number: number) => `{a${number}}`, 450],
  ['long ones', 200, (number: number) => `{a${number}}#${long}`, 82_000],
  ['those of two bytes a letter', 200, (number: number) => `{a${number}}#${ofTwoBytes}`, 42_000],
])('documents by their hash hold no more than they are counted for: %s', async (_, times, textOf, bytesOfOne) => {
  const persisted = new PersistedOperations({ maximumBytes: 1e9 });
  const held = await heldBy(() => {
    for (let number = 0; number < times; number += 1) {
      const { query } = JSON.parse(arrived(JSON.stringify({ query: textOf(number), more: long }))) as { query: string };
      const sha256Hash = createHash('sha256').update(query).digest('hex');
      persisted.keep(query, { persistedQuery: { version: 1, sha256Hash } });
    }
    return persisted;
  });
  expect(held).toBeLessThan(times * bytesOfOne + 500_000);
});

it('documents by their hash are forgotten beyond their bytes', () => {
  const persisted = new PersistedOperations({ maximumBytes: 1_000_000 });
  const extensionsOf = (text: string) => ({
    persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
  });
  const texts = Array.from({ length: 100 }, (_, number) => `{a${number}}#${long}`);
  for (const text of texts) persisted.keep(text, extensionsOf(text));
  const isKept = (text: string) => {
    try {
      return persisted.documentOf(undefined, extensionsOf(text)) === text;
    } catch {
      return false;
    }
  };
  expect(texts.filter(isKept).length).toBeGreaterThan(5);
  expect(texts.filter(isKept).length).toBeLessThan(14);
});

const mostOfStatements = 8_000_000;
it.each([
  ['short ones', 100_000, (number: number) => `MATCH (n) RETURN n.a${number}`],
  ['long ones', 1_000, (number: number) => `MATCH (n) RETURN n.a${number} // ${'x'.repeat(20_000)}`],
])('the times of statements hold little more than their 8 MB, however many there are: %s', async (_, times, textOf) => {
  const expectations = new Expectations();
  const held = await heldBy(() => {
    for (let number = 0; number < times; number += 1) {
      const text = arrived(textOf(number));
      expectations.note(text, { milliseconds: 1.5 + (number % 7), bytes: 10 }, expectations.of(text, undefined));
    }
    return expectations;
  });
  expect(held).toBeLessThan(1.3 * mostOfStatements);
  expect(held).toBeGreaterThan(mostOfStatements / 4);
});

it('clients that have surprised hold little more than their 2 MB, however many there are', async () => {
  const surprises = new Surprises();
  const held = await heldBy(() => {
    for (let number = 0; number < 50_000; number += 1) surprises.begin(arrived(`2001:db8:${number}:1`), 250.5)(300.5);
    return surprises;
  });
  expect(held).toBeLessThan(1.5 * 2_000_000);
});
