import { readFileSync } from 'node:fs';
import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { hintsOn } from '../../src/analysis/hints/hints.ts';
import { hintsOnNoRows } from '../../src/analysis/hints/no-rows.ts';
import { plainReadText } from '../../src/analysis/plain-read.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { accessTo, library, prepared } from './run-query.ts';

const day = new neo4j.types.Date(2025, 1, 1);
const never = 'compares two types, which are never equal';

describe('a query that finds nothing, as the model tells, gets a hint', () => {
  it.each<[string, Record<string, unknown>, string]>([
    // Words of a closed list.
    ["MATCH (s:Summit) WHERE s.status = 'held' RETURN s", {}, 'did you mean "HELD"? Its words are HELD, SCHEDULED'],
    [
      "MATCH (s:Summit {status: 'Held'}) RETURN s",
      {},
      "status: 'Held': status never is 'Held': did you mean \"HELD\"?",
    ],
    ["MATCH (s:Summit) WHERE s.status IN ['HELD', 'PLANED'] RETURN s", {}, 'did you mean "PLANNED"?'],
    ['MATCH (s:Summit) WHERE s.status IN $all RETURN s', { all: ['HELT'] }, 'did you mean "HELD"?'],
    ["MATCH (s:Summit) WHERE s.status <> 'cancelled' RETURN s", {}, 'did you mean "CANCELLED"?'],
    ["MATCH ()-[r:ATTENDS {role: 'HSOT'}]->() RETURN r", {}, 'did you mean "HOST"?'],
    ["MATCH (n) WHERE n.basis = 'named' RETURN n", {}, 'did you mean "NAMED"?'],
    ["MATCH (e:Event) WITH e.status AS s WHERE s = 'held' RETURN s", {}, 'did you mean "HELD"?'],
    // Types of values.
    [
      "MATCH (s:Summit) WHERE s.year = '1999' RETURN s",
      {},
      `s.year = '1999' ${never}: year is a number, the value is text. Write 1999`,
    ],
    ["MATCH (s:Summit) WHERE s.year >= '1999' RETURN s", {}, 'Write 1999 without quotes.'],
    ["MATCH (s:Summit) WHERE s.year IN ['1999', '2000'] RETURN s", {}, never],
    ["MATCH (s:Summit {year: '1999'}) RETURN s", {}, never],
    ["MATCH (a:Assessment) WHERE a.score = '-1' RETURN a", {}, 'Write -1 without quotes.'],
    ["MATCH (r:SummitResult {derived: 'true'}) RETURN r", {}, 'derived is true or false, the value is text.'],
    ["MATCH (e:Event) WHERE e.startDate > '2025-01-01' RETURN e", {}, "Write date('2025-01-01')."],
    [
      "MATCH (d:Dataset) WHERE d.loadedAt > date('2025-01-01') RETURN d",
      {},
      'loadedAt is an instant, the value is a day.',
    ],
    ['MATCH (e:Event) WHERE e.startDate > $last RETURN e', { last: '2025-01-01' }, 'Say --last:date and the value.'],
    ['MATCH (m:Member) WHERE m.code = 5 RETURN m', {}, "Write '5'."],
    ['MATCH (e:Event) WHERE $portfolio IN e.portfolios RETURN e', { portfolio: neo4j.int(5) }, never],
    [
      "MATCH (e:Event) WHERE e.portfolios = 'finance' RETURN e",
      {},
      'portfolios is a list. Write the value IN e.portfolios.',
    ],
    ["MATCH (e:Event) WHERE e.year CONTAINS '19' RETURN e", {}, never],
    // The direction of relationships.
    [
      'MATCH (e:Event)-[:HOSTS]->(m:Member) RETURN e',
      {},
      'the model has (:Member)-[:HOSTS]->(:Event); turn the arrow round.',
    ],
    ['MATCH (e:Event)-[:HOSTS]->(m) RETURN e', {}, 'turn the arrow round.'],
    ['MATCH (e:Event) MATCH (p:Person)<-[:ATTENDS]-(e) RETURN p', {}, 'turn the arrow round.'],
    ['MATCH (p:Priority)-[:ADDRESSES*1..2]->(e:Event) RETURN e', {}, 'turn the arrow round.'],
    ['MATCH (p:Person) WHERE EXISTS { (p)-[:MADE_AT]->(:Event) } RETURN p', {}, 'it joins nothing else.'],
    ['MATCH (p:Person)-[:HOSTS]-(e:Event) RETURN e', {}, 'it joins nothing else.'],
    // Properties of other labels, and labels as text.
    ['MATCH (m:Member) WHERE m.year = 1975 RETURN m', {}, 'm.year is never there: Member has no year'],
    ['MATCH (c:Country {joinedYear: 1975}) RETURN c', {}, 'Country has no joinedYear'],
    ["MATCH (n) WHERE 'Sumit' IN labels(n) RETURN n", {}, 'the label \'Sumit\' does not exist: did you mean "Summit"?'],
  ])('%s', (text, parameters, hint) => {
    expect(hintsOn(text, parameters).join('\n')).toContain(hint);
  });
});

