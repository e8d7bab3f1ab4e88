import { expect, it } from 'vitest';
import type { Asker } from '../../plugin/films/ask.ts';

const slugs = (connection: { nodes: { slug: string }[] }) => connection.nodes.map(({ slug }) => slug);

/** Aliases, and response keys that are selected several times. */
export function merging({ ask, data }: Asker): void {
  it('aliases of a connection with different arguments', async () => {
    const { film } = await data(`{
      film(slug: "alien") {
        a: cast(first: 1) { nodes { slug } }
        b: cast(last: 1) { nodes { slug } }
        c: cast(first: 2, orderBy: [{ field: SCENES, direction: DESC }]) { edges { scenes } }
        d: cast(first: 0) { nodes { slug } totalCount }
      }
    }`);
    expect(film).toEqual({
      a: { nodes: [{ slug: 'ann' }] },
      b: { nodes: [{ slug: 'bob' }] },
      c: { edges: [{ scenes: 40 }, { scenes: 12 }] },
      d: { nodes: [], totalCount: 2 },
    });
  });

  it('aliases with equal arguments share one list', async () => {
    const { data: answer, statements } = await ask(`{
      film(slug: "alien") { a: cast(first: 2) { nodes { slug } } b: cast(first: 2) { edges { node { name } } } }
    }`);
    expect(answer.film).toEqual({
      a: { nodes: [{ slug: 'ann' }, { slug: 'bob' }] },
      b: { edges: [{ node: { name: 'Ann' } }, { node: { name: 'Bob' } }] },
    });
    expect(statements[0]!.text.match(/ACTED_IN/g)).toHaveLength(1);
  });

  it('aliases of scalars, relations, references and root fields', async () => {
    expect(
      await data(`{
        one: film(slug: "alien") { x: title y: title made: studio { name } by: studio { slug } l: original { code } m: original { name } }
        two: film(slug: "aliens") { title: slug slug: title year: minutes }
      }`),
    ).toEqual({
      one: {
        x: 'Alien',
        y: 'Alien',
        made: { name: 'Acme' },
        by: { slug: 'acme' },
        l: { code: 'en' },
        m: { name: 'English' },
      },
      two: { title: 'aliens', slug: 'Aliens', year: 137 },
    });
  });

  it('one key selected twice, directly and through fragments', async () => {
    const { film } = await data(`
      query {
        film(slug: "alien") {
          cast(first: 1) { nodes { slug } }
          ...Names
          ... on Work { cast(first: 1) { edges { scenes } nodes { studios { nodes { slug } } } } }
          studio { slug }
          ... { studio { works(first: 1) { nodes { slug } } } }
        }
      }
      fragment Names on Film { cast(first: 1) { nodes { name } totalCount } studio { name works(first: 1) { totalCount } } }
    `);
    expect(film).toEqual({
      cast: {
        nodes: [{ slug: 'ann', name: 'Ann', studios: { nodes: [{ slug: 'acme' }, { slug: 'blue' }] } }],
        edges: [{ scenes: 40 }],
        totalCount: 2,
      },
      studio: { slug: 'acme', name: 'Acme', works: { nodes: [{ slug: 'alien' }], totalCount: 3 } },
    });
  });

  it('a root field selected twice is one statement', async () => {
    expect(await data('{ film(slug: "alien") { slug } ... on Query { film(slug: "alien") { title } } }')).toEqual({
      film: { slug: 'alien', title: 'Alien' },
    });
  });

  it('aliases that are names of JavaScript', async () => {
    const { film } = await data(`{
      film(slug: "alien") { __proto__: title constructor: year toString: slug cast(first: 1) { hasOwnProperty: nodes { valueOf: slug } } }
    }`);
    expect(Object.entries(film)).toEqual([
      ['__proto__', 'Alien'],
      ['constructor', 1979],
      ['toString', 'alien'],
      ['cast', { hasOwnProperty: [{ valueOf: 'ann' }] }],
    ]);
  });

  it('an alias that is the name of a connection part', async () => {
    const { films } = await data(`{
      films(first: 1, orderBy: [{ field: TITLE }]) {
        nodes: totalCount
        totalCount: edges { cursor: node { slug } node: cursor }
        edges: nodes { pageInfo: title }
        cursor: pageInfo { hasNextPage: hasPreviousPage hasPreviousPage: hasNextPage }
      }
    }`);
    expect(films).toEqual({
      nodes: 4,
      totalCount: [{ cursor: { slug: 'alien' }, node: expect.any(String) }],
      edges: [{ pageInfo: 'Alien' }],
      cursor: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  it('a connection beneath its own alias, again and again', async () => {
    const { person } = await data(`{
      person(slug: "bob") { parts { nodes { ... on Film { cast { nodes { parts(first: 5) { nodes { slug } } } } } } } }
    }`);
    const casts = person.parts.nodes[0].cast.nodes.map(({ parts }: { parts: never }) => slugs(parts));
    expect(casts).toEqual([['alien', 'aliens', 'dark'], ['alien']]);
  });
}
