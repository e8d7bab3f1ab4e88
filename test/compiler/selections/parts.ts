import { expect, it } from 'vitest';
import type { Asker } from '../../plugin/films/ask.ts';

const flags = { hasNextPage: true, hasPreviousPage: false };

/** Selections of the parts of a connection, at the root and beneath a node. */
export function parts({ ask, data }: Asker): void {
  /** The answers of both connections for a selection, and their statements. */
  const both = async (selection: string, args = '(first: 1)') => {
    const {
      data: answer,
      errors,
      statements,
    } = await ask(`{
      films${args} { ${selection} }
      studio(slug: "acme") { films${args} { ${selection} } }
    }`);
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(2);
    return { root: answer.films, related: answer.studio.films, texts: statements.map(({ text }) => text) };
  };

  it('`__typename` only', async () => {
    const { root, related, texts } = await both('__typename');
    expect(root).toEqual({ __typename: 'FilmConnection' });
    expect(related).toEqual({ __typename: 'StudioFilmsConnection' });
    for (const text of texts) expect(text).not.toMatch(/LIMIT|COLLECT|COUNT/);
  });

  it('`__typename` only, of everything beneath it', async () => {
    const { films } = await data(`{
      __typename
      films(first: 1) { __typename edges { __typename node { __typename } } nodes { __typename } pageInfo { __typename } }
    }`);
    expect(films).toEqual({
      __typename: 'FilmConnection',
      edges: [{ __typename: 'FilmEdge', node: { __typename: 'Film' } }],
      nodes: [{ __typename: 'Film' }],
      pageInfo: { __typename: 'PageInfo' },
    });
  });

  it('`__typename` only, of a node, a miss, an interface and a relation', async () => {
    expect(
      await data(`{
        film(slug: "alien") { __typename }
        miss: film(slug: "nowhere") { __typename }
        work(slug: "dark") { __typename studio { __typename } original { __typename } languages { __typename } }
        works(last: 1) { nodes { __typename } }
      }`),
    ).toEqual({
      film: { __typename: 'Film' },
      miss: null,
      work: {
        __typename: 'Series',
        studio: { __typename: 'Studio' },
        original: { __typename: 'Language' },
        languages: [{ __typename: 'Language' }],
      },
      works: { nodes: [{ __typename: 'Short' }] },
    });
  });

  it('`totalCount` only', async () => {
    const { root, related, texts } = await both('totalCount');
    expect([root, related]).toEqual([{ totalCount: 4 }, { totalCount: 2 }]);
    for (const text of texts) expect(text).not.toMatch(/LIMIT|COLLECT|ORDER BY/);
  });

  it('`pageInfo` only', async () => {
    const { root, related, texts } = await both('pageInfo { hasNextPage hasPreviousPage }');
    expect([root, related]).toEqual([{ pageInfo: flags }, { pageInfo: flags }]);
    for (const text of texts) expect(text).not.toMatch(/COUNT|minutes/);
  });

  it('cursors of `pageInfo` only', async () => {
    const { root, related } = await both('pageInfo { startCursor endCursor }', '(first: 2)');
    const edges = await both('edges { cursor }', '(first: 2)');
    for (const [part, all] of [
      [root, edges.root],
      [related, edges.related],
    ]) {
      expect(part.pageInfo).toEqual({ startCursor: all.edges[0].cursor, endCursor: all.edges[1].cursor });
    }
  });

  it('an empty page keeps its total and its flags', async () => {
    const selection = 'totalCount nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
    const { root, related } = await both(selection, '(first: 0)');
    const pageInfo = { ...flags, startCursor: null, endCursor: null };
    expect([root, related]).toEqual([
      { totalCount: 4, nodes: [], pageInfo },
      { totalCount: 2, nodes: [], pageInfo },
    ]);
    expect(
      await data(`{ person(slug: "bob") { studios(after: null) { ${selection} } reviews(last: 0) { ${selection} } } }`),
    ).toMatchObject({
      person: {
        studios: { totalCount: 2 },
        reviews: { totalCount: 1, nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
      },
    });
  });

  it('edges and nodes selected differently in one connection', async () => {
    const { film } = await data(`{
      film(slug: "alien") {
        cast(first: 2) {
          edges { scenes node { name parts(first: 1) { nodes { slug } } } }
          nodes { slug parts(first: 2, orderBy: [{ field: SCENES }]) { edges { scenes } } }
        }
      }
    }`);
    expect(film.cast).toEqual({
      edges: [
        { scenes: 40, node: { name: 'Ann', parts: { nodes: [{ slug: 'alien' }] } } },
        { scenes: 12, node: { name: 'Bob', parts: { nodes: [{ slug: 'alien' }] } } },
      ],
      nodes: [
        { slug: 'ann', parts: { edges: [{ scenes: 3 }, { scenes: 12 }] } },
        { slug: 'bob', parts: { edges: [{ scenes: 12 }] } },
      ],
    });
  });

  it('aliases of edges, node, cursor, pageInfo and totalCount', async () => {
    const { film } = await data(`{
      film(slug: "alien") {
        cast(first: 1) {
          a: edges { x: node { slug } y: node { name } c: cursor role: part }
          b: edges { d: cursor l: spokenIn { name } }
          n: nodes { slug }
          m: nodes { born }
          p: pageInfo { next: hasNextPage }
          q: pageInfo { end: endCursor next: hasPreviousPage }
          t: totalCount
          u: totalCount
        }
      }
    }`);
    const cursor = film.cast.a[0].c;
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(film.cast).toEqual({
      a: [{ x: { slug: 'ann' }, y: { name: 'Ann' }, c: cursor, role: 'Captain' }],
      b: [{ d: cursor, l: { name: 'English' } }],
      n: [{ slug: 'ann' }],
      m: [{ born: '1950-01-31' }],
      p: { next: true },
      q: { end: cursor, next: false },
      t: 2,
      u: 2,
    });
  });

  it('what an edge knows: properties, a reference that misses, what an own resolver needs', async () => {
    const { film } = await data(`{
      film(slug: "alien") { cast { edges { billing credit spokenIn { code } links { billing credit spokenIn { code } } } } }
    }`);
    const captain = { billing: 1, credit: '1: Captain', spokenIn: { code: 'en' } };
    const computer = { billing: null, credit: '-: Computer', spokenIn: null };
    const other = { billing: 2, credit: '2: -', spokenIn: null };
    expect(film.cast.edges).toEqual([
      { ...captain, links: [captain, computer] },
      { ...other, links: [other] },
    ]);
  });

  it('of several that lead to one node, the first by the order stands for it, on pages of both directions', async () => {
    const { film } = await data(`{
      film(slug: "alien") {
        fewest: cast(first: 1, orderBy: [{ field: SCENES }]) { edges { scenes links { scenes } node { slug } } pageInfo { hasNextPage } }
        most: cast(last: 2, orderBy: [{ field: SCENES, direction: DESC }]) { edges { scenes a: links { scenes } b: links { billing } node { slug } } }
      }
    }`);
    expect(film).toEqual({
      fewest: {
        edges: [{ scenes: 3, links: [{ scenes: 3 }, { scenes: 40 }], node: { slug: 'ann' } }],
        pageInfo: { hasNextPage: true },
      },
      most: {
        edges: [
          {
            scenes: 40,
            a: [{ scenes: 40 }, { scenes: 3 }],
            b: [{ billing: 1 }, { billing: null }],
            node: { slug: 'ann' },
          },
          { scenes: 12, a: [{ scenes: 12 }], b: [{ billing: 2 }], node: { slug: 'bob' } },
        ],
      },
    });
  });

  it('nothing of a parent that is not there', async () => {
    expect(await data('{ film(slug: "nowhere") { cast { totalCount nodes { slug } } } }')).toEqual({ film: null });
    expect(await data('{ film(slug: "brazil") { follows { cast { totalCount } studio { slug } } } }')).toEqual({
      film: { follows: null },
    });
  });
}
