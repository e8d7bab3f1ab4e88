import { expect, it } from 'vitest';
import { isEmpty } from '../../src/dataset/difference.ts';
import { previewLoad } from '../../src/dataset/load.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

/** How many records there are of each kind. */
const nodes = {
  Assessment: 4952,
  BilateralMeeting: 17,
  Commitment: 741,
  Country: 87,
  Document: 203,
  LeadersMeeting: 17,
  Member: 9,
  MinisterialMeeting: 180,
  Office: 198,
  Organization: 17,
  Person: 382,
  Place: 265,
  Presidency: 53,
  Priority: 87,
  SeniorOfficialsMeeting: 9,
  Source: 444,
  Statement: 128,
  Summit: 52,
  SummitResult: 438,
  WorkingGroup: 46,
};

/** Each type, and how many there are. */
const relationships = {
  ACTIVE_AT: 40,
  ADDRESSES: 477,
  AGREED: 735,
  ALSO_TAKES_PLACE_IN: 4,
  ASSESSES: 4952,
  ATTENDS: 1249,
  BROADER: 76,
  BUILDS_ON: 65,
  CHAIRS: 152,
  CONCERNS: 741,
  CONTAINS: 741,
  COVERS: 256,
  ESTABLISHED_AT: 23,
  FOLLOWS: 51,
  FOLLOWS_UP: 39,
  GUEST_AT: 266,
  HELD_OFFICE: 404,
  HOLDS_PRESIDENCY: 53,
  HOSTS: 257,
  IN_COUNTRY: 265,
  ISSUED: 202,
  LIES_IN: 254,
  MADE: 128,
  MADE_AT: 128,
  MENTIONS: 202,
  OFFICE_OF: 198,
  OF_COUNTRY: 8,
  ON_THE_MARGINS_OF: 17,
  ORGANIZES: 257,
  PARTICIPATES_IN: 2045,
  PART_OF: 205,
  PRIORITIZES: 113,
  RESULT_FOR: 371,
  RESULT_OF: 438,
  SAME_SITE_AS: 1,
  SCORES: 4952,
  SOURCED_FROM: 3474,
  SPECIALIZES_IN: 15,
  SUBGROUP_OF: 6,
  TAKES_PLACE_IN: 252,
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
      ['HELD', 271],
      ['PLANNED', 2],
      ['SCHEDULED', 1],
    ],
  ],
  [
    'events by format',
    'MATCH (e:Event) WITH e.format AS value',
    [
      ['HYBRID', 1],
      ['IN_PERSON', 176],
      ['VIRTUAL', 22],
      [null, 76],
    ],
  ],
  ['events by precision', 'MATCH (e:Event) WITH e.datePrecision AS value', [['DAY', 275]]],
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
      ['GUEST', 115],
      ['LEADER', 112],
      ['MINISTER_OR_OFFICIAL', 155],
    ],
  ],
  [
    'places by kind',
    'MATCH (p:Place) WITH p.kind AS value',
    [
      ['CITY', 125],
      ['COUNTRY', 11],
      ['REGION', 81],
      ['VENUE', 48],
    ],
  ],
  [
    'sources by kind',
    'MATCH (s:Source) WITH s.kind AS value',
    [
      ['BACKGROUND', 1],
      ['DATASET', 17],
      ['PAGE_EXCERPT', 425],
      ['SEED', 1],
    ],
  ],
  [
    'dates of sources by precision',
    'MATCH (s:Source) WITH s.datePrecision AS value',
    [
      ['DAY', 275],
      ['MONTH', 67],
      ['YEAR', 52],
      [null, 50],
    ],
  ],
  [
    'priorities of events by emphasis',
    'MATCH ()-[r:ADDRESSES]->() WITH r.emphasis AS value',
    [
      ['MAJOR', 123],
      ['REGULAR', 354],
    ],
  ],
  [
    'participations by status',
    'MATCH ()-[r:ATTENDS]->() WITH r.status AS value',
    [
      ['ATTENDED', 1238],
      ['EXPECTED', 11],
    ],
  ],
  [
    'participations by confidence',
    'MATCH ()-[r:ATTENDS]->() WITH r.confidence AS value',
    [
      ['HIGH', 1086],
      ['MEDIUM', 163],
    ],
  ],
  [
    'members at events by basis',
    'MATCH ()-[r:PARTICIPATES_IN]->() WITH r.basis AS value',
    [
      ['ASSUMED', 1248],
      ['DELEGATION', 37],
      ['NAMED', 760],
    ],
  ],
  [
    'who attends',
    `MATCH (n)-[:ATTENDS]->() UNWIND labels(n) AS value WITH value WHERE NOT value IN ['Entity', 'Participant', 'Represented']`,
    [
      ['Country', 68],
      ['Member', 37],
      ['Organization', 18],
      ['Person', 1126],
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
      [false, 351],
      [true, 898],
    ],
  ],
  [
    'commitments by confidence',
    'MATCH (c:Commitment) WITH c.confidence AS value',
    [
      ['HIGH', 733],
      ['MEDIUM', 8],
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
    const difference = await previewLoad({ driver, databaseName: connection.databaseName, report: () => {} });
    expect(isEmpty(difference)).toBe(true);
  });
});
