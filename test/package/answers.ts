import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { expect } from 'vitest';
import { schema as example } from '../plugin/example/films.ts';
import { prepareFilms, writeWorld } from '../plugin/films/data.ts';
import { sample } from '../plugin/films/sample.ts';
import { schema as films } from '../plugin/films/schema.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { answersOf } from './packed.ts';

const folderOf = (path: string) => join(import.meta.dirname, '../plugin', path);
const read = (path: string) => readFileSync(folderOf(path), 'utf8');

/** What the program is made of, beside how it serves: the films of the tests, and the example of the README. */
export const programModules = [
  'test/plugin/films/model.ts',
  'test/plugin/films/schema.ts',
  'test/plugin/example/films.ts',
];

const ofFilms = [
  ...readdirSync(folderOf('films/golden'))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => read(`films/golden/${name}`)),
  '{ films(first: 2) { totalCount nodes { id summary cast(first: 1) { nodes { name } pageInfo { hasNextPage } } } } }',
  '{ film(slug: "nobody") { title } films(first: -1) { totalCount } }',
];

const asked = [
  { module: 'films/schema.js', schema: films, questions: ofFilms },
  { module: 'example/films.js', schema: example, questions: [read('example/question.graphql')] },
];

/** Some of the Movies graph of Neo4j, whose labels and properties nobody chose for the plugin. */
const movies = `
  CREATE (keanu:Person {name: 'Keanu Reeves', born: 1964}), (hugo:Person {name: 'Hugo Weaving', born: 1960}),
    (clint:Person {name: 'Clint Eastwood', born: 1930}),
    (matrix:Movie {title: 'The Matrix', released: 1999}), (replacements:Movie {title: 'The Replacements', released: 2000}),
    (unforgiven:Movie {title: 'Unforgiven', released: 1992}),
    (keanu)-[:ACTED_IN {roles: ['Neo']}]->(matrix), (hugo)-[:ACTED_IN {roles: ['Agent Smith']}]->(matrix),
    (keanu)-[:ACTED_IN {roles: ['Shane Falco']}]->(replacements), (clint)-[:ACTED_IN {roles: ['Bill Munny']}]->(unforgiven)`;

const actor = (name: string, role: string, total: number, hasNextPage: boolean) => ({
  edges: [{ roles: [role], node: { name, movies: { totalCount: total } } }],
  pageInfo: { hasNextPage, endCursor: expect.any(String) },
});

/** Holds what the installed program answers to what the schemas of this project answer, and to what the README promises. */
export async function expectAnswers(folder: string, database: TestDatabase, firstQuestion: string): Promise<void> {
  await database.driver.executeQuery('MATCH (n) DETACH DELETE n');
  await database.driver.executeQuery(movies);
  const first = { module: 'first/schema.js', questions: [firstQuestion] };
  const data = {
    movies: {
      totalCount: 2,
      nodes: [
        { title: 'The Replacements', actors: actor('Keanu Reeves', 'Shane Falco', 2, false) },
        { title: 'The Matrix', actors: actor('Hugo Weaving', 'Agent Smith', 1, true) },
      ],
    },
  };
  expect(answersOf(folder, database.connection, [first])).toEqual([[{ apollo: { data }, yoga: { data } }]]);

  await prepareFilms(database);
  await writeWorld(database, sample);
  const answers = answersOf(folder, database.connection, asked);
  for (const [place, { schema, questions }] of asked.entries()) {
    for (const [index, source] of questions.entries()) {
      const result = await graphql({ schema, source, contextValue: { run: database.run } });
      expect(result.data).toBeTruthy();
      const expected = JSON.parse(JSON.stringify(result));
      expect(answers[place]![index]).toEqual({ apollo: expected, yoga: expected });
    }
  }
  expect(answers.flat()).toHaveLength(asked.flatMap(({ questions }) => questions).length);
}
