import type { Transaction } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { accessTo, library, prepared } from './run-query.ts';

/** Meetings that never took place, joined to all that queries count by, in the years and places they ask for by default. */
const planned = `
  UNWIND [{kind: 'SUMMIT', label: 'Summit', status: 'CANCELLED'}, {kind: 'MINISTERIAL_MEETING', label: 'MinisterialMeeting',
    status: 'PLANNED'}, {kind: 'LEADERS_MEETING', label: 'LeadersMeeting', status: 'SCHEDULED'}] AS each
  MATCH (presidency:Presidency {year: 2025})
  CREATE (event:Entity:Event:$(each.label) {slug: 'never-' + each.kind, name: 'Never held', sortName: 'never', year: 2025,
    kind: each.kind, status: each.status, startDate: date('2025-12-30'), endDate: date('2025-12-30'),
    portfolios: ['interior-security'], recordedCommitmentCount: 0, number: 99, searchText: 'climate energy',
    searchNames: ['never held']})
  WITH event, presidency
  CREATE (presidency)-[:ORGANIZES]->(event)
  WITH event
  MATCH (canada:Member {code: 'CA'}), (place:Place {slug: 'place-ottawa'}), (earlier:Event {slug: 'summit-1995-halifax'})
  CREATE (canada)-[:HOSTS]->(event), (canada)-[:PARTICIPATES_IN {basis: 'ANNOUNCED'}]->(event)
  CREATE (event)-[:TAKES_PLACE_IN]->(place), (event)-[:BUILDS_ON]->(earlier)
  WITH event
  CALL (event) { MATCH (priority:Priority) CREATE (event)-[:ADDRESSES {emphasis: 'MAJOR'}]->(priority) }
  CALL (event) { MATCH (group:WorkingGroup) CREATE (group)-[:ACTIVE_AT]->(event) }
  CALL (event) {
    MATCH (guest:Country|Organization) WHERE guest:Represented
    CREATE (guest)-[:ATTENDS {representing: guest.code, role: 'GUEST_COUNTRY', status: 'EXPECTED'}]->(event)
  }
  CALL (event) {
    MATCH (leader:Person) WHERE leader.slug IN ['person-mark-carney', 'person-keir-starmer', 'person-angela-merkel']
    UNWIND ['MEMBER_LEADER', 'HEAD_OF_DELEGATION'] AS role
    CREATE (leader)-[:ATTENDS {representing: 'CA', role: role, status: 'EXPECTED'}]->(event)
  }`;

/** They list meetings as they stand, with their status, or count records and not what took place. */
const listing = ['calendar-of-a-year', 'presidencies-in-turn', 'coverage-of-people'];
/** They go along any relationships. */
const themes = ['paths', 'search', 'sources'];

describeWithDatabase('what never took place', (database) => {
  it('is counted by no query of the library', { timeout: 60_000 }, async () => {
    const queries = library.filter(({ theme, name }) => !themes.includes(theme) && name !== 'most-connected');
    const ready = await Promise.all(
      queries.map(async (query) => ({ name: query.name, ...(await prepared(accessTo(database), query)) })),
    );
    const { databaseName } = database.connection;
    const session = database.driver.session(databaseName === undefined ? {} : { database: databaseName });
    const transaction = session.beginTransaction();
    try {
      const before = await answersOf(transaction, ready);
      await transaction.run(planned);
      const after = await answersOf(transaction, ready);
      const changed = ready.map(({ name }) => name).filter((name) => before.get(name) !== after.get(name));
      expect(changed.filter((name) => !listing.includes(name))).toEqual([]);
      expect(changed).toContain('calendar-of-a-year');
    } finally {
      await transaction.rollback();
      await session.close();
    }
  });
});

async function answersOf(
  transaction: Transaction,
  queries: readonly { readonly name: string; readonly text: string; readonly values: object }[],
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const { name, text, values } of queries) {
    const { records } = await transaction.run(text, values);
    answers.set(name, JSON.stringify(records.map((record) => record.toObject())));
  }
  return answers;
}
