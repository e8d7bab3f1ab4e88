import { expect, it } from 'vitest';
import type { Asker } from '../../plugin/films/ask.ts';

/** Fragments on objects and interfaces, and the types of the answers. */
export function fragments({ ask, data }: Asker): void {
  it('on objects of an interface, with equal response keys of different meaning', async () => {
    const { works } = await data(`{
      works {
        nodes {
          __typename
          ... on Film { length: minutes about: original { name } list: cast(first: 1) { nodes { name } } }
          ... on Series { length: seasons about: studio { name } list: reviewers(first: 1) { nodes { name } } }
          ... on Short { length: minutes about: studio { name: slug } list: cast(last: 1) { nodes { name } } }
        }
      }
    }`);
    expect(works.nodes).toEqual([
      { __typename: 'Film', length: 117, about: { name: 'English' }, list: { nodes: [{ name: 'Ann' }] } },
      { __typename: 'Film', length: 137, about: null, list: { nodes: [{ name: 'Ann' }] } },
      { __typename: 'Film', length: 132, about: null, list: { nodes: [{ name: 'Cyd' }] } },
    ]);
    const { rest } = await data(`{
      rest: works(last: 3) {
        nodes {
          __typename
          ... on Film { length: minutes about: original { name } list: cast(first: 1) { nodes { name } } }
          ... on Series { length: seasons about: studio { name } list: reviewers(first: 1) { nodes { name } } }
          ... on Short { length: minutes about: studio { name: slug } list: cast(last: 1) { nodes { name } } }
        }
      }
    }`);
    expect(rest.nodes).toEqual([
      { __typename: 'Film', length: 94, about: null, list: { nodes: [] } },
      { __typename: 'Series', length: 3, about: { name: 'Acme' }, list: { nodes: [{ name: 'Cyd' }] } },
      { __typename: 'Short', length: 9, about: { name: 'blue' }, list: { nodes: [] } },
    ]);
  });

  it('of different arguments by type, for a field of the interface', async () => {
    const { works } = await data(`{
      works(first: 5) {
        nodes {
          ... on Film { cast(first: 1) { nodes { slug } } }
          ... on Series { cast(first: 0) { totalCount nodes { slug } } }
        }
      }
    }`);
    expect(works.nodes.map(({ cast }: { cast: unknown }) => cast)).toEqual([
      { nodes: [{ slug: 'ann' }] },
      { nodes: [{ slug: 'ann' }] },
      { nodes: [{ slug: 'cyd' }] },
      { nodes: [] },
      { nodes: [], totalCount: 1 },
    ]);
  });

  it('on the interface, on another one, and on none', async () => {
    const { works } = await data(`{
      works(first: 1) { nodes { ... on Node { id } ... on Work { title } ... { year } ... on Film { ... on Work { slug } } } }
    }`);
    expect(works.nodes).toEqual([{ id: expect.any(String), title: 'Alien', year: 1979, slug: 'alien' }]);
  });

  it('on a type that the node is not', async () => {
    expect(await data('{ work(slug: "dark") { ... on Film { minutes } } }')).toEqual({ work: {} });
  });

  it('a relation and a reference that only some of the types are asked for', async () => {
    const { works } = await data(`{
      works(last: 3) {
        nodes { slug ... on Film { studio { name } languages { code } } ... on Series { studio { founded } original { name } } }
      }
    }`);
    expect(works.nodes).toEqual([
      { slug: 'clue', studio: null, languages: [] },
      { slug: 'dark', studio: { founded: 1930 }, original: { name: 'German' } },
      { slug: 'elle' },
    ]);
  });

  it('what only one type has, beneath a list of an interface beneath a node', async () => {
    const { studio } = await data(`{
      studio(slug: "acme") { works { nodes { title ... on Film { follows { title } studioBefore { slug } summary } } } }
    }`);
    expect(studio.works.nodes).toEqual([
      { title: 'Alien', follows: null, studioBefore: null, summary: 'Alien, 117 minutes' },
      { title: 'Aliens', follows: { title: 'Alien' }, studioBefore: { slug: 'acme' }, summary: 'Aliens, 137 minutes' },
      { title: 'Dark' },
    ]);
  });

  it('types that are asked for the same need no test of the type', async () => {
    const asked = async (more: string) => {
      const { statements } = await ask(
        `{ works(first: 5) { nodes { ${more} title ... on Work { cast(first: 1) { totalCount } } } } }`,
      );
      const { text } = statements[0]!;
      const type = / CASE WHEN n0:Film THEN 0 WHEN n0:Series THEN 1 WHEN n0:Short THEN 2 END AS/g;
      expect(text.replaceAll(type, '')).not.toMatch(/CASE|labels/);
      return text.match(type)?.length ?? 0;
    };
    expect(await asked('')).toBe(0);
    // These selections depend on the type of the node.
    expect(await asked('__typename')).toBe(1);
    expect(await asked('id')).toBe(1);
  });

  it('a bomb: each fragment spreads the next one twice', async () => {
    const count = 24;
    const chain = Array.from(
      { length: count },
      (_, index) => `fragment F${index} on Film { ...F${index + 1} ... on Work { ...F${index + 1} } }`,
    );
    const source = `{ film(slug: "alien") { ...F0 ...F1 } } ${chain.join(' ')} fragment F${count} on Film { title }`;
    const started = performance.now();
    const { data: answer, errors, statements } = await ask(source);
    expect(errors).toEqual([]);
    expect(answer).toEqual({ film: { title: 'Alien' } });
    expect(statements[0]!.text.match(/title/g)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('a bomb of lists: every fragment asks for the next one in two ways', async () => {
    const count = 4;
    const levels = Array.from({ length: count }, (_, index) => {
      const list = (alias: string) =>
        `${alias}: cast(first: 1) { nodes { parts(first: 1) { nodes { ... on Film { ...L${index + 1} } } } } }`;
      return `fragment L${index} on Film { ${list('a')} ${list('b')} }`;
    });
    const source = `{ film(slug: "alien") { ...L0 } } ${levels.join(' ')} fragment L${count} on Film { slug }`;
    const { errors, statements } = await ask(source);
    expect(errors).toEqual([]);
    // Equal parts are printed once: each level has one list of parts and one of works.
    expect(statements[0]!.text.match(/ACTED_IN/g)).toHaveLength(2 * count);
  });
}
