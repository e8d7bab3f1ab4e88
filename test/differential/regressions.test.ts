import { beforeAll, expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { examine, type Finding } from './examine.ts';
import { type NaiveExecution, naiveExecution } from './naive-execution.ts';
import { readGraph } from './stored-graph.ts';

/** What random operations have found, each as small as it could be made. */
describeWithDatabase('operations that were once answered wrongly', (database) => {
  let naive: NaiveExecution;
  beforeAll(async () => {
    naive = naiveExecution(schema, await readGraph(database.run));
  });

  const findingOf = async (source: string, variables = {}): Promise<Finding | undefined> =>
    (await examine(schema, database.run, naive, { source, variables })).finding;

  // Neo4j refuses `n:A|B` (a guard) and `(n:Entity:Source)` (a look-up by key) in one expression: "Mixing label
  // expression symbols". Printing the second as `:Entity&Source` is enough.
  it.fails('a connection with sources on its edges, for several types', async () => {
    const source =
      '{ entity(slug: "summit-2025-kananaskis") { ... on Event { hosts { edges { sources { slug } } } } } }';
    expect(await findingOf(source)).toBeUndefined();
  });

  it.fails('sources on the edges of a connection, beside a relation that two types are asked for', async () => {
    const source = `{ presidency(year: 2025) { events(first: 3) { edges {
      sources { slug }
      node { ... on Summit { place { name } } ... on BilateralMeeting { place { name } } }
    } } } }`;
    expect(await findingOf(source)).toBeUndefined();
  });

  // The object is only filled where one of its fields is asked for; `pageInfo` without any is `{}`, not null.
  it.fails.each([
    ['skipped', '{ members { pageInfo { endCursor @skip(if: true) } } }'],
    ['in a fragment that is skipped', '{ members { pageInfo { ... @include(if: false) { endCursor } } } }'],
    ['skipped, beneath a node', '{ member(code: "CA") { events { pageInfo { endCursor @skip(if: true) } } } }'],
  ])('page info whose every field is %s', async (_, source) => {
    expect(await findingOf(source)).toBeUndefined();
  });

  // A variable of `@skip` or `@include` may be null at run time if it has a default. The selection set that holds the
  // directive is refused then, for each object that it is asked of; the compiler refuses the connection.
  it.fails('a directive on a field of a node whose variable is null', async () => {
    const source = `query ($isWanted: Boolean = true) {
      presidency(year: 2025) { name events(first: 2) { nodes { slug @include(if: $isWanted) } } }
    }`;
    expect(await findingOf(source, { isWanted: null })).toBeUndefined();
  });
});
