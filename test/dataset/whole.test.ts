import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBreaches } from '../../src/dataset/checks.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { everythingIn, single, write } from './graph-state.ts';

/** Changes to a sound graph, and what is then to be found wrong. */
const planted = [
  [`MATCH (n {slug: 'priority-trade'}) REMOVE n.definition`, 'priority-trade lacks definition'],
  [`MATCH (n {slug: 'priority-trade'}) SET n:Person:Participant`, 'priority-trade has 2 such labels'],
  [`MATCH (n {slug: 'priority-health'}) REMOVE n:Priority`, 'priority-health has 0 such labels'],
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
    'summit-2025-kananaskis has the number 99, and it is the 51.',
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
  [`MATCH (p {slug: 'person-joe-clark'}) SET p.wikidataId = 'Q128563'`, 'person-joe-clark has Q128563'],
] as const;

describeWithScratchDatabase('the whole of the facts', (database) => {
  it('changes nothing when the process that loads them is killed', async () => {
    await write(database, `CREATE (:Diary {text: 'Mine'})`);
    const before = await everythingIn(database);
    const { uri, user, password, databaseName } = database.connection;
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/dataset/main.ts'], {
      env: {
        ...process.env,
        NEO4J_URI: uri,
        NEO4J_USER: user,
        NEO4J_PASSWORD: password,
        ...(databaseName ? { NEO4J_DATABASE: databaseName } : {}),
      },
      stdio: 'ignore',
    });
    const exited = once(child, 'exit');
    // Killed once it has written some of them: a node that is created holds locks until its transaction ends.
    const locks = `SHOW TRANSACTIONS YIELD metaData, activeLockCount WHERE metaData.operation = 'load of the facts'
      AND activeLockCount > 1000 RETURN count(*)`;
    while ((await single(database, locks)) === 0) {
      if (child.exitCode !== null) throw new Error('The load ended before it was killed.');
      await pause(5);
    }
    child.kill('SIGKILL');
    await exited;
    while (
      (await single(
        database,
        `SHOW TRANSACTIONS YIELD metaData WHERE metaData.operation IS NOT NULL RETURN count(*)`,
      )) !== 0
    ) {
      await pause(20);
    }
    expect(await everythingIn(database)).toEqual(before);
  });

  describe('keep the rules, and a graph that breaks one is told', () => {
    beforeAll(async () => {
      const { driver, connection } = database;
      await loadDataset({ driver, databaseName: connection.databaseName, report: () => {} });
    });

    /** What is found wrong after some changes, which are then taken back. */
    async function breachesAfter(...changes: readonly string[]): Promise<readonly string[]> {
      const session = database.driver.session();
      const transaction = session.beginTransaction();
      try {
        for (const change of changes) await transaction.run(change);
        const breaches = await findBreaches(transaction);
        return breaches.map(({ record, what }) => `${record} ${what}`);
      } finally {
        await transaction.rollback();
        await session.close();
      }
    }

    it('as they are', async () => {
      expect(await breachesAfter()).toEqual([]);
    });

    it('after each of these changes', async () => {
      const found = await breachesAfter(...planted.map(([change]) => change));
      for (const [change, breach] of planted) expect(found, change).toContain(breach);
    });
  });
});
