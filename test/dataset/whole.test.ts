import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBreaches } from '../../src/dataset/checks.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { everythingIn, single, write } from './graph-state.ts';

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

    /** What is found wrong after some change, which is then taken back. */
    async function breachesAfter(change: string): Promise<readonly string[]> {
      const session = database.driver.session();
      const transaction = session.beginTransaction();
      try {
        await transaction.run(change);
        const breaches = await findBreaches(transaction);
        return breaches.map(({ record, what }) => `${record} ${what}`);
      } finally {
        await transaction.rollback();
        await session.close();
      }
    }

    it('as they are', async () => {
      expect(await breachesAfter('RETURN 1')).toEqual([]);
    });

    it.each([
      [`MATCH (n {slug: 'priority-trade'}) REMOVE n.definition`, 'priority-trade lacks definition'],
      [
        `MATCH (n {slug: 'priority-trade'}) SET n:Person:Participant, n.category = 'GUEST'`,
        'priority-trade has 2 such labels',
      ],
      [`MATCH (n {slug: 'priority-trade'}) REMOVE n:Priority`, 'priority-trade has 0 such labels'],
      [
        `MATCH (n {slug: 'summit-2025-kananaskis'}) SET n.status = 'OVER'`,
        'summit-2025-kananaskis has the status OVER',
      ],
      [
        `MATCH ()-[r:MADE]->({slug: 'statement-2025-ottawa-host-duty'}) REMOVE r.sources`,
        'MADE person-gary-anandasangaree/statement-2025-ottawa-host-duty lacks sources',
      ],
      [
        `MATCH ()-[r:MADE]->({slug: 'statement-2025-ottawa-host-duty'}) SET r.sources = []`,
        'MADE person-gary-anandasangaree/statement-2025-ottawa-host-duty has none',
      ],
      [
        `MATCH ()-[r:MADE]->({slug: 'statement-2025-ottawa-host-duty'}) SET r.sources = ['src-none']`,
        'MADE person-gary-anandasangaree/statement-2025-ottawa-host-duty names the source src-none',
      ],
      [
        `MATCH ()-[r:MADE]->({slug: 'statement-2025-ottawa-host-duty'}) SET r.confidence = 'LOW'`,
        'MADE person-gary-anandasangaree/statement-2025-ottawa-host-duty has the confidence LOW',
      ],
      [
        `MATCH (e:Event {slug: 'summit-2025-kananaskis'}), (p:Priority {slug: 'priority-trade'}) CREATE (e)-[:MADE {key: 'x', sources: ['background']}]->(p)`,
        'MADE x does not go from Person to Statement',
      ],
      [
        `MATCH (p:Place {slug: 'place-ottawa'}), (c:Country {code: 'FR'}) CREATE (p)-[:IN_COUNTRY {key: 'x', sources: ['background']}]->(c)`,
        'place-ottawa has 2 IN_COUNTRY',
      ],
      [
        `MATCH (p:Presidency {year: 2024}), (e:Event {slug: 'summit-2025-kananaskis'}) CREATE (p)-[:ORGANIZES {key: 'x', sources: ['background']}]->(e)`,
        'summit-2025-kananaskis has 2 ORGANIZES',
      ],
      [`MATCH (n {slug: 'priority-trade'})-[r:SOURCED_FROM]->() DELETE r`, 'priority-trade has none'],
      [`MATCH (n {slug: 'place-ottawa'})-[r]-() WHERE type(r) <> 'SOURCED_FROM' DELETE r`, 'place-ottawa stands alone'],
      [
        `MATCH ()-[r:ATTENDS {key: 'part-meeting-2025-interior-security-ottawa-pam-bondi'}]->() SET r.representing = 'USA'`,
        'ATTENDS part-meeting-2025-interior-security-ottawa-pam-bondi represents USA',
      ],
      [
        `MATCH (e {slug: 'summit-2025-kananaskis'}) SET e.startDate = date('2024-06-15')`,
        'summit-2025-kananaskis is from 2024-06-15 to 2025-06-17',
      ],
      [
        `MATCH (e {slug: 'summit-2025-kananaskis'}) SET e.endDate = date('2025-06-01')`,
        'summit-2025-kananaskis is from 2025-06-15 to 2025-06-01',
      ],
      [`MATCH (e {slug: 'summit-2025-kananaskis'}) SET e.forum = 'G8'`, 'summit-2025-kananaskis is of the G8'],
      [
        `MATCH (:Person)-[r:ATTENDS {representing: 'JP'}]->({slug: 'summit-2025-kananaskis'}) DELETE r`,
        'summit-2025-kananaskis has nobody for Japan',
      ],
      [
        `MATCH (p {slug: 'person-mark-carney'})-[t:HELD_OFFICE]->() SET t.startDate = date('2025-07-01')`,
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
        `MATCH (e {slug: 'summit-2025-kananaskis'}), (l {slug: 'summit-2026-evian'}) CREATE (e)-[:BUILDS_ON {key: 'x', sources: ['background']}]->(l)`,
        'summit-2025-kananaskis builds on summit-2026-evian',
      ],
      [
        `MATCH (c {slug: 'commitment-2025-migrant-smuggling-01'}) SET c.year = 2030`,
        'commitment-2025-ottawa-communique-01 follows up commitment-2025-migrant-smuggling-01',
      ],
      [
        `MATCH (p {slug: 'priority-economy'}), (n {slug: 'priority-trade'}) CREATE (p)-[:BROADER {key: 'x', sources: ['background']}]->(n)`,
        'priority-economy leads back to itself',
      ],
      [`MATCH (p {slug: 'place-ontario'}) SET p.kind = 'VENUE'`, 'place-ottawa does not'],
      [`MATCH (p {slug: 'place-ottawa'})-[r:LIES_IN]->() DELETE r`, 'place-ottawa does not'],
      [`MATCH (p {slug: 'place-ottawa'}) REMOVE p.latitude`, 'place-ottawa has others'],
      [`MATCH (p {slug: 'person-joe-clark'}) SET p.wikidataId = 'Q128563'`, 'person-joe-clark has Q128563'],
    ])('%s', async (change, breach) => {
      expect(await breachesAfter(change)).toContain(breach);
    });
  });
});
