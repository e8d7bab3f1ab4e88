import { expect, it } from 'vitest';
import { isEmpty } from '../../src/dataset/difference.ts';
import { previewLoad } from '../../src/dataset/load.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { projectFacts } from '../support/project-facts.ts';

/** How many records there are of each kind. */
const nodes = {
  Assessment: 4952,
  BilateralMeeting: 18,
  Commitment: 760,
  Country: 96,
  Document: 250,
  LeadersMeeting: 21,
  Member: 9,
  MinisterialMeeting: 188,
  Office: 252,
  Organization: 24,
  Person: 526,
  Place: 284,
  Presidency: 53,
  Priority: 87,
  SeniorOfficialsMeeting: 10,
  Source: 661,
  Statement: 128,
  Summit: 52,
  SummitResult: 438,
  WorkingGroup: 46,
};

/** Each type, and how many there are. */
const relationships = {
  ACTIVE_AT: 40,
  ADDRESSES: 510,
  AGREED: 750,
  ALSO_TAKES_PLACE_IN: 4,
  ASSESSES: 4952,
  ATTENDS: 1653,
  BROADER: 76,
  BUILDS_ON: 70,
  CHAIRS: 189,
  CONCERNS: 768,
  CONTAINS: 760,
  COVERS: 311,
  ESTABLISHED_AT: 23,
  FOLLOWS: 51,
  FOLLOWS_UP: 39,
  GUEST_AT: 332,
  HELD_OFFICE: 577,
  HOLDS_PRESIDENCY: 53,
  HOSTS: 270,
  IN_COUNTRY: 284,
  ISSUED: 248,
  LIES_IN: 271,
  MADE: 128,
  MADE_AT: 128,
  MENTIONS: 202,
  OFFICE_OF: 252,
  OF_COUNTRY: 8,
  ON_THE_MARGINS_OF: 18,
  ORGANIZES: 271,
  PARTICIPATES_IN: 2150,
  PART_OF: 218,
  PRIORITIZES: 116,
  RESULT_FOR: 371,
  RESULT_OF: 438,
  SAME_SITE_AS: 1,
  SCORES: 4952,
  SOURCED_FROM: 4589,
  SPECIALIZES_IN: 15,
  SUBGROUP_OF: 6,
  TAKES_PLACE_IN: 262,
  TAKES_UP: 32,
  WORKS_ON: 51,
};

