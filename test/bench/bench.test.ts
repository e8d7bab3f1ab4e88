import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { operations } from './operations.ts';
import { readOptions } from './options.ts';
import { compileSeries } from './planning.ts';
import { series } from './planning-series.ts';
import { compareAnswers, openSides, type Sides } from './sides.ts';

// What the bench measures with is tried here, and nothing is timed.
describeWithDatabase('what the bench compares', (database) => {
  let sides: Sides | undefined;
  beforeAll(async () => {
    sides = await openSides(database.driver, database.connection.databaseName);
  });
  afterAll(() => sides?.close());

  it.each(operations)('$name: the compiled answer is that of the Cypher written by hand', async (operation) => {
    expect(await compareAnswers(sides!, operation)).toBeGreaterThan(100);
  });

  it.each(series)('$name: a larger statement is planned for each size', async (one) => {
    const lengths = (await compileSeries([one], database.run)).map(({ statement }) => statement.text.length);
    expect(lengths).toHaveLength(one.sizes.length);
    expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
  });
});

describe('the command line of the bench', () => {
  it('knows what it was asked for', () => {
    expect(readOptions(['planning', '--rounds', '2', '--only', 'pages, depth'])).toEqual({
      planning: true,
      seconds: 0.5,
      rounds: 2,
      only: ['pages', 'depth'],
      cypher: false,
    });
    expect(readOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--seconds', '0'], "--seconds is '0', but must be a number above 0, up to 60."],
    [['faster'], "'faster' is no part of the bench."],
    [['--fast'], "Unknown option '--fast'"],
    [['--only', 'nested,faster'], "There is no 'faster' to measure, only by-id, list, nested"],
    [['planning', '--only', 'nested'], "There is no 'nested' to measure, only pages, depth"],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
