import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { operations } from './operations.ts';
import { readOptions } from './options.ts';
import { compileSeries } from './planning.ts';
import { series } from './planning-series.ts';
import { openSides, type Sides } from './sides.ts';
import { medianInterval } from './statistics.ts';

// What the bench measures with is tried here, and nothing is timed.
describeWithDatabase('what the bench compares', (database) => {
  let sides: Sides | undefined;
  beforeAll(async () => {
    sides = await openSides(database.driver, database.connection.databaseName);
  });
  afterAll(() => sides?.close());

  it.each(operations)('$name: the compiled answer is that of the Cypher written by hand', async ({ name }) => {
    const operation = sides!.operations.find((one) => one.name === name)!;
    const compiled = await sides!.ask('compiled', operation);
    expect(compiled.bytes).toBeGreaterThan(100);
    expect((await sides!.ask('floor', operation)).data).toEqual(compiled.data);
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
      command: 'planning',
      seconds: 0.5,
      rounds: 2,
      only: ['pages', 'depth'],
      contenders: ['floor'],
      atOnce: [1, 16],
      copies: 0,
      firstSight: 0,
      cypher: false,
    });
    expect(readOptions(['all', '--at-once', '4, 8', '--with', 'floor'])).toMatchObject({
      contenders: ['floor'],
      atOnce: [4, 8],
      copies: 58,
      firstSight: 9,
    });
    expect(readOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--seconds', '0'], "--seconds is '0', but must be a number above 0, up to 60."],
    [['faster'], "'faster' is no part of the bench."],
    [['--fast'], "Unknown option '--fast'"],
    [['--only', 'nested,faster'], "There is no 'faster' to measure, only by-id, list, deep, nested"],
    [['--with', 'nobody'], "There is no 'nobody' to measure, only floor, neo4j-graphql, data-loaders"],
    [['--copies', '1.5'], "--copies is '1.5', but must be a whole number from 0 to 200."],
    [['planning', '--only', 'nested'], "There is no 'nested' to measure, only pages, depth"],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe('the interval of a median', () => {
  it.each([
    [
      [3, 1, 2],
      [1, 3],
    ],
    [
      [6, 1, 5, 2, 4, 3],
      [1, 6],
    ],
    [
      [9, 1, 8, 2, 7, 3, 6, 4, 5],
      [2, 8],
    ],
  ])('is of %j: %j', (values, interval) => {
    expect(medianInterval(values)).toEqual(interval);
  });
});