/** Single questions, each with the list of `[value, number]` that answers it. */
const distributions: readonly [question: string, text: string, answer: readonly (readonly [unknown, number])[]][] = [
  [
    'events by status',
    'MATCH (e:Event) WITH e.status AS value',
    [
      ['CANCELLED', 1],
      ['HELD', 288],
    ],
  ],
  [
    'events by format',
    'MATCH (e:Event) WITH e.format AS value',
    [
      ['HYBRID', 1],
      ['IN_PERSON', 187],
      ['VIRTUAL', 25],
      [null, 76],
    ],
  ],
  [
    'events by precision',
    'MATCH (e:Event) WITH e.datePrecision AS value',
    [
      ['DAY', 282],
      ['MONTH', 6],
      ['YEAR', 1],
    ],
  ],
  [
    'presidencies by forum',
    'MATCH (p:Presidency) WITH p.forum AS value',
    [
      ['G6', 1],
      ['G7', 35],
      ['G8', 16],
      ['SUMMIT_OF_THE_EIGHT', 1],
    ],
  ],
  [
    'people by category',
    'MATCH (p:Person) WITH p.category AS value',
    [
      ['GUEST', 135],
      ['LEADER', 113],
      ['MINISTER_OR_OFFICIAL', 278],
    ],
  ],
  [
    'places by kind',
    'MATCH (p:Place) WITH p.kind AS value',
    [
      ['CITY', 126],
      ['COUNTRY', 13],
      ['REGION', 82],
      ['VENUE', 63],
    ],
  ],
  [
    'sources by kind',
    'MATCH (s:Source) WITH s.kind AS value',
    [
      ['BACKGROUND', 1],
      ['DATASET', 62],
      ['PAGE_EXCERPT', 597],
      ['SEED', 1],
    ],
  ],
  [
    'dates of sources by precision',
    'MATCH (s:Source) WITH s.datePrecision AS value',
    [
      ['DAY', 450],
      ['MONTH', 99],
      ['YEAR', 55],
      [null, 57],
    ],
  ],
  [
    'priorities of events by emphasis',
    'MATCH ()-[r:ADDRESSES]->() WITH r.emphasis AS value',
    [
      ['MAJOR', 126],
      ['REGULAR', 384],
    ],
  ],
  [
    'participations by status',
    'MATCH ()-[r:ATTENDS]->() WITH r.status AS value',
    [
      ['ABSENT', 2],
      ['ATTENDED', 1627],
      ['EXPECTED', 24],
    ],
  ],
  [
    'participations by confidence',
    'MATCH ()-[r:ATTENDS]->() WITH r.confidence AS value',
    [
      ['HIGH', 1347],
      ['MEDIUM', 306],
    ],
  ],
  [
    'members at events by basis',
    'MATCH ()-[r:PARTICIPATES_IN]->() WITH r.basis AS value',
    [
      ['ANNOUNCED', 13],
      ['ASSUMED', 1151],
      ['DELEGATION', 47],
      ['NAMED', 939],
    ],
  ],
  [
    'who attends',
    `MATCH (n)-[:ATTENDS]->() UNWIND labels(n) AS value WITH value WHERE NOT value IN ['Entity', 'Participant', 'Represented']`,
    [
      ['Country', 105],
      ['Member', 47],
      ['Organization', 32],
      ['Person', 1469],
    ],
  ],
  [
    'scores',
    'MATCH (a:Assessment) WITH a.score AS value',
    [
      [-1, 470],
      [0, 1477],
      [1, 3005],
    ],
  ],
  [
    'results by kind',
    'MATCH (r:SummitResult) WITH r.kind AS value',
    [
      ['ISSUE_SUMMIT_SCORE', 28],
      ['PUBLISHED_SUMMIT_RESULT', 39],
      ['SUMMIT_MEMBER_AVERAGE', 371],
    ],
  ],
  [
    'for whom people speak',
    'MATCH ()-[r:ATTENDS]->() WITH EXISTS { (:Member {code: r.representing}) } AS value',
    [
      [false, 468],
      [true, 1185],
    ],
  ],
  [
    'commitments by confidence',
    'MATCH (c:Commitment) WITH c.confidence AS value',
    [
      ['HIGH', 744],
      ['MEDIUM', 16],
    ],
  ],
];

describeWithDatabase('the facts in the graph', (database) => {
  const run = (text: string) => database.run({ text, parameters: {} });

  it('are of so many kinds', async () => {
    const counted = await run(
      'MATCH (n:Entity|Assessment|SummitResult) UNWIND labels(n) AS label WITH label, count(*) AS number RETURN label, number',
    );
    expect(Object.fromEntries(counted as [string, number][])).toMatchObject(nodes);
    expect(Object.values(nodes).reduce((a, b) => a + b)).toBe(
      (await run('MATCH (n:Entity|Assessment|SummitResult) RETURN count(n)'))[0]?.[0],
    );
  });

  it('are joined by so many relationships', async () => {
    const counted = await run('MATCH ()-[r]->() RETURN type(r), count(*)');
    expect(Object.fromEntries(counted as [string, number][])).toEqual(relationships);
  });

  it.each(distributions)('%s', async (_, text, answer) => {
    expect(await run(`${text} RETURN value, count(*) ORDER BY value`)).toEqual(answer);
  });

  it('are what the files say, to the last property', { timeout: 60_000 }, async () => {
    const { driver, connection } = database;
    const difference = await previewLoad({
      driver,
      databaseName: connection.databaseName,
      dataset: await projectFacts(),
      report: () => {},
    });
    expect(isEmpty(difference)).toBe(true);
  });
});
