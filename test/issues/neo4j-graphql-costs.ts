import { beforeAll, expect, it } from 'vitest';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { hitsOf } from '../compiler/explain.ts';
import { askOver } from '../plugin/films/ask.ts';
import { type Film, type World, writeWorld } from '../plugin/films/data.ts';
import { sample } from '../plugin/films/sample.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** Everything that is measured, by name. */
const operations = {
  page: '{ films(first: 3, orderBy: [{ field: TITLE }]) { nodes { title } pageInfo { hasNextPage endCursor } } }',
  pageAndTotal: `{ films(first: 3, orderBy: [{ field: TITLE }]) {
    totalCount nodes { title } pageInfo { hasNextPage hasPreviousPage } } }`,
  lastPage: '{ films(last: 3, orderBy: [{ field: TITLE }]) { nodes { title } pageInfo { hasPreviousPage } } }',
  total: '{ films { totalCount } }',
  totalOfInterface: '{ works { totalCount } }',
  totalOfParent: '{ studio(slug: "big") { works { totalCount } } }',
  pageOfInterface: '{ works(first: 3) { nodes { title ... on Film { minutes } ... on Series { seasons } } } }',
  lookUpOfInterface: '{ work(slug: "film-0007") { title ... on Film { minutes } } }',
  nestedPage: `{ films(first: 2, orderBy: [{ field: TITLE }]) {
    nodes { studio { name } cast(first: 1) { totalCount nodes { name parts(first: 1) { nodes { title } } } } } } }`,
  nestedConditions: `{ films(
    first: 3, orderBy: [{ field: TITLE }]
    filter: { cast: { some: { name: { contains: "person" }, parts: { some: { title: { contains: "film" } } } } } }
  ) { nodes { title } } }`,
  fromTheNamedEnd: '{ person(slug: "person-0003") { parts { totalCount nodes { title } } } }',
  conditionOnTheOtherEnd: '{ films(filter: { cast: { some: { slug: { eq: "person-0003" } } } }) { totalCount } }',
} as const;

type Name = keyof typeof operations;

/** Reports of neo4j/graphql about what a request costs: in visits to the store, over data that are twenty times as large. */
export function costs(database: TestDatabase): void {
  const { ask } = askOver(database);
  const hits = { few: {} as Record<Name, number>, many: {} as Record<Name, number> };

  const statementOf = async (source: string, variables = {}): Promise<Statement> => {
    const { errors, statements } = await ask(source, variables);
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(1);
    return statements[0]!;
  };

  beforeAll(async () => {
    for (const [size, films] of [
      ['few', 40],
      ['many', 800],
    ] as const) {
      await writeWorld(database, worldOf(films));
      // Plans that were made for what was there before are no good any more.
      await database.driver.executeQuery('CALL db.prepareForReplanning()');
      await database.driver.executeQuery('CALL db.clearQueryCaches()');
      for (const name of Object.keys(operations) as Name[]) {
        hits[size][name] = await hitsOf(database, await statementOf(operations[name]));
      }
    }
  });

  const expectNoGrowth = (...names: readonly Name[]) => {
    for (const name of names) expect({ [name]: hits.many[name] }).toEqual({ [name]: hits.few[name] });
  };

  it('neo4j/graphql#6618: a page, its number and its flags cost the same however many there are', () => {
    expectNoGrowth('page', 'pageAndTotal', 'lastPage');
    expect(hits.many.pageAndTotal).toBeLessThan(20);
  });

  it('neo4j/graphql#6115: the number of all nodes is looked up, and no node is read or sent', async () => {
    expectNoGrowth('total', 'totalOfParent');
    expect(hits.many.total).toBe(1);
    const statement = await statementOf(operations.total);
    expect(await database.run(statement)).toEqual([[800]]);
  });

  it('neo4j/graphql#7261: so is that of an interface', async () => {
    expectNoGrowth('totalOfInterface');
    expect(hits.many.totalOfInterface).toBe(1);
    expect(await database.run(await statementOf(operations.totalOfInterface))).toEqual([[800]]);
  });

  it('neo4j/graphql#5061: a page and a look-up of an interface cost the same however many nodes and types there are', () => {
    expectNoGrowth('pageOfInterface', 'lookUpOfInterface');
  });

  it('neo4j/graphql#1760: what hangs beneath a list is read for the rows of its page only', () => {
    expectNoGrowth('nestedPage');
  });

  it('neo4j/graphql#1937: conditions in conditions end with the first that fulfils them', () => {
    // Which one that is depends on where the store has put them: a few visits more or less, not twenty times as many.
    expect(hits.many.nestedConditions).toBeLessThan(hits.few.nestedConditions * 1.5);
  });

  it('neo4j/neo4j#12695: a page costs the same wherever it lies', async () => {
    const page = `query ($after: String, $first: Int) {
      films(first: $first, after: $after, orderBy: [{ field: TITLE }]) { edges { cursor node { title } } } }`;
    const behind = async (slug: string) => {
      const { data } = await ask(
        `{ films(first: 1, filter: { slug: { eq: "${slug}" } }, orderBy: [{ field: TITLE }]) { edges { cursor } } }`,
      );
      return hitsOf(database, await statementOf(page, { first: 3, after: data.films.edges[0].cursor }));
    };
    expect(await behind('film-0780')).toBe(await behind('film-0003'));
  });

  it('neo4j/graphql#2925: what lies around one node is found from that node', () => {
    expectNoGrowth('fromTheNamedEnd');
  });

  it('neo4j/graphql#2925 and #1262: a condition on related nodes begins at the end that is known', () => {
    expectNoGrowth('conditionOnTheOtherEnd');
  });
}

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(4, '0')}`);

/** Films with two parts each, all of one studio and five of another. */
function worldOf(size: number): World {
  const people = numbered('person', size);
  const films = numbered('film', size).map(
    (slug): Film => ({ ...sample.films[0]!, slug, title: `The title of ${slug}` }),
  );
  const part = { part: null, billing: null, scenes: 1, spokenIn: null };
  return {
    ...sample,
    films,
    series: [],
    shorts: [],
    people: people.map((slug) => ({ slug, name: `The name of ${slug}`, born: null })),
    studios: ['big', 'small'].map((slug, index) => ({ slug, name: slug, registration: index, founded: null })),
    actedIn: films.flatMap(({ slug: to }, index) =>
      [0, 1].map((more) => ({ ...part, key: `${to}-${more}`, from: people[(index + more) % size]!, to })),
    ),
    reviewed: [],
    produced: films.flatMap(({ slug: to }, index) => [
      { from: 'big', to },
      ...(index < 5 ? [{ from: 'small', to }] : []),
    ]),
    follows: [],
  };
}
