import { expect, it } from 'vitest';
import type { Asker } from '../../plugin/films/ask.ts';

/** Fields, lists and connections that use Cypher of the author of a schema, over the sample of films. */
export function authorCypher({ data, ask }: Asker): void {
  it('a value', async () => {
    expect(await data('{ person(slug: "ann") { all: scenes long: scenes(minutes: 130) titles } }')).toEqual({
      person: { all: 103, long: 60, titles: ['Alien', 'Aliens', 'Dark'] },
    });
  });

  it('a value for every node of a page', async () => {
    const { people } = await data('{ people { nodes { name scenes(minutes: 1) } } }');
    expect(people.nodes).toEqual([
      { name: 'Ann', scenes: 103 },
      { name: 'Bob', scenes: 12 },
      { name: 'Cyd', scenes: 5 },
    ]);
  });

  it('rows with what is known of each, and selections beneath their nodes', async () => {
    const { person } = await data(`{ person(slug: "bob") {
      partners(first: 1) { works person { name parts(first: 1) { totalCount edges { part node { title } } } } }
    } }`);
    const parts = { totalCount: 3, edges: [{ part: 'Captain', node: { title: 'Alien' } }] };
    expect(person.partners).toEqual([{ works: 1, person: { name: 'Ann', parts } }]);
  });

  it('values and rows that count, within lists within lists', async () => {
    const { studio } = await data(`{ studio(slug: "blue") { actors(first: 1) { nodes {
      name scenes parts(first: 1) { nodes { cast(first: 1) { nodes { titles partners { works person { name } } } } } }
    } } } }`);
    expect(studio.actors.nodes).toEqual([
      {
        name: 'Ann',
        scenes: 103,
        parts: {
          nodes: [
            {
              cast: {
                nodes: [{ titles: ['Alien', 'Aliens', 'Dark'], partners: [{ works: 1, person: { name: 'Bob' } }] }],
              },
            },
          ],
        },
      },
    ]);
  });

  it('rows under two aliases with different arguments', async () => {
    const { person } = await data(
      '{ person(slug: "bob") { none: partners(first: 0) { works } partners { person { slug } } } }',
    );
    expect(person).toEqual({ none: [], partners: [{ person: { slug: 'ann' } }] });
  });

  it('values beneath the nodes of numbers, in the order of the numbers', async () => {
    const { films, people } = await data(`{
      films {
        countBy(dimension: ACTOR) { key count averageMinutes node { ... on Person { scenes titles partners { works others } } } }
        follows: countBy(dimension: FOLLOWS, orderBy: KEY_ASC) { key node { ... on Film { predecessors { totalCount } } } }
      }
      people { countBy(dimension: WORK, first: 2) { key count node {
        ... on Film { predecessors(first: 1) { totalCount } } ... on Work { cast(first: 1) { edges { scenesOfAll } } }
      } } }
    }`);
    expect(films.countBy).toMatchObject([
      { key: 'ann', count: 2, averageMinutes: 127, node: { scenes: 103, partners: [{ works: 1, others: 0 }] } },
      { key: 'bob', count: 1, node: { scenes: 12, titles: ['Alien'], partners: [{ works: 1, others: 2 }] } },
      { key: 'cyd', count: 1, node: { scenes: 5, titles: ['Brazil'], partners: [] } },
      { key: null, count: 1, node: null },
    ]);
    expect(films.follows).toEqual([
      { key: 'alien', node: { predecessors: { totalCount: 0 } } },
      { key: null, node: null },
    ]);
    expect(people.countBy).toEqual([
      { key: 'alien', count: 2, node: { predecessors: { totalCount: 0 }, cast: { edges: [{ scenesOfAll: 55 }] } } },
      { key: 'aliens', count: 1, node: { predecessors: { totalCount: 1 }, cast: { edges: [{ scenesOfAll: 60 }] } } },
    ]);
  });

  it('one node at the root', async () => {
    expect(await data('{ longest { title studios { totalCount } } }')).toEqual({
      longest: { title: 'Aliens', studios: { totalCount: 1 } },
    });
  });

  it('a connection with its own edges, filter, order and positions', async () => {
    const query = `query ($after: String) { film(slug: "aliens") { predecessors(
      first: 1, after: $after, filter: { edge: { distance: { lte: 3 } } }, orderBy: [{ field: DISTANCE }]
    ) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor distance node { title } } } } }`;
    const { film } = await data(query);
    expect(film.predecessors).toMatchObject({
      totalCount: 1,
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
      edges: [{ distance: 1, node: { title: 'Alien' } }],
    });
    const behind = await data(query, { after: film.predecessors.edges[0].cursor });
    expect(behind.film.predecessors).toMatchObject({ pageInfo: { hasPreviousPage: true }, edges: [] });
  });

  it('values that JavaScript makes of what was returned: scalars and objects, on nodes and rows, one and a list', async () => {
    const { people } = await data(`{ people { nodes {
      initial { length letter: text __typename } again: initial { text } partners { together person { initial { text } } }
    } } }`);
    const letter = (text: string) => ({ length: 1, letter: text, __typename: 'TextPart' });
    expect(people.nodes).toEqual([
      {
        initial: letter('A'),
        again: { text: 'A' },
        partners: [{ together: 'once', person: { initial: { text: 'B' } } }],
      },
      {
        initial: letter('B'),
        again: { text: 'B' },
        partners: [{ together: 'once', person: { initial: { text: 'A' } } }],
      },
      { initial: letter('C'), again: { text: 'C' }, partners: [] },
    ]);
  });

  const titled = `query ($text: String!, $first: Int, $after: String, $last: Int, $before: String) {
    filmsTitled(text: $text, first: $first, after: $after, last: $last, before: $before) {
      totalCount longestTitle pageInfo { hasNextPage hasPreviousPage }
      countBy(dimension: ACTOR) { key count averageMinutes }
      countsBy(dimension: ACTOR, first: 1) { totalCount edges { node { key } } }
      edges { cursor left titleParts { text length } node { title } }
    }
  }`;

  it('a connection that is counted as a whole, with fields of its own, whatever the page', async () => {
    const { filmsTitled } = await data(titled, { text: 'Al', first: 1 });
    expect(filmsTitled).toMatchObject({
      totalCount: 2,
      longestTitle: 'ALIENS',
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      countBy: [
        { key: 'ann', count: 2, averageMinutes: 127 },
        { key: 'bob', count: 1, averageMinutes: 117 },
      ],
      countsBy: { totalCount: 2, edges: [{ node: { key: 'ann' } }] },
      edges: [
        {
          left: 3,
          titleParts: [
            { text: 'Al', length: 2 },
            { text: 'ien', length: 3 },
          ],
          node: { title: 'Alien' },
        },
      ],
    });
    const behind = await data(titled, { text: 'Al', first: 5, after: filmsTitled.edges[0].cursor });
    expect(behind.filmsTitled).toMatchObject({
      totalCount: 2,
      longestTitle: 'ALIENS',
      countsBy: { totalCount: 2 },
      edges: [{ left: 4, node: { title: 'Aliens' } }],
    });
    const before = await data(titled, { text: 'Al', last: 5, before: behind.filmsTitled.edges[0].cursor });
    expect(before.filmsTitled.edges).toEqual(filmsTitled.edges);
  });

  it('the same of nothing, and its own fields alone', async () => {
    expect(await data(titled, { text: 'Zz', first: 2 })).toEqual({
      filmsTitled: {
        totalCount: 0,
        longestTitle: null,
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
        countBy: [],
        countsBy: { totalCount: 0, edges: [] },
        edges: [],
      },
    });
    expect(await data('{ filmsTitled(text: "Br") { long: longestTitle longestTitle } }')).toEqual({
      filmsTitled: { long: 'BRAZIL', longestTitle: 'BRAZIL' },
    });
    const { filmsTitled } = await data(
      '{ filmsTitled(text: "Br") { countBy(dimension: ACTOR) { key node { ... on Person { initial { text } } } } } }',
    );
    expect(filmsTitled).toEqual({ countBy: [{ key: 'cyd', node: { initial: { text: 'C' } } }] });
  });

  it('a mistake in an argument nulls that field alone', async () => {
    const { data: answer, errors } = await ask(
      '{ film(slug: "aliens") { title predecessors(first: -1) { totalCount } } }',
    );
    expect(answer.film).toEqual({ title: 'Aliens', predecessors: null });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['film', 'predecessors'] }]);
  });

  it('a union as one list, each member with its own fields', async () => {
    const { longWorks } = await data(`{ longWorks(orderBy: [{ field: TITLE, direction: DESC }]) { totalCount nodes {
      __typename ... on Film { minutes } ... on Series { minutes: seasons } ... on Work { title }
    } } }`);
    expect(longWorks).toEqual({
      totalCount: 5,
      nodes: [
        { __typename: 'Series', minutes: 3, title: 'Dark' },
        { __typename: 'Film', minutes: 94, title: 'Clue' },
        { __typename: 'Film', minutes: 132, title: 'Brazil' },
      ],
    });
  });

  it('a union beneath a node lists its members alone', async () => {
    const { studio } = await data(
      '{ studio(slug: "blue") { works { totalCount } longWorks { totalCount nodes { __typename } } } }',
    );
    expect(studio).toEqual({ works: { totalCount: 2 }, longWorks: { totalCount: 1, nodes: [{ __typename: 'Film' }] } });
  });
}