describe('a query that can find something gets none', () => {
  it.each<[string, Record<string, unknown>]>([
    ["MATCH (s:Summit) WHERE s.status = 'HELD' AND s.year = 1999 RETURN s", {}],
    ["MATCH (s:Summit) WHERE toString(s.year) = '1999' AND s.year + 1 = 2000 RETURN s", {}],
    ['MATCH (e:Event) WHERE e.startDate > $last AND e.slug > $slug RETURN e', { last: day, slug: '' }],
    ['MATCH (c:Commitment) WHERE c.complianceAverage < -0.5 OR c.complianceAverage = 1 RETURN c', {}],
    // A name that stands for one thing here and another there.
    ["MATCH (x:Member) WITH x.name AS x WHERE x = 'Japan' MATCH (y:Summit) RETURN y.year AS x", {}],
    ['MATCH (m:Member) RETURN [m IN range(1, 3) WHERE m = 2 | m] AS list', {}],
    // The holder is not known, and one of those that could be meant takes any text.
    ["MATCH (n) WHERE n.kind = 'working group' RETURN n", {}],
    ['MATCH (e:Event)-[:HOSTS|ISSUED]->(x) RETURN x', {}],
    ['MATCH (:Priority)<-[:BROADER]-{0,5}(p:Priority)<-[:ADDRESSES]-(e) RETURN e', {}],
    ['MATCH (a:Member)-[:HOSTS]-(e)-[:ISSUED]-(d:Document) RETURN d', {}],
    ['MATCH (n:!Source) WHERE n:Event RETURN n', {}],
    ["MATCH (n:$('Event')) WHERE n.status = $status RETURN n", {}],
    ['RETURN (1) - [2, 3][0] - (4) AS number', {}],
    ["RETURN {status: 'held'} AS map", {}],
  ])('%s', (text, parameters) => {
    expect(hintsOn(text, parameters)).toEqual([]);
  });
});

describeWithDatabase('hints, beside the graph', (database) => {
  it('are none for the library, with its defaults', async () => {
    const access = accessTo(database);
    for (const query of library) {
      const { text, values } = await prepared(access, query);
      expect({ [query.name]: hintsOn(text, values) }).toEqual({ [query.name]: [] });
    }
  });

  it('are none for the Cypher of the README', () => {
    const readme = readFileSync('cypher/README.md', 'utf8');
    const statements = [...readme.matchAll(/```cypher\n([\s\S]*?)```/g)].flatMap(([, block]) =>
      block!.split(/;\n/).filter((statement) => statement.trim() !== ''),
    );
    expect(statements.length).toBeGreaterThan(5);
    for (const statement of statements) expect(hintsOn(plainReadText(statement), {})).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    [
      'MATCH (e:MinisterialMeeting) WHERE $portfolio IN e.portfolios RETURN e',
      { portfolio: 'interior' },
      "no MinisterialMeeting has the portfolios 'interior'. There is interior-security.",
    ],
    [
      'MATCH (m:Member {code: $code}) RETURN m',
      { code: 'UK' },
      "no Member has the code 'UK'. There are CA, DE, EU, FR",
    ],
    ["MATCH (e:Event {slug: 'sumit-2025-kananaskis'}) RETURN e", {}, 'did you mean "summit-2025-kananaskis"?'],
    ["MATCH (e:Event) WHERE any(p IN e.portfolios WHERE p = 'Finance') RETURN e", {}, 'There is finance.'],
    [
      "MATCH ()-[r:ATTENDS {representing: 'JPN'}]->() RETURN r",
      {},
      "no ATTENDS has the representing 'JPN': did you mean",
    ],
    ["MATCH (e:Summit {slug: 'summit-2025-kananaskis'}) WHERE e.year = 1 RETURN e", {}, undefined],
  ])('name what nothing in the graph is: %s', async (text, parameters, hint) => {
    const hints = (await hintsOnNoRows(accessTo(database), text, parameters)).join('\n');
    if (hint === undefined) expect(hints).toBe('');
    else expect(hints).toContain(hint);
  });
});
