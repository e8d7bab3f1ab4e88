import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import { model } from '../../src/model/g7.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** Texts that break formats which are written without care. */
export const hostileText: readonly string[] = [
  'quote " and "" doubled',
  "single ' quote",
  'comma, semicolon; pipe | tab \t',
  'line\nbreak, carriage\rreturn, both\r\n',
  ' blanks around ',
  '   ',
  '',
  'a ]]> b <!-- & &amp; <tag attr="x"/>',
  'emoji 😀 and 👩‍👩‍👧‍👦, accents é ñ, right to left שלום',
  'control \u0000 \u0001 \u001b \u007f \u0085 \u2028 \ufeff \ufffe \uffff',
  '=HYPERLINK("http://example.org")',
  '+1',
  '-1',
  '@sum',
  'backslash \\ at the end \\',
  '\\"; DETACH DELETE n //',
  '$name `name` $(name)',
  'null',
  'true',
  '007',
];

/** The labels of that graph: an export of these alone has less to ask. */
export const hostileLabels: readonly string[] = ['Dataset', 'Person', 'Place', 'Presidency', 'Priority', 'Summit'];

/** Lists are never absent in the model: those that the nodes above do not name are empty. */
const emptyLists: readonly string[] = model.nodes
  .filter(({ label }) => hostileLabels.includes(label))
  .flatMap(({ label, properties }) =>
    Object.entries(properties)
      .filter(([, { list }]) => list)
      .map(([name]) => `MATCH (n:${label}) WHERE n.${name} IS NULL SET n.${name} = []`),
  );

/** A small graph of people with such names, with lists that hold every delimiter but one, and with edges of ranges. */
export async function hostile({ driver }: TestDatabase, texts = hostileText): Promise<void> {
  const session = driver.session();
  try {
    await session.run(
      `UNWIND range(0, size($texts) - 1) AS i
       CREATE (p:Person:Entity:Participant {slug: 'person-' + i, name: $texts[i], note: $texts[i], category: 'GUEST',
         searchText: $texts[i], searchNames: CASE $texts[i] WHEN '' THEN [] ELSE [$texts[i]] END})
       MERGE (e:Summit:Event:Entity {slug: 'summit/ ?#"<&>;%2F..é'}) ON CREATE SET e += {name: 'S', kind: 'SUMMIT',
         status: 'HELD', year: 9007199254740991, startDate: date('0001-01-01'), endDate: date('9999-12-31'), number: -1}
       CREATE (p)-[:ATTENDS {key: $texts[i] + i, sources: [], role: 'GUEST', status: 'ATTENDED', capacity: $texts[i]}]->(e)`,
      { texts },
    );
    await session.run(
      `CREATE (:Priority:Entity {slug: 'priority-lists', name: 'L', definition: '', alternativeNames: $names}),
         (:Priority:Entity {slug: 'priority-blank', name: 'B', definition: 'b', alternativeNames: ['', '']}),
         (:Presidency:Entity {slug: 'presidency-none', name: 'P', year: 0, forum: 'G7', themes: []}),
         (:Place:Entity {slug: 'place-a', name: 'P', kind: 'CITY', latitude: -1.0e-7, longitude: 45.0}),
         (:Place:Entity {slug: 'place-b', name: 'P', kind: 'CITY', latitude: 1.7976931348623157e308, longitude: 0.1}),
         (:Dataset {name: 'seven', version: 'v', loadedAt: datetime('2026-11-24T08:06:38.123456789+05:30')})`,
      { names: ['a;b', 'c|d', ' e ', 'f\n"g"', ',', ''] },
    );
    for (const statement of emptyLists) await session.run(statement);
  } finally {
    await session.close();
  }
}

/** A list that CSV cannot tell from an empty one. */
export const blankLists = `CREATE (:Presidency:Entity {slug: 'presidency-blank', name: 'B', year: 1, forum: 'G7', themes: ['']})`;

export const parsedGraphml = (text: string): MultiDirectedGraph =>
  parse(MultiDirectedGraph, text) as MultiDirectedGraph;
