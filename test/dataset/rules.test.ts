import { expect, it } from 'vitest';
import { type Breach, checks, findBreaches } from '../../src/dataset/checks.ts';
import { differOnPurpose, officeRule } from '../../src/dataset/office-rule.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

/** Changes to a sound graph, and what is then to be found wrong. */
const planted = [
  [`MATCH (n {slug: 'priority-trade'}) REMOVE n.definition`, 'priority-trade lacks definition'],
  [`MATCH (n {slug: 'priority-trade'}) SET n:Person:Participant`, 'priority-trade has 2 such labels'],
  [`MATCH (n {slug: 'priority-health'}) REMOVE n:Priority`, 'priority-health has 0 such labels'],
  [`MATCH (n {slug: 'summit-1990-houston'}) REMOVE n.datePrecision`, 'summit-1990-houston has no datePrecision'],
  [`MATCH (n {slug: 'summit-1991-london'}) SET n.status = 'OVER'`, 'summit-1991-london has the status OVER'],
  [
    `MATCH ()-[r:MADE]->({slug: 'statement-2025-ottawa-host-duty'}) REMOVE r.sources`,
    'MADE person-gary-anandasangaree/statement-2025-ottawa-host-duty lacks sources',
  ],
  [
    `MATCH ()-[r:MADE]->({slug: 'statement-2025-ottawa-host-allies'}) SET r.sources = []`,
    'MADE person-gary-anandasangaree/statement-2025-ottawa-host-allies has none',
  ],
  [
    `MATCH ()-[r:MADE]->({slug: 'statement-2025-ottawa-host-kananaskis'}) SET r.sources = ['src-none']`,
    'MADE person-gary-anandasangaree/statement-2025-ottawa-host-kananaskis names the source src-none',
  ],
  [
    `MATCH ()-[r:MADE]->({slug: 'statement-2025-ottawa-host-kananaskis'}) SET r.confidence = 'LOW'`,
    'MADE person-gary-anandasangaree/statement-2025-ottawa-host-kananaskis has the confidence LOW',
  ],
  [
    `MATCH (e {slug: 'summit-2024-apulia'}), (p {slug: 'priority-energy'}) CREATE (e)-[:MADE {key: 'wrong ends', sources: ['background']}]->(p)`,
    'MADE wrong ends does not go from Person to Statement',
  ],
  [
    `MATCH (p {slug: 'place-ottawa'}), (c:Country {code: 'FR'}) CREATE (p)-[:IN_COUNTRY {key: 'second', sources: ['background']}]->(c)`,
    'place-ottawa has 2 IN_COUNTRY',
  ],
  [
    `MATCH (p:Presidency {year: 2024}), (e {slug: 'summit-2023-hiroshima'}) CREATE (p)-[:ORGANIZES {key: 'second', sources: ['background']}]->(e)`,
    'summit-2023-hiroshima has 2 ORGANIZES',
  ],
  [`MATCH (n {slug: 'priority-taxation'})-[r:SOURCED_FROM]->() DELETE r`, 'priority-taxation has none'],
  [`MATCH (n {slug: 'place-trento'})-[r]-() WHERE type(r) <> 'SOURCED_FROM' DELETE r`, 'place-trento stands alone'],
  [
    `MATCH ()-[r:ATTENDS {key: 'part-meeting-2025-interior-security-ottawa-pam-bondi'}]->() SET r.representing = 'USA'`,
    'ATTENDS part-meeting-2025-interior-security-ottawa-pam-bondi represents USA',
  ],
  [
    `MATCH (e {slug: 'summit-2001-genoa'}) SET e.startDate = date('2000-07-20')`,
    'summit-2001-genoa is from 2000-07-20 to 2001-07-22',
  ],
  [
    `MATCH (e {slug: 'summit-2002-kananaskis'}) SET e.endDate = date('2002-06-01')`,
    'summit-2002-kananaskis is from 2002-06-26 to 2002-06-01',
  ],
  [`MATCH (e {slug: 'summit-2025-kananaskis'}) SET e.forum = 'G8'`, 'summit-2025-kananaskis is of the G8'],
  [
    `MATCH (:Person)-[r:ATTENDS {representing: 'JP'}]->({slug: 'summit-2025-kananaskis'}) DELETE r`,
    'summit-2025-kananaskis has nobody for Japan',
  ],
  [
    `MATCH ({slug: 'person-mark-carney'})-[t:HELD_OFFICE]->() SET t.startDate = date('2025-07-01')`,
    'person-mark-carney held no office at summit-2025-kananaskis',
  ],
  [
    `MATCH ()-[t:HELD_OFFICE {key: 'person-joe-clark-role-1'}]->() SET t.endDate = date('1900-01-01')`,
    'HELD_OFFICE person-joe-clark-role-1 ends on 1900-01-01',
  ],
  [
    `MATCH (s {slug: 'summit-2025-kananaskis'}) SET s.number = 99`,
    'summit-2025-kananaskis has the number 99, and is in place 51',
  ],
  [
    `MATCH (e {slug: 'summit-2025-kananaskis'}), (l {slug: 'summit-2026-evian'}) CREATE (e)-[:BUILDS_ON {key: 'later', sources: ['background']}]->(l)`,
    'summit-2025-kananaskis builds on summit-2026-evian',
  ],
  [
    `MATCH (c {slug: 'commitment-2025-migrant-smuggling-01'}) SET c.year = 2030`,
    'commitment-2025-ottawa-communique-01 follows up commitment-2025-migrant-smuggling-01',
  ],
  [
    `MATCH (p {slug: 'priority-economy'}), (n {slug: 'priority-taxation'}) CREATE (p)-[:BROADER {key: 'round', sources: ['background']}]->(n)`,
    'priority-economy leads back to itself',
  ],
  [`MATCH (p {slug: 'place-alberta'}) SET p.kind = 'VENUE'`, 'place-kananaskis does not'],
  [`MATCH (p {slug: 'place-toronto'})-[r:LIES_IN]->() DELETE r`, 'place-toronto does not'],
  [`MATCH (p {slug: 'place-ottawa'}) REMOVE p.latitude`, 'place-ottawa has others'],
  [
    `MATCH (c:Commitment {issueArea: 'UN Reform'}) SET c.issueAreaCommitmentCount = 1`,
    'UN Reform has 3 of 1 commitments',
  ],
  [`MATCH (c {slug: 'country-ae'}) SET c.isoAlpha3 = 'AFG'`, 'country-ae has AFG'],
  [`MATCH (m {slug: 'member-jp'}) SET m.isoNumeric = '393'`, 'member-jp has others'],
  [`MATCH (c {slug: 'country-br'}) REMOVE c.regionCode`, 'country-br lacks 1 of them'],
  [`MATCH (c {slug: 'country-mh'}) SET c.subregion = 'Polynesia'`, 'Polynesia goes with 057 061'],
  [
    `MATCH ({slug: 'place-alberta'})-[r:SOURCED_FROM {supports: 'wikidataId'}]->() DELETE r`,
    'place-alberta has Q1951 from nowhere',
  ],
  [`MATCH (p {slug: 'place-ontario'}) SET p.wikidataId = 'Q1948'`, 'place-ontario has Q1948'],
  [`MATCH (p {slug: 'person-joe-clark'}) SET p.wikidataId = 'Q128563'`, 'person-joe-clark has Q128563'],
  [
    `MATCH ({slug: 'member-it'})-[r:SOURCED_FROM {supports: 'wikidataId'}]->() DELETE r`,
    'member-it has Q38 from nowhere',
  ],
  [`MATCH (a {slug: 'compliance-1975-grg-0319-fr'}) SET a.score = 2`, 'compliance-1975-grg-0319-fr is 2'],
  [
    `MATCH (a {slug: 'compliance-1975-grg-0319-de'}) SET a.sources = ['src-none']`,
    'compliance-1975-grg-0319-de rests on src-none',
  ],
  [
    `MATCH (a {slug: 'compliance-1975-grg-0319-jp'}) SET a.sources = []`,
    'compliance-1975-grg-0319-jp rests on nothing',
  ],
  [`MATCH ({slug: 'compliance-1975-grg-0319-it'})-[r:SCORES]->() DELETE r`, 'compliance-1975-grg-0319-it does not'],
  [
    `MATCH ()-[r:ATTENDS {key: 'part-summit-2001-genoa-bd'}]->() SET r.role = 'GUEST_LEADER'`,
    'ATTENDS part-summit-2001-genoa-bd has the role GUEST_LEADER',
  ],
  [
    `MATCH (p)-[r:ATTENDS {key: 'part-summit-2001-genoa-sv'}]->(e)
     CREATE (p)-[again:ATTENDS]->(e) SET again = r {.*, key: 'there again'}`,
    'ATTENDS there again is there 2 times',
  ],
  [
    `MATCH (o {slug: 'office-it-minister-of-defence'}) SET o.portfolio = 'foreign', o.name = 'Minister for Foreign Affairs'`,
    'office-it-minister-of-defence means the same as office-it-minister-of-foreign-affairs',
  ],
  [
    `MATCH (c {slug: 'commitment-2017-grg-0445'}) SET c.complianceAverage = 0.5`,
    'commitment-2017-grg-0445 has the average 0.5 of 8 scores, and they are 8 with the mean 1.0',
  ],
  [
    `MATCH (c {slug: 'commitment-2017-grg-0624'})-[r:SOURCED_FROM {supports: 'sourceComplianceAverage'}]->() DELETE r`,
    'commitment-2017-grg-0624 has 0.63 from nowhere',
  ],
  [
    `MATCH (r {slug: 'compliance-summit-1993-dataset-de'}) SET r.value = 0.0, r.sampleSize = 2`,
    'compliance-summit-1993-dataset-de is 0.0 over 2 scores, and they are 1 with the mean -1.0',
  ],
  [
    `MATCH (e {slug: 'summit-2022-elmau'}) SET e.coverage = 1.0`,
    'summit-2022-elmau has 0 commitments, the number 0 of 545 and the coverage 1.0',
  ],
  [
    `MATCH (n {slug: 'country-no'}) SET n.confidence = 'HIGH' WITH n MATCH (n)-[r:SOURCED_FROM]->() DELETE r
     WITH DISTINCT n MATCH (b {slug: 'background'}) CREATE (n)-[:SOURCED_FROM {key: 'alone'}]->(b)`,
    'country-no is HIGH, and nothing was read for it',
  ],
  [
    `MATCH ()-[r:MADE]->({slug: 'statement-2025-kananaskis-trump-iran'}) SET r.sources = ['background'], r.confidence = 'HIGH'`,
    'MADE person-donald-j-trump/statement-2025-kananaskis-trump-iran is HIGH, and nothing was read for it',
  ],
  [
    `MATCH (a {slug: 'compliance-1978-grg-0411-de'}) SET a.sources = ['background']`,
    'compliance-1978-grg-0411-de is HIGH, and nothing was read for it',
  ],
  [
    `MATCH (e {slug: 'summit-2018-charlevoix'}) SET e.status = 'PLANNED'`,
    'AGREED summit-2018-charlevoix/commitment-2018-grg-0404 is of summit-2018-charlevoix, which is PLANNED',
  ],
  [
    `MATCH ()-[r:ATTENDS {role: 'INVITED_NOT_ATTENDING', representing: 'SA'}]->() SET r.status = 'ATTENDED'`,
    'ATTENDS part-summit-2025-kananaskis-sa is of summit-2025-kananaskis, which is HELD',
  ],
] as const;

