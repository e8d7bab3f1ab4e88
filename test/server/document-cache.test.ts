import { expect, it } from 'vitest';
import { collectGarbage } from '../support/garbage.ts';
import { tinyServer } from './tiny.ts';

const names = Array.from({ length: 100 }, (_, number) => `n${number}`);
/** A hundred errors, each with a stack, in a few hundred letters. */
const invalid = (number: number) => `{ m${number} ${names.join(' ')} }`;
const valid = (number: number) =>
  `{ m${number}: ran ${names
    .slice(0, 40)
    .map((name) => `${name}: ran `)
    .join('')}}`;
const tooDeep = (number: number) => `{ m${number}: ${'self { '.repeat(30)} ran ${'} '.repeat(30)} }`;

it.each([
  ['does not hold what is not valid', invalid, false],
  ['does not hold what is beyond a limit', tooDeep, false],
  ['holds what is valid', valid, true],
])('the cache of documents %s', async (_what, documentOf, isHeld) => {
  const { server, ask } = tinyServer({ keptAnswersBytes: 0 });
  for (let number = 0; number < 10; number += 1) await ask(documentOf(number));
  expect(server.caches().documents.bytes > 0).toBe(isHeld);
  await ask(documentOf(0));
  expect(server.caches().documents.hits > 0).toBe(isHeld);
});

it('what is not valid holds no memory, however much of it is asked', { timeout: 60_000 }, async () => {
  const { ask } = tinyServer({ keptAnswersBytes: 0 });
  const heapAfter = async (from: number) => {
    for (let number = from; number < from + 100; number += 1) await ask(invalid(number));
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  await heapAfter(0);
  const before = await heapAfter(100);
  const after = await heapAfter(200);
  // A hundred of them held 34 MB.
  expect(after - before).toBeLessThan(5e6);
});
