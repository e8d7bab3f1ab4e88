import { execute, parse } from 'graphql';
import { beforeAll, expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { examine, type Finding } from './examine.ts';
import { type NaiveExecution, naiveExecution } from './naive-execution.ts';
import { readGraph } from './stored-graph.ts';

/** The mistakes that random operations have found, each with the smallest operation for it. */
describeWithDatabase('operations that were once answered wrongly', (database) => {
  let naive: NaiveExecution;
  beforeAll(async () => {
    naive = naiveExecution(schema, await readGraph(database.run), database.run);
  });

  const findingOf = async (source: string, variables = {}): Promise<Finding | undefined> =>
    (await examine(schema, database.run, naive, { source, variables })).finding;

  // Neo4j does not allow `n:A|B` (a guard) and `(n:Entity:Source)` (a look-up by key) in one statement.
  it('a connection with sources on its edges, for several types', async () => {
    const source =
      '{ entity(slug: "summit-2025-kananaskis") { ... on Event { hosts { edges { sources { slug } } } } } }';
    expect(await findingOf(source)).toBeUndefined();
  });

  it('sources on the edges of a connection, beside a relation that two types are asked for', async () => {
    const source = `{ presidency(year: 2025) { events(first: 3) { edges {
      sources { slug }
      node { ... on Summit { place { name } } ... on BilateralMeeting { place { name } } }
    } } } }`;
    expect(await findingOf(source)).toBeUndefined();
  });

  // Without a selected field, the object was missing.
  it.each([
    ['skipped', '{ members { pageInfo { endCursor @skip(if: true) } } }'],
    ['in a fragment that is skipped', '{ members { pageInfo { ... @include(if: false) { endCursor } } } }'],
    ['skipped, beneath a node', '{ member(code: "CA") { events { pageInfo { endCursor @skip(if: true) } } } }'],
  ])('page info whose every field is %s', async (_, source) => {
    expect(await findingOf(source)).toBeUndefined();
  });

  // Random operations seldom search by time.
  it.each(['latest summit', 'current president', 'next meeting', 'last on ukraine'])(
    'a search for %j',
    async (text) => {
      const source =
        'query ($text: String!) { search(text: $text, first: 30) { totalCount edges { score node { slug } } } }';
      expect(await findingOf(source, { text })).toBeUndefined();
    },
  );

  // Cypher of an author was printed between the counts and their order.
  it.each([
    '{ people { countBy(dimension: REPRESENTED) { count node { ... on Entity { neighborCounts { count } } } } } }',
    '{ assessments { countBy(dimension: COMMITMENT, first: 5) { averageScore node { ... on Commitment { neighborCounts { relation } } } } } }',
    `{ events { countBy(dimension: HOST, orderBy: KEY_ASC) { key node {
      ... on Member { neighbors(first: 1) { totalCount } } ... on Entity { neighborCounts { direction } }
    } } } }`,
  ])('what lies around the nodes of numbers: %s', async (source) => {
    expect(await findingOf(source)).toBeUndefined();
  });

  // A variable of `@skip` or `@include` with a default can be null at run time. Each object whose selection set contains the
  // directive is then an error, on its own path.
  it('a directive on a field of a node whose variable is null', async () => {
    const source = `query ($isWanted: Boolean = true) {
      presidency(year: 2025) { name events(first: 2) { nodes { slug @include(if: $isWanted) } } }
    }`;
    expect(await findingOf(source, { isWanted: null })).toBeUndefined();
  });
});

// Neo4j would plan the 62 `OPTIONAL MATCH`es of this operation for about 15 s.
it('refuses a tree of relations before the database plans it', async () => {
  const tree = (levels: number): string =>
    levels === 0 ? 'slug' : `follows { ${tree(levels - 1)} } partOf { ${tree(levels - 1)} }`;
  const contextValue = { run: async () => [] };
  const result = await execute({ schema, document: parse(`{ event(slug: "x") { ${tree(5)} } }`), contextValue });
  expect(result.errors?.map(({ extensions }) => extensions['code'])).toEqual(['LIMIT_EXCEEDED']);
});