describeWithDatabase('the rules of the graph', (database) => {
  /** What is found wrong after some changes, which are then taken back. */
  async function breachesAfter(...changes: readonly string[]): Promise<readonly Breach[]> {
    const { databaseName } = database.connection;
    const session = database.driver.session(databaseName === undefined ? {} : { database: databaseName });
    const transaction = session.beginTransaction();
    try {
      for (const change of changes) await transaction.run(change);
      return await findBreaches(transaction);
    } finally {
      await transaction.rollback();
      await session.close();
    }
  }

  it('are kept by the facts', { timeout: 60_000 }, async () => {
    expect(await breachesAfter()).toEqual([]);
  });

  it('find an office again under another name', { timeout: 60_000 }, async () => {
    const again = [
      ['office-gb-home-secretary', 'secretary of state for the home department'],
      ['office-de-federal-minister-of-finance', 'minister of finance and of economics'],
      ['office-eu-president-of-the-european-council', 'president (european council)'],
    ] as const;
    const breaches = await breachesAfter(
      ...again.map(
        ([slug, name]) =>
          `MATCH (o {slug: '${slug}'})-[:OFFICE_OF]->(of)
           CREATE (:Entity:Office {slug: 'again ${slug}', portfolio: o.portfolio, name: '${name}', alternativeNames: []})-[:OFFICE_OF]->(of)`,
      ),
    );
    const found = breaches.filter(({ rule }) => rule === officeRule.rule).map(({ record }) => record);
    expect(found).toEqual(expect.arrayContaining(again.map(([slug]) => slug)));
  });

  it('name no two offices as different that do not look the same', { timeout: 60_000 }, async () => {
    const { records } = await database.driver.executeQuery(officeRule.text, {
      ...officeRule.parameters,
      onPurpose: [],
    });
    const pairs = records.map((record) =>
      [record.get('record'), record.get('what').split(' ').at(-1)].sort().join(' '),
    );
    expect([...new Set(pairs)].sort()).toEqual(
      differOnPurpose.map(({ offices }) => [...offices].sort().join(' ')).sort(),
    );
  });

  it('are each found broken after these changes', { timeout: 60_000 }, async () => {
    const breaches = await breachesAfter(...planted.map(([change]) => change));
    const found = breaches.map(({ record, what }) => `${record} ${what}`);
    for (const [change, breach] of planted) expect(found, change).toContain(breach);
    const broken = new Set(breaches.map(({ rule }) => rule));
    expect(checks.map(({ rule }) => rule).filter((rule) => !broken.has(rule))).toEqual([]);
  });
});
