import { expect, it } from 'vitest';
import { model } from '../../src/model/g7.ts';
import { searchProperties } from '../../src/model/search-properties.ts';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

const question = `query ($text: String!, $types: [EntityKind!]) {
  search(text: $text, types: $types, first: 5) {
    totalCount
    correctedText
    countBy(dimension: KIND, first: 20) { key count }
    edges { matches { field text words { start end } } node { slug } }
  }
}`;

describeWithDatabase('the answer to a search', (database) => {
  const product = productOver(database);
  const search = async (text: string, types?: readonly string[]) =>
    (await product.data(question, { text, types })).search;
  const slugs = async (text: string) =>
    (await search(text)).edges.map(({ node }: { readonly node: { readonly slug: string } }) => node.slug);

  it('says why each was found, with the words marked', async () => {
    const { edges } = await search('canadian summit 2018');
    expect(edges[0].node.slug).toBe('summit-2018-charlevoix');
    const marked = edges[0].matches.map(
      ({ field, text, words }: { field: string; text: string; words: { start: number; end: number }[] }) => [
        field,
        ...words.map(({ start, end }) => text.slice(start, end)),
      ],
    );
    expect(marked).toEqual([
      ['NAME', 'Summit'],
      ['PLACE', 'Canadian'],
      ['TIME', '2018'],
    ]);
  });

  it.each([
    ['how many summits did merkel attend', 'which summits did merkel attend'],
    ['oldest summit', 'first summit'],
    ['earliest summit', 'first summit'],
    ["ministres de l'environnement 2019", 'ministres environnement 2019'],
  ])('to %s is that to %s', async (asked, plain) => {
    const found = await slugs(plain);
    expect(found.length).toBeGreaterThan(0);
    expect(await slugs(asked)).toEqual(found);
  });

  it('counts what was found by kind, whatever the page', async () => {
    const { totalCount, countBy } = await search('ottawa');
    const counts = countBy.map(({ count }: { readonly count: number }) => count);
    expect(counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(totalCount);
    expect(countBy).toContainEqual({ key: 'PLACE', count: expect.any(Number) });
    const places = await search('ottawa', ['PLACE']);
    expect(places.countBy).toEqual([{ key: 'PLACE', count: places.totalCount }]);
  });

  it('finds only what fulfils a filter, counts by it, and pages through it', async () => {
    const { all, some, none } = await product.data(/* GraphQL */ `
      {
        all: search(text: "ottawa", first: 0) { totalCount countBy(dimension: KIND) { key count } }
        some: search(text: "ottawa", first: 100, filter: { kind: { in: [PLACE, MINISTERIAL_MEETING] }, name: { matches: "Ottawa" } }) {
          totalCount
          countBy(dimension: KIND) { key count }
          edges { score node { __typename name } }
        }
        none: search(text: "ottawa", filter: { kind: { in: [] } }) { totalCount edges { cursor } }
      }
    `);
    expect(some.edges).toHaveLength(some.totalCount);
    const types = new Set(
      some.edges.map(({ node }: { readonly node: { readonly __typename: string } }) => node.__typename),
    );
    expect([...types].sort()).toEqual(['MinisterialMeeting', 'Place']);
    for (const { node } of some.edges) expect(node.name).toContain('Ottawa');
    expect(some.countBy.map(({ key }: { readonly key: string }) => key).sort()).toEqual([
      'MINISTERIAL_MEETING',
      'PLACE',
    ]);
    expect(some.totalCount).toBeLessThan(all.totalCount);
    expect(none).toEqual({ totalCount: 0, edges: [] });
    const page = 'search(text: "ottawa", first: 1, after: $after, filter: { kind: { eq: PLACE } })';
    const one = `query ($after: String) { ${page} { totalCount edges { cursor node { slug } } } }`;
    const first = (await product.data(one)).search;
    const second = (await product.data(one, { after: first.edges[0].cursor })).search;
    expect(second.totalCount).toBe(first.totalCount);
    expect(second.edges[0]?.node).not.toEqual(first.edges[0].node);
  });

  it.each([
    ['angela merkle', 'angela merkel'],
    ['Heiligendam 2007', 'heiligendamm 2007'],
    ['angela merkel', null],
    ['merk', null],
    ['xylophonist', null],
  ])('corrects %j to %j', async (text, meant) => {
    expect((await search(text)).correctedText).toBe(meant);
  });

  it('leaves out what follows a minus, and asks for what stands in quotes word by word', async () => {
    expect(await slugs('kananaskis summit -2025')).toContain('summit-2002-kananaskis');
    expect(await slugs('kananaskis summit -2025')).not.toContain('summit-2025-kananaskis');
    expect((await search('"bank of japan"')).totalCount).toBeLessThan((await search('japan bank')).totalCount);
    expect((await search('"migrants the of smuggling"')).totalCount).toBe(0);
  });

  it('is of what is near where not all words are found', async () => {
    expect((await slugs('canada xylophonist'))[0]).toBe('member-ca');
    expect(await slugs('who hosted the xylophone summit of 1975')).toContain('summit-1975-rambouillet');
  });

  it('puts first what is of a kind that was asked for', async () => {
    expect(await slugs('summits in japan')).toEqual(Array.from({ length: 5 }, () => expect.stringMatching(/^summit-/)));
    expect((await slugs('french president 1990')).slice(0, 2)).toContain('person-francois-mitterrand');
  });

  it('puts first what is nearest in time where that was asked for', async () => {
    const held = `MATCH (s:Summit {status: 'HELD'}) WITH s ORDER BY s.startDate DESC RETURN s.slug`;
    const summits = (await database.run({ text: held, parameters: {} })).map(([slug]) => slug);
    expect((await slugs('latest summit')).slice(0, 3)).toEqual(summits.slice(0, 3));
    // Nothing is on record that is still to come.
    expect((await slugs('next summit'))[0]).toBe(summits[0]);
    expect((await slugs('current prime minister of japan'))[0]).toBe('person-sanae-takaichi');
    expect((await slugs('last summit in germany'))[0]).toBe('summit-2022-elmau');
  });

  it('keeps to a year, and to a country that was named, where not all words are found', async () => {
    expect(await slugs('xylophone commitments 2021')).toContainEqual(expect.stringMatching(/2021/));
    expect((await slugs('minister for home affairs india'))[0]).toBe('country-in');
  });

  it('puts a source last unless its own title is typed', async () => {
    const { edges } = await product
      .data('{ search(text: "kananaskis", first: 100) { edges { node { __typename } } } }')
      .then((data) => data.search);
    const kinds = edges.map(({ node }: { readonly node: { readonly __typename: string } }) => node.__typename);
    expect(kinds.slice(0, 10)).not.toContain('Source');
    const { sources } = await product.data('{ sources(first: 5) { nodes { slug title name } } }');
    for (const { slug, name } of sources.nodes) expect((await slugs(name))[0]).toBe(slug);
  });

  it('suggests names from the first letter on', async () => {
    const suggest = async (text: string, more = '') =>
      (
        await product.data(
          `query ($text: String!) { suggest(text: $text ${more}) { text node { __typename slug } } }`,
          { text },
        )
      ).suggest;
    expect(await suggest('M')).toHaveLength(8);
    expect((await suggest('emmanuel mac'))[0]).toMatchObject({
      text: 'Emmanuel Macron',
      node: { slug: 'person-emmanuel-macron' },
    });
    expect((await suggest('türk'))[0]).toMatchObject({ node: { slug: 'country-tr' } });
    const places = await suggest('ka', ', types: [PLACE], first: 3');
    expect(places.map(({ node }: { readonly node: { readonly __typename: string } }) => node.__typename)).toEqual([
      'Place',
      'Place',
      'Place',
    ]);
    expect([await suggest(''), await suggest('~* "')]).toEqual([[], []]);
    const { data, errors } = await product.ask('{ suggest(text: "a", first: 21) { text } }');
    expect(data).toEqual({ suggest: null });
    expect(errors).toMatchObject([{ message: "'first' is 21. It must be from 0 to 20." }]);
  });
});

it('reads properties that no client is offered as facts', () => {
  const entity = model.nodes.find(({ label }) => label === 'Entity')!;
  for (const name of Object.keys(searchProperties)) expect(entity.properties[name]?.internal).toBe(true);
  const others = Object.keys(entity.properties).filter(
    (name) => name.startsWith('search') && !(name in searchProperties),
  );
  expect(others).toEqual([]);
  const offered = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type ? Object.keys(type.getFields()) : [],
  );
  expect(offered.filter((name) => name in searchProperties)).toEqual([]);
});
