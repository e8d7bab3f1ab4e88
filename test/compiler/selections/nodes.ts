import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import type { Asker } from '../../plugin/films/ask.ts';

const [alien, dark, ann] = [
  encodeGlobalId('Film', 'alien'),
  encodeGlobalId('Series', 'dark'),
  encodeGlobalId('Person', 'ann'),
];
const many =
  'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Work { title cast(first: 1) { totalCount } } ... on Person { name } } }';

/** `node` and `nodes`: types, repeated ids, and ids that find nothing. */
export function nodes({ ask, data }: Asker): void {
  it('an id gives its object again, whatever its type', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';
    const answer = await data(
      '{ work(slug: "alien") { id } person(slug: "ann") { id } studio(slug: "acme") { id } languages(first: 1) { nodes { id } } }',
    );
    const ids = [answer.work.id, answer.person.id, answer.studio.id, answer.languages.nodes[0].id];
    const types = ['Film', 'Person', 'Studio', 'Language'];
    for (const [index, id] of ids.entries()) {
      expect(await data(query, { id })).toEqual({ node: { __typename: types[index], id } });
    }
  });

  it('several, in their order, with duplicates and misses', async () => {
    const ids = [dark, alien, encodeGlobalId('Film', 'nowhere'), alien, dark];
    expect((await data(many, { ids })).nodes).toEqual([
      { __typename: 'Series', id: dark, title: 'Dark', cast: { totalCount: 1 } },
      { __typename: 'Film', id: alien, title: 'Alien', cast: { totalCount: 2 } },
      null,
      { __typename: 'Film', id: alien, title: 'Alien', cast: { totalCount: 2 } },
      { __typename: 'Series', id: dark, title: 'Dark', cast: { totalCount: 1 } },
    ]);
  });

  it('several types whose keys are not those of one label', async () => {
    expect((await data(many, { ids: [ann, alien] })).nodes).toEqual([
      { __typename: 'Person', id: ann, name: 'Ann' },
      { __typename: 'Film', id: alien, title: 'Alien', cast: { totalCount: 2 } },
    ]);
  });

  it('an id of the wrong type finds nothing', async () => {
    expect((await data(many, { ids: [encodeGlobalId('Series', 'alien'), dark] })).nodes).toMatchObject([
      null,
      { id: dark },
    ]);
  });

  it.each([
    ['no id', ''],
    ['text', 'alien'],
    ['not canonical', `${alien}=x`],
    ['an abstract type', encodeGlobalId('Work', 'alien')],
    ['a type of the schema that is no node', encodeGlobalId('FilmConnection', 'alien')],
    ['the root', encodeGlobalId('Query', '')],
    ['a scalar', encodeGlobalId('String', 'alien')],
    ['a property of JavaScript', encodeGlobalId('__proto__', 'alien')],
    ['no key', encodeGlobalId('Film', '')],
    ['hostile', encodeGlobalId('Film', "' OR 1=1 //")],
    ['long', encodeGlobalId('Film', 'x'.repeat(5_000))],
  ])('finds nothing, without an error: %s', async (_, id) => {
    const query = 'query ($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } }';
    const { data: answer, errors } = await ask(query, { id, ids: [id, alien, id] });
    expect(errors).toEqual([]);
    expect(answer).toEqual({ node: null, nodes: [null, { id: alien }, null] });
  });

  it('none', async () => {
    const { data: answer, errors, statements } = await ask(many, { ids: [] });
    expect({ answer, errors, statements }).toEqual({ answer: { nodes: [] }, errors: [], statements: [] });
  });

  it('how many there are, and which, is no part of the text', async () => {
    const texts = await Promise.all(
      [[alien], [alien, alien], [encodeGlobalId('Film', 'x'), alien]].map(
        async (ids) => (await ask(many, { ids })).statements[0]!.text,
      ),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it('the order of the types is no part of the text', async () => {
    const [one, other] = await Promise.all(
      [
        [alien, dark],
        [dark, alien],
      ].map((ids) => ask(many, { ids })),
    );
    expect(one!.statements[0]!.text).toBe(other!.statements[0]!.text);
  });

  it('by a unique integer', async () => {
    expect(
      await data(
        '{ found: studioByRegistration(registration: 8) { slug } not: studioByRegistration(registration: 9) { slug } }',
      ),
    ).toEqual({
      found: { slug: 'blue' },
      not: null,
    });
  });

  const deep = 'cast(first: 40) { nodes { parts(first: 40) { nodes { slug } } } }';
  const distinct = (count: number) =>
    Array.from({ length: count }, (_, index) => encodeGlobalId('Film', `film-${index}`));

  it('a list of nodes counts for the budget of what is beneath it', async () => {
    const { errors, statements } = await ask(`{ films(first: 40) { nodes { ${deep} } } }`);
    expect(errors).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: ['films'] }]);
    expect(statements).toEqual([]);
  });

  it('so does a list of ids', async () => {
    const { errors } = await ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Film { ${deep} } } }`, {
      ids: distinct(40),
    });
    expect(errors).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: ['nodes'] }]);
  });

  it('a list of ids is bounded', async () => {
    const { errors } = await ask(many, { ids: distinct(20_000) });
    expect(errors).toMatchObject([{ path: ['nodes'] }]);
  });
}
