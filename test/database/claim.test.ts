import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { claimForTests } from '../support/claim.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';

describeWithScratchDatabase('a database that NEO4J_URI names', (database) => {
  const named = (way: Database['way'] = 'address'): Database => ({
    driver: database.driver,
    connection: database.connection,
    databaseName: 'neo4j',
    description: '',
    version: '',
    way,
    further: [],
    lost: new AbortController().signal,
    close: async () => {},
  });
  const everything = async () => {
    const { records } = await database.driver.executeQuery('MATCH (n) RETURN labels(n)[0] AS label ORDER BY label');
    return records.map((record) => record.get('label'));
  };
  beforeEach(() => database.driver.executeQuery('MATCH (n) DETACH DELETE n'));

  it('is marked by the tests when it is empty, once', async () => {
    await claimForTests(named());
    await claimForTests(named());
    expect(await everything()).toEqual(['SevenGraphTests']);
  });

  it('is refused when a person keeps data in it, which stays as it was', async () => {
    await database.driver.executeQuery('CREATE (:Precious)');
    await expect(claimForTests(named())).rejects.toThrow(/tests did not run.*holds data/);
    expect(await everything()).toEqual(['Precious']);
  });

  it('is taken again with what an earlier run left in it', async () => {
    await claimForTests(named());
    await database.driver.executeQuery('CREATE (:LeftOver)');
    await claimForTests(named());
    expect(await everything()).toEqual(['LeftOver', 'SevenGraphTests']);
  });

  it('needs no mark when the tests started it', async () => {
    await claimForTests(named('local'));
    expect(await everything()).toEqual([]);
  });
});
