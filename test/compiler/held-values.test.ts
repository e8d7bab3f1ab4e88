import { setImmediate as turn } from 'node:timers/promises';
import { execute, parse } from 'graphql';
import { expect, it } from 'vitest';
import { encodeCursor, orderingDigest } from '../../src/pothos-plugin-neo4j/compiler/cursor.ts';
import { schema } from '../../src/schema/schema.ts';
import { collectGarbage } from '../support/garbage.ts';

const long = 89_000;
const plans = 60;
const digest = orderingDigest(['counts', 'Event', 'PLACE', 'count']);

// A plan counts as 50 kB and its statement, whatever it is made for: so it must hold nothing of that.
it.each([
  [
    'Cypher of an author',
    (number: number) => `query ($text: String!) { a${number}: search(text: $text, first: 1) { totalCount } }`,
    (letters: number) => 'word '.repeat(letters / 5),
  ],
  [
    'pages of counts',
    (number: number) =>
      `query ($text: String!) { a${number}: events { countsBy(dimension: PLACE, first: 1, after: $text) { totalCount } } }`,
    (letters: number) => encodeCursor(digest, ['a'.repeat((letters / 4) * 3)]),
  ],
])('plans of %s hold no texts of the request that they were made for', async (_, documentOf, textOf) => {
  const documents: unknown[] = [];
  const heldWith = async (letters: number) => {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let number = 0; number < plans; number += 1) {
      const document = parse(documentOf(documents.length));
      documents.push(document);
      const contextValue = { run: async () => [] };
      const variableValues = { text: Buffer.from(textOf(letters)).toString() };
      const { errors = [] } = await execute({ schema, document, contextValue, variableValues });
      // What the database answers nothing to is no refusal of the text.
      expect(errors.filter(({ extensions }) => extensions['code'] !== undefined)).toEqual([]);
    }
    await turn();
    collectGarbage();
    return (process.memoryUsage().heapUsed - before) / plans;
  };
  await heldWith(20);
  const more: number[] = [];
  // Plans of other tests that are forgotten meanwhile are of any size: what the texts take is there each time.
  for (let time = 0; time < 3; time += 1) {
    const few = await heldWith(20);
    more.push((await heldWith(long)) - few);
  }
  expect(Math.min(...more), more.join(', ')).toBeLessThan(long / 4);
  expect(documents).toHaveLength(7 * plans);
});
