import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, graphql } from 'graphql';
import { expect } from 'vitest';
import { schema as example } from '../plugin/example/films.ts';
import { prepareFilms, writeWorld } from '../plugin/films/data.ts';
import { sample } from '../plugin/films/sample.ts';
import { schema as films } from '../plugin/films/schema.ts';
import { writeShop } from '../shop/generate.ts';
import { schema as shop } from '../shop/schema.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { type Asked, answersOf } from './packed.ts';

const folderOf = (path: string) => join(import.meta.dirname, '../plugin', path);
const read = (path: string) => readFileSync(folderOf(path), 'utf8');

/** The modules of the program besides its servers: the films and the shop of the tests, and the example of the README. */
export const programModules = [
  'test/plugin/films/model.ts',
  'test/plugin/films/schema.ts',
  'test/plugin/example/films.ts',
  'test/shop/model.ts',
  'test/shop/schema.ts',
];

const ofFilms = [
  ...readdirSync(folderOf('films/golden'))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => read(`films/golden/${name}`)),
  '{ films(first: 2) { totalCount nodes { id summary cast(first: 1) { nodes { name } pageInfo { hasNextPage } } } } }',
  '{ film(slug: "nobody") { title } films(first: -1) { totalCount } }',
];

const ofShop = [
  `{ orders(first: 5, filter: { contents: { some: { edge: { price: { gt: 1.5 } } } } }) {
      totalCount countBy(dimension: STATUS) { key count }
      nodes { id number status placedAt customer { firstName points home } contents(first: 2) {
        totalCount edges { lines { quantity price } node { number name weight shelfLife createdAt } }
        pageInfo { hasNextPage endCursor } } } } }`,
  `{ products(last: 4, orderBy: [{ field: WEIGHT, direction: DESC }], filter: { categories: { some: { hidden: { eq: false } } } }) {
      totalCount nodes { id number weight tags sizes categories { nodes { number title parent { number } } } buyers { totalCount } }
      pageInfo { hasPreviousPage startCursor } } }`,
  `{ parties(first: 7, filter: { knows: { some: {} } }) { totalCount nodes { __typename id firstName acquaintance { __typename id }
      ... on Customer { callAt phones viewed(first: 2) { edges { viewedAt node { number } } } } } } }`,
  '{ counter { stores(first: 2) { nodes { code days opens spot } } category(number: 1) { number children { totalCount } } } }',
  '{ tags(first: 3) { nodes { slug typename constructor products { totalCount } } } product(number: "9007199254740990") { number } }',
  '{ lines(first: 3) { nodes { id quantity order { number } product { number } } } products(first: 101) { totalCount } }',
];

const ofFilmsAndExample = [
  { module: 'films/schema.js', schema: films, questions: ofFilms },
  { module: 'example/films.js', schema: example, questions: [read('example/question.graphql')] },
];

const ofTheShop = [{ module: 'shop/schema.js', schema: shop, questions: ofShop }];

/** The share of the 20,000 nodes that is written. `SHOP=whole` writes all. */
const share = process.env['SHOP'] === 'whole' ? 1 : 0.05;

/** A part of the Movies graph of Neo4j, which was not made for the plugin. */
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

/** Compares the answers of the installed program with those of the schemas here, and with what the README promises. */
export async function expectAnswers(
  folder: string,
  database: TestDatabase,
  [question, mutation]: readonly [question: string, mutation: string],
): Promise<void> {
  await database.driver.executeQuery('MATCH (n) DETACH DELETE n');
  await database.driver.executeQuery(movies);
  const first = { module: 'first/schema.js', questions: [question] };
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
  await expectMutation(folder, database, mutation);

  await prepareFilms(database);
  await writeWorld(database, sample);
  await expectSame(folder, database, ofFilmsAndExample);

  await database.driver.executeQuery('MATCH (n) DETACH DELETE n');
  await writeShop(database.driver, 1, share);
  await expectSame(folder, database, ofTheShop);
}

/** Both servers of the program must answer like graphql-js here. */
async function expectSame(
  folder: string,
  database: TestDatabase,
  asked: readonly (Asked & { readonly schema: GraphQLSchema })[],
): Promise<void> {
  const answers = answersOf(folder, database.connection, asked);
  for (const [place, { schema, questions }] of asked.entries()) {
    for (const [index, source] of questions.entries()) {
      const result = await graphql({ schema, source, contextValue: { run: database.run } });
      expect(result.data, JSON.stringify(result.errors)).toBeTruthy();
      const expected = JSON.parse(JSON.stringify(result));
      expect(answers[place]![index]).toEqual({ apollo: expected, yoga: expected });
    }
  }
  expect(answers.flat()).toHaveLength(asked.flatMap(({ questions }) => questions).length);
}

/** Sends the mutation to both servers. The second must report that the first has written it already. */
async function expectMutation(folder: string, database: TestDatabase, mutation: string): Promise<void> {
  await database.driver.executeQuery('CREATE CONSTRAINT movies FOR (n:Movie) REQUIRE n.title IS UNIQUE');
  const rename = (from: string) =>
    `mutation { renamePerson(input: { from: "${from}", to: "Neo" }) { person { name movies { totalCount } } problems } }`;
  const module = 'first/mutations.js';
  const questions = [mutation, rename('Keanu Reeves')];
  const [added, renamed] = answersOf(folder, database.connection, [{ module, questions }])[0]!;
  await database.driver.executeQuery('DROP CONSTRAINT movies');
  const actors = { nodes: [{ name: 'Keanu Reeves', movies: { totalCount: 3 } }] };
  expect(added!.apollo).toEqual({ data: { addMovie: { title: 'Speed', actors } } });
  const error = { message: "There is a movie 'Speed' already.", path: ['addMovie'] };
  const extensions = { code: 'CONSTRAINT_VIOLATED', constraint: 'unique' };
  expect(added!.yoga).toMatchObject({ data: { addMovie: null }, errors: [{ ...error, extensions }] });
  const payload = { person: { name: 'Neo', movies: { totalCount: 3 } }, problems: [] };
  expect(renamed!.apollo).toEqual({ data: { renamePerson: payload } });
  const nobody = { person: null, problems: ['Nobody has that name.'] };
  expect(renamed!.yoga).toEqual({ data: { renamePerson: nobody } });
}
