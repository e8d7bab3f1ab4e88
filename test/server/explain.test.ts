import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainStatement, literal } from '../../src/server/execution/explain.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';

it.each([
  [{ type: 'float', list: false, value: 1e21 }, '1e+21', 1e21],
  [
    { type: 'float', list: true, value: [2, -0, NaN, -Infinity] },
    '[2.0, -0.0, NaN, -Infinity]',
    [2, -0, 'NaN', '-Infinity'],
  ],
  [{ type: 'integer', list: false, value: 2n ** 63n - 1n }, '9223372036854775807', '9223372036854775807'],
  [{ type: 'text', list: false, value: "a\\'\u2028\0" }, "'a\\\\\\'\\u2028\\u0000'", "a\\'\u2028\0"],
] as const)('shows %#', (parameter, browser, shown) => {
  const explained = explainStatement(
    { text: 'RETURN $p0', parameters: { p0: parameter } },
    { rows: 1, milliseconds: 1 },
  );
  expect(explained.browser).toBe(`:param p0 => ${browser};`);
  expect(explained.parameters).toEqual({ p0: shown });
});

describeWithDatabase('a parameter that is shown as Cypher', (database) => {
  const number = fc.oneof(fc.double(), fc.constantFrom(1e21, -1e21, 5e-324, 0, -0, NaN, Infinity, -Infinity, 2 ** 53));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc
      .array(fc.constantFrom('\\', 'u', '0041', "'", '"', '\n', '\r', '\0', '\u2028', '$p0', '//', ';', 'n'), {
        maxLength: 6,
      })
      .map((all) => all.join('')),
  );

  it(`is read as the same value (seed ${seedOfRun()})`, async () => {
    const values = fc.record({ floats: fc.array(number), texts: fc.array(text) });
    await fc.assert(
      fc.asyncProperty(values, async ({ floats, texts }) => {
        const read = `RETURN ${literal({ type: 'float' }, floats)} AS floats, ${literal({ type: 'text' }, texts)} AS texts`;
        const [record] = await database.run({ text: read, parameters: {} });
        expect(record).toEqual([floats, texts]);
      }),
      { seed: seedOfRun(), numRuns: 30 },
    );
  });
});
