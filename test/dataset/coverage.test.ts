import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { meetingCoverage, otherCoverage } from '../../src/dataset/coverage.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { projectFacts } from '../support/project-facts.ts';

describeWithDatabase('what is known of meetings and people', (database) => {
  const rowsOf = async (query: string) => {
    const text = readFileSync(`cypher/queries/gaps/${query}.cypher`, 'utf8');
    const { records } = await database.driver.executeQuery(
      text,
      {},
      { database: database.connection.databaseName ?? '' },
    );
    return records.map((record) =>
      Object.fromEntries(
        Object.entries(record.toObject()).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : Number(value),
        ]),
      ),
    );
  };

  it('is counted alike in the files and, by the queries of the library, in the graph', async () => {
    const { data } = await projectFacts();
    expect(await rowsOf('coverage')).toEqual(meetingCoverage(data));
    expect(await rowsOf('coverage-of-people')).toEqual(otherCoverage(data));
  });
});

it('participations on general knowledge alone, ministerials without a minister and leaders without an identifier are few', async () => {
  const { data } = await projectFacts();
  const parts = new Map(otherCoverage(data).map(({ of, what, all, part }) => [`${of} ${what}`, { all, part }]));
  const background = parts.get('participations rest on general knowledge alone')!;
  expect(background.part / background.all).toBeLessThan(0.04);
  expect(parts.get('ministerial meetings that were held name no minister of a member')!.part).toBeLessThanOrEqual(68);
  expect(parts.get('leaders of members have no identifier in Wikidata')!.part).toBeLessThanOrEqual(22);
});
