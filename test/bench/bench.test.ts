import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { operations } from './operations.ts';
import { compareAnswers, openSides, type Sides } from './sides.ts';

describeWithDatabase('what the bench compares', (database) => {
  let sides: Sides | undefined;
  beforeAll(async () => {
    sides = await openSides(database.driver, database.connection.databaseName);
  });
  afterAll(() => sides?.close());

  it.each(operations)('$name: the compiled answer is that of the Cypher written by hand', async (operation) => {
    expect(await compareAnswers(sides!, operation)).toBeGreaterThan(100);
  });
});
