import { expect, it } from 'vitest';
import { Expectations } from '../../src/database/expectation.ts';

const cost = { subqueries: 1, visits: 0 };
const texts = ['a', 'b', 'c', 'd', 'e'];

/** Runs all texts so many times, each in as many milliseconds as it is said to take. */
function run(expectations: Expectations, times: number, takes: (text: string) => number): void {
  for (let time = 0; time < times; time += 1) {
    for (const text of texts)
      expectations.note(text, { milliseconds: takes(text), bytes: 0 }, expectations.of(text, cost));
  }
}

const expected = (expectations: Expectations) =>
  texts.map((text) => Math.round(expectations.of(text, cost).milliseconds));

it('foretells from the cost at first, and then from how long a statement took', () => {
  const expectations = new Expectations();
  expect(expectations.of('a', { subqueries: 3, visits: 40_000 })).toEqual({
    milliseconds: 100,
    isKnown: false,
    isTried: false,
    isLarge: false,
  });
  run(expectations, 1, () => 8);
  expect(expectations.of('a', { subqueries: 3, visits: 40_000 })).toEqual({
    milliseconds: 2,
    isKnown: true,
    isTried: false,
    isLarge: false,
  });
  run(expectations, 2, () => 4);
  expect(expectations.of('a', { subqueries: 3, visits: 40_000 })).toEqual({
    milliseconds: 4,
    isKnown: true,
    isTried: true,
    isLarge: false,
  });
});

it('finds the one dear that has become slow among others', () => {
  const expectations = new Expectations();
  run(expectations, 5, () => 5);
  run(expectations, 40, (text) => (text === 'c' ? 900 : 5));
  const [a, b, c, d, e] = expected(expectations);
  expect(c).toBeGreaterThan(100);
  for (const other of [a, b, d, e]) expect(other).toBeLessThan(10);
});

it('finds nothing dear where everything is slow, and knows the dear from the quick still', () => {
  const expectations = new Expectations();
  run(expectations, 5, (text) => (text === 'c' ? 400 : 5));
  for (let rounds = 0; rounds < 40; rounds += 1) {
    run(expectations, 1, (text) => (text === 'c' ? 3_000 : 300));
    const [a, b, c, d, e] = expected(expectations);
    for (const quick of [a, b, d, e]) expect(quick).toBeLessThan(100);
    expect(c).toBeGreaterThan(100);
  }
  run(expectations, 5, (text) => (text === 'c' ? 400 : 5));
  expect(Math.max(...expected(expectations).filter((_, index) => index !== 2))).toBeLessThanOrEqual(5);
});
