import { beforeAll, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import { askOver } from '../plugin/films/ask.ts';
import { emptyWorld, type Film, writeWorld } from '../plugin/films/data.ts';
import { sample } from '../plugin/films/sample.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** Reports of hayes/pothos: selections that became several queries, and pages that said the wrong thing. */
export function pothos(database: TestDatabase): void {
  const { ask, data } = askOver(database);
  beforeAll(() => writeWorld(database, sample));

  // `data` counts the statements: one for each root field, or it fails.
  it('hayes/pothos#996: lists under two aliases with different arguments, beneath every row of a list', async () => {
    const { studios } = await data(`{
      studios(first: 2, orderBy: [{ field: NAME }]) {
        nodes {
          works(first: 3) {
            nodes {
              slug
              up: cast(first: 2, orderBy: [{ field: SCENES }]) { edges { scenes } }
              down: cast(first: 2, orderBy: [{ field: SCENES, direction: DESC }]) { edges { scenes } }
              some: cast(filter: { name: { eq: "Bob" } }) { totalCount }
            }
          }
        }
      }
    }`);
    const scenes = (...all: number[]) => ({ edges: all.map((some) => ({ scenes: some })) });
    expect(studios.nodes[0].works.nodes).toEqual([
      { slug: 'alien', up: scenes(3, 12), down: scenes(40, 12), some: { totalCount: 1 } },
      { slug: 'aliens', up: scenes(60), down: scenes(60), some: { totalCount: 0 } },
      { slug: 'dark', up: scenes(12), down: scenes(12), some: { totalCount: 0 } },
    ]);
  });

  it('hayes/pothos#1566: fragments that share an alias and its arguments and ask for different fields', async () => {
    const { data: answer, statements } = await ask(`
      query { film(slug: "alien") { ...A ...B } }
      fragment A on Film { leads: cast(filter: { edge: { billing: { eq: 1 } } }) { edges { part } } }
      fragment B on Film {
        leads: cast(filter: { edge: { billing: { eq: 1 } } }) { edges { scenes node { name } } totalCount }
      }
    `);
    expect(answer.film.leads).toEqual({
      edges: [{ part: 'Captain', scenes: 40, node: { name: 'Ann' } }],
      totalCount: 1,
    });
    expect(statements).toHaveLength(1);
    expect(statements[0]!.text.match(/COLLECT \{|RETURN collect\(/g)).toHaveLength(1);
  });

  it('hayes/pothos#1669: the rows of a connection through fragments on the connection and on its edges', async () => {
    const source = `
      query { film(slug: "alien") { cast(first: 1) { ...Page } } }
      fragment Page on WorkCastConnection { edges { ...Edge } ... on WorkCastConnection { totalCount } }
      fragment Edge on WorkCastEdge { part node { ...Who } }
      fragment Who on Person { name parts(first: 1) { nodes { slug } } }
    `;
    expect((await data(source)).film.cast).toEqual({
      edges: [{ part: 'Captain', node: { name: 'Ann', parts: { nodes: [{ slug: 'alien' }] } } }],
      totalCount: 2,
    });
  });

  it('hayes/pothos#1671: a fragment on an interface that no label stands for, with one on an object in it', async () => {
    const source = '{ work(slug: "alien") { ... on Node { id ... on Film { minutes follows { slug } } } } }';
    expect(await data(source)).toEqual({
      work: { id: encodeGlobalId('Film', 'alien'), minutes: 117, follows: null },
    });
  });

  it('hayes/pothos#1672: one relation in `nodes` and in `edges { node }`, and a connection that is asked for its flags alone', async () => {
    const { film } = await data(`{
      film(slug: "alien") {
        cast(first: 1) { nodes { studios(first: 1) { nodes { slug } } } edges { node { studios(first: 2) { nodes { slug } } } } }
        reviewers(first: 1) { pageInfo { hasNextPage endCursor } }
      }
    }`);
    expect(film).toEqual({
      cast: {
        nodes: [{ studios: { nodes: [{ slug: 'acme' }] } }],
        edges: [{ node: { studios: { nodes: [{ slug: 'acme' }, { slug: 'blue' }] } } }],
      },
      reviewers: { pageInfo: { hasNextPage: true, endCursor: expect.any(String) } },
    });
  });

  it('hayes/pothos#1676: directives on both kinds of fragments, and a fragment that is spread again and again', async () => {
    const source = `
      query ($no: Boolean = false) {
        film(slug: "alien") { ...T @include(if: $no) ... on Film @skip(if: $no) { ...T ...T } ...M @skip(if: $no) }
      }
      fragment T on Film { title }
      fragment M on Film { minutes ...T }
    `;
    expect(await data(source)).toEqual({ film: { title: 'Alien', minutes: 117 } });
    expect(await data(source, { no: true })).toEqual({ film: { title: 'Alien' } });
  });

  it('hayes/pothos#1609: the number of a list that a filter leaves empty is nought', async () => {
    expect(
      await data(`{
        films(filter: { title: { eq: "Nothing" } }) { totalCount }
        film(slug: "alien") { cast(filter: { name: { eq: "Nobody" } }) { totalCount nodes { slug } } }
      }`),
    ).toEqual({ films: { totalCount: 0 }, film: { cast: { totalCount: 0, nodes: [] } } });
  });

  const page = `query ($first: Int, $last: Int, $after: String, $before: String) {
    films(first: $first, last: $last, after: $after, before: $before, orderBy: [{ field: TITLE }]) {
      edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage }
    }
  }`;
  const pageOf = async (variables: Record<string, unknown> = {}) => {
    const { films } = await data(page, variables);
    const slugs = films.edges.map(({ node }: { node: { slug: string } }) => node.slug);
    const cursors = films.edges.map(({ cursor }: { cursor: string }) => cursor);
    return { slugs, cursors, ...films.pageInfo };
  };

  it('hayes/pothos#1361: the first row behind a cursor, and the last before one, are not left out', async () => {
    const { slugs, cursors } = await pageOf({ first: 4 });
    expect(slugs).toEqual(['alien', 'aliens', 'brazil', 'clue']);
    expect((await pageOf({ first: 1, after: cursors[0] })).slugs).toEqual(['aliens']);
    expect((await pageOf({ last: 1, before: cursors[3] })).slugs).toEqual(['brazil']);
  });

  it('hayes/pothos#1680: a page of nought is a page, in its direction', async () => {
    const { cursors } = await pageOf({ first: 4 });
    const flags = async (variables: Record<string, unknown>) => {
      const { slugs, hasNextPage, hasPreviousPage } = await pageOf(variables);
      expect(slugs).toEqual([]);
      return { hasNextPage, hasPreviousPage };
    };
    expect(await flags({ last: 0 })).toEqual({ hasNextPage: false, hasPreviousPage: true });
    expect(await flags({ first: 0 })).toEqual({ hasNextPage: true, hasPreviousPage: false });
    // One row lies between the cursors, and others on both sides of them.
    const between = { after: cursors[0], before: cursors[2] };
    expect(await flags({ last: 0, ...between })).toEqual({ hasNextPage: true, hasPreviousPage: true });
    expect(await flags({ first: 0, ...between })).toEqual({ hasNextPage: true, hasPreviousPage: true });
    // Four rows are more than nought and more than two.
    expect(await flags({ first: 0, last: 2 })).toEqual({ hasNextPage: true, hasPreviousPage: true });
    expect(await flags({ first: 2, last: 0 })).toEqual({ hasNextPage: true, hasPreviousPage: true });
  });

  it('hayes/pothos#1752: a page over the maximum is refused, and not cut at the wrong end', async () => {
    const { data: answer, errors } = await ask(page, { last: 41 });
    expect(answer).toEqual({ films: null });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['films'] }]);
  });

  it('hayes/pothos#1752: cursors of rows that are gone, and of the last row', async () => {
    const film = (slug: string): Film => ({ ...sample.films[0]!, slug, title: slug });
    const write = (slugs: readonly string[]) => writeWorld(database, { ...emptyWorld, films: slugs.map(film) });
    try {
      await write(['a', 'b', 'c', 'd']);
      const { cursors } = await pageOf({ first: 4 });
      const [, b, , d] = cursors;
      expect(await pageOf({ first: 2, after: d })).toMatchObject({
        slugs: [],
        hasNextPage: false,
        hasPreviousPage: true,
      });
      await write(['a']);
      expect(await pageOf({ first: 2, after: d })).toMatchObject({
        slugs: [],
        hasNextPage: false,
        hasPreviousPage: true,
      });
      expect(await pageOf({ last: 2, before: d })).toMatchObject({ slugs: ['a'], hasNextPage: false });
      expect(await pageOf({ last: 2, before: b })).toMatchObject({ slugs: ['a'], hasNextPage: false });
    } finally {
      await writeWorld(database, sample);
    }
  });

  it('hayes/pothos#1752: ids of types that are called as JavaScript calls its own', async () => {
    const ids = ['constructor', 'toString', '__proto__'].map((name) => encodeGlobalId(name, 'x'));
    const alien = encodeGlobalId('Film', 'alien');
    const source = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(await data(source, { ids: [...ids, alien] })).toEqual({ nodes: [null, null, null, { id: alien }] });
  });
}
