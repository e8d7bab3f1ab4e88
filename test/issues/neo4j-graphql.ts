import { beforeAll, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import { askOver } from '../plugin/films/ask.ts';
import { type Film, type World, writeWorld } from '../plugin/films/data.ts';
import { sample } from '../plugin/films/sample.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** Reports of neo4j/graphql and neo4j/neo4j about wrong answers: aliases, abstract types, cursors, orders, filters. */
export function neo4jGraphql(database: TestDatabase): void {
  const { ask, data } = askOver(database);
  beforeAll(() => writeWorld(database, sample));

  const slugs = (connection: { nodes: { slug: string }[] }) => connection.nodes.map(({ slug }) => slug);

  it('neo4j/graphql#350: one field under three aliases keeps the arguments of each', async () => {
    expect(
      await data(`{
        person(slug: "ann") {
          a: parts(filter: { slug: { eq: "alien" } }) { totalCount }
          b: parts(filter: { slug: { eq: "dark" } }) { totalCount }
          c: parts(filter: { slug: { eq: "clue" } }) { totalCount }
        }
      }`),
    ).toEqual({ person: { a: { totalCount: 1 }, b: { totalCount: 1 }, c: { totalCount: 0 } } });
  });

  it('neo4j/graphql#392: one connection under two aliases, filtered by what the node is and is not', async () => {
    const { studio } = await data(`{
      studio(slug: "acme") {
        colour: works(filter: { slug: { startsWith: "alien" } }) { edges { node { slug } } }
        other: works(filter: { not: { slug: { startsWith: "alien" } } }) { edges { node { slug } } }
        all: works { totalCount }
      }
    }`);
    const edges = (...names: string[]) => ({ edges: names.map((slug) => ({ node: { slug } })) });
    expect(studio).toEqual({ colour: edges('alien', 'aliens'), other: edges('dark'), all: { totalCount: 3 } });
  });

  it('neo4j/graphql#1817: aliases of a connection and of another beneath it', async () => {
    const { studio } = await data(`{
      studio(slug: "blue") { level1: works { e: edges { n: node { level2: cast(first: 1) { e: edges { n: node { level3: parts(first: 1) { t: totalCount } } } } } } } }
    }`);
    expect(studio).toEqual({
      level1: {
        e: [{ n: { level2: { e: [{ n: { level3: { t: 3 } } }] } } }, { n: { level2: { e: [] } } }],
      },
    });
  });

  it('neo4j/graphql#4158: the global id under an alias, at the root, in a connection and in a relation', async () => {
    const { films } = await data(
      '{ films(first: 1, orderBy: [{ field: TITLE }]) { edges { node { key: id studio { key: id } cast(first: 1) { edges { node { key: id } } } } } } }',
    );
    expect(films.edges[0].node).toEqual({
      key: encodeGlobalId('Film', 'alien'),
      studio: { key: encodeGlobalId('Studio', 'acme') },
      cast: { edges: [{ node: { key: encodeGlobalId('Person', 'ann') } }] },
    });
  });

  it('neo4j/graphql#5584: every part of a connection under an alias, and two views of one relationship', async () => {
    const { person } = await data(`{
      person(slug: "ann") {
        old: parts(filter: { year: { lt: 1986 } }, orderBy: [{ field: TITLE, direction: DESC }]) {
          list: edges { it: node { s: slug } at: cursor } page: pageInfo { more: hasNextPage } count: totalCount
        }
        new: parts(filter: { year: { gte: 1986 } }) { list: edges { it: node { s: slug } } }
      }
    }`);
    expect(person.old).toEqual({
      list: [{ it: { s: 'alien' }, at: expect.stringMatching(/^[\w-]+$/) }],
      page: { more: false },
      count: 1,
    });
    expect(person.new).toEqual({ list: [{ it: { s: 'aliens' } }, { it: { s: 'dark' } }] });
  });

  it('neo4j/graphql#1535 and #2844: aliases of a connection to an interface, with a filter of their own', async () => {
    const { studio } = await data(`{
      studio(slug: "acme") {
        one: works(filter: { title: { eq: "Dark" } }) { nodes { __typename title } }
        two: works(filter: { title: { eq: "Alien" } }) { nodes { __typename title } }
      }
    }`);
    expect(studio).toEqual({
      one: { nodes: [{ __typename: 'Series', title: 'Dark' }] },
      two: { nodes: [{ __typename: 'Film', title: 'Alien' }] },
    });
  });

  it('neo4j/graphql#2197: the size of a page holds for a list of several types as a whole', async () => {
    const { works } = await data('{ works(first: 5) { nodes { __typename slug } totalCount pageInfo { endCursor } } }');
    expect(slugs(works)).toEqual(['alien', 'aliens', 'brazil', 'clue', 'dark']);
    expect(works.totalCount).toBe(6);
    const next = await data('query ($after: String) { works(first: 5, after: $after) { nodes { __typename slug } } }', {
      after: works.pageInfo.endCursor,
    });
    expect(next.works.nodes).toEqual([{ __typename: 'Short', slug: 'elle' }]);
  });

  it('neo4j/graphql#414: nodes of several types in one order of what the relationship knows', async () => {
    const { person } = await data(`{
      person(slug: "ann") {
        parts(first: 9, orderBy: [{ field: SCENES }]) {
          edges { scenes node { __typename ... on Film { minutes } ... on Series { seasons } } }
        }
      }
    }`);
    expect(person.parts.edges).toEqual([
      { scenes: 3, node: { __typename: 'Film', minutes: 117 } },
      { scenes: 12, node: { __typename: 'Series', seasons: 3 } },
      { scenes: 60, node: { __typename: 'Film', minutes: 137 } },
    ]);
  });

  it('neo4j/graphql#2147: node and edge are ordered by in the order in which they are named', async () => {
    const order = async (...fields: string[]) => {
      const { film } = await data(
        `{ film(slug: "alien") { cast(orderBy: [${fields.map((field) => `{ field: ${field} }`).join(', ')}]) { edges { scenes node { slug } } } } }`,
      );
      return film.cast.edges.map(({ scenes, node }: { scenes: number; node: { slug: string } }) => [node.slug, scenes]);
    };
    expect(await order('NAME, direction: DESC', 'SCENES')).toEqual([
      ['bob', 12],
      ['ann', 3],
    ]);
    expect(await order('SCENES, direction: DESC', 'NAME')).toEqual([
      ['ann', 40],
      ['bob', 12],
    ]);
  });

  it('neo4j/graphql#2262: an order of a list that is empty loses nothing around it', async () => {
    const { films } = await data(`{
      films(first: 4, orderBy: [{ field: TITLE }]) {
        nodes { slug follows { slug cast(orderBy: [{ field: NAME, direction: DESC }]) { nodes { slug } } } reviewers(orderBy: [{ field: STARS }]) { nodes { slug } } }
      }
    }`);
    expect(films.nodes).toEqual([
      { slug: 'alien', follows: null, reviewers: { nodes: [{ slug: 'bob' }, { slug: 'cyd' }] } },
      {
        slug: 'aliens',
        follows: { slug: 'alien', cast: { nodes: ['bob', 'ann'].map((slug) => ({ slug })) } },
        reviewers: { nodes: [] },
      },
      { slug: 'brazil', follows: null, reviewers: { nodes: [] } },
      { slug: 'clue', follows: null, reviewers: { nodes: [] } },
    ]);
  });

  it('neo4j/graphql#1273: order, size and cursor hold at the root as they do beneath a node', async () => {
    const page =
      '(first: 2, orderBy: [{ field: TITLE, direction: DESC }], filter: { slug: { in: ["alien", "aliens", "dark"] } }';
    const parts = 'totalCount nodes { slug } pageInfo { hasNextPage endCursor }';
    const both = async (after: (string | null)[]) => {
      const [root, related] = after.map((cursor) => `${page}${cursor === null ? '' : `, after: "${cursor}"`})`);
      return data(`{ works${root} { ${parts} } studio(slug: "acme") { works${related} { ${parts} } } }`);
    };
    const first = await both([null, null]);
    for (const works of [first.works, first.studio.works]) {
      expect(works).toMatchObject({
        totalCount: 3,
        nodes: [{ slug: 'dark' }, { slug: 'aliens' }],
        pageInfo: { hasNextPage: true },
      });
    }
    const next = await both([first.works.pageInfo.endCursor, first.studio.works.pageInfo.endCursor]);
    for (const works of [next.works, next.studio.works]) {
      expect(works).toMatchObject({ totalCount: 3, nodes: [{ slug: 'alien' }], pageInfo: { hasNextPage: false } });
    }
  });

  it('neo4j/graphql#332 and #1686: `totalCount` as the only field of a connection, at the root and beneath rows', async () => {
    expect(await data('{ works { totalCount } studios(first: 2) { nodes { works { totalCount } } } }')).toEqual({
      works: { totalCount: 6 },
      studios: { nodes: [{ works: { totalCount: 3 } }, { works: { totalCount: 2 } }] },
    });
  });

  it('neo4j/graphql#7205: those that have a relation to one node can be asked for, and those that have none', async () => {
    const source =
      'query ($filter: FilmFilter) { films(first: 9, filter: $filter, orderBy: [{ field: TITLE }]) { nodes { slug } } }';
    expect(slugs((await data(source, { filter: { follows: {} } })).films)).toEqual(['aliens']);
    expect(slugs((await data(source, { filter: { not: { follows: {} } } })).films)).toEqual([
      'alien',
      'brazil',
      'clue',
    ]);
  });

  const film = (slug: string, title: string): Film => ({ ...sample.films[0]!, slug, title });
  const withFilms = (films: readonly Film[]): World => ({
    ...sample,
    films,
    actedIn: [],
    produced: [],
    reviewed: [],
    follows: [],
  });

  it('neo4j/graphql#2685: what is added or taken away before a cursor moves no page', async () => {
    const page =
      'query ($after: String) { films(first: 2, after: $after, orderBy: [{ field: TITLE }]) { nodes { slug } pageInfo { endCursor } } }';
    const all = ['b', 'd', 'f', 'h'].map((name) => film(name, name));
    try {
      await writeWorld(database, withFilms(all));
      const first = (await data(page)).films;
      expect(slugs(first)).toEqual(['b', 'd']);
      const after = first.pageInfo.endCursor;
      await writeWorld(database, withFilms([film('a', 'a'), film('c', 'c'), ...all]));
      expect(slugs((await data(page, { after })).films)).toEqual(['f', 'h']);
      await writeWorld(database, withFilms(all.slice(2)));
      expect(slugs((await data(page, { after })).films)).toEqual(['f', 'h']);
    } finally {
      await writeWorld(database, sample);
    }
  });

  it('neo4j/neo4j#12695: a cursor is a position and not a number to skip', async () => {
    const page =
      'query ($after: String) { films(first: 1, after: $after, orderBy: [{ field: TITLE }]) { edges { cursor } } }';
    const { films } = await data(page);
    const { cursor } = films.edges[0];
    expect(JSON.parse(Buffer.from(cursor, 'base64url').toString())).toEqual([1, expect.any(String), 'Alien', 'alien']);
    const { statements } = await ask(page, { after: cursor });
    expect(statements[0]!.text).not.toContain('SKIP');
    const forged = Buffer.from('arrayconnection:1').toString('base64');
    expect((await ask(page, { after: forged })).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
}
