import { describe, expect, it } from 'vitest';
import type { Asker } from '../../plugin/films/ask.ts';

const all = ['alien', 'aliens', 'brazil', 'clue', 'dark', 'elle'];

/** Conditions on works, and the works that meet them. Clue has no year. Clue and Elle have no cast. */
const cases: readonly (readonly [filter: string, slugs: readonly string[]])[] = [
  ['{}', all],
  ['{ title: {} }', all],
  ['{ title: { eq: "Alien" } }', ['alien']],
  ['{ title: { in: ["Alien", "Dark", "Dark"] } }', ['alien', 'dark']],
  ['{ title: { in: [] } }', []],
  ['{ title: { gt: "Brazil" } }', ['clue', 'dark', 'elle']],
  ['{ title: { gte: "Brazil", lt: "Dark" } }', ['brazil', 'clue']],
  ['{ title: { lte: "Alien" } }', ['alien']],
  ['{ title: { contains: "li" } }', ['alien', 'aliens']],
  ['{ title: { contains: "LI" } }', []],
  ['{ title: { startsWith: "A", contains: "s" } }', ['aliens']],
  ['{ title: { startsWith: "" } }', all],
  ['{ year: { eq: 1979 } }', ['alien', 'elle']],
  ['{ year: { in: [1985, 2017] } }', ['brazil', 'dark']],
  ['{ year: { gt: 1979, lte: 1986 } }', ['aliens', 'brazil']],
  ['{ year: { gte: -2147483648 } }', ['alien', 'aliens', 'brazil', 'dark', 'elle']],
  ['{ year: { isNull: true } }', ['clue']],
  ['{ year: { isNull: false } }', ['alien', 'aliens', 'brazil', 'dark', 'elle']],
  ['{ year: { isNull: true, eq: 1979 } }', []],
  ['{ released: { gt: "1979-05-25" } }', ['aliens']],
  ['{ released: { in: ["1979-05-25", "1986-07-18"] } }', ['alien', 'aliens']],
  ['{ addedAt: { gt: "2025-11-21T13:00:00+01:00" } }', ['brazil']],
  [
    '{ addedAt: { lte: "2025-11-21T13:00:00+01:00", gte: "2025-11-21T11:00:00-01:00" } }',
    all.filter((slug) => slug !== 'brazil'),
  ],
  ['{ colour: { eq: BLACK_AND_WHITE } }', ['clue']],
  ['{ colour: { in: [COLOUR, BLACK_AND_WHITE] } }', all],
  ['{ original: { eq: "xx" } }', ['aliens']],
  ['{ languages: { has: "de" } }', ['alien', 'dark']],
  ['{ languages: { hasSome: ["fr", "xx"] } }', ['alien']],
  ['{ languages: { hasSome: [] } }', []],
  ['{ languages: { hasEvery: ["en", "de"] } }', ['alien']],
  ['{ languages: { hasEvery: [] } }', all],
  // A missing value meets no condition, so it meets the negation of every condition.
  ['{ not: { year: { gt: 1979 } } }', ['alien', 'clue', 'elle']],
  ['{ not: { not: { year: { gt: 1979 } } } }', ['aliens', 'brazil', 'dark']],
  ['{ not: { year: { isNull: true } } }', ['alien', 'aliens', 'brazil', 'dark', 'elle']],
  ['{ not: {} }', []],
  ['{ and: [] }', all],
  ['{ or: [] }', []],
  ['{ and: [{ year: { eq: 1979 } }, { title: { gt: "B" } }] }', ['elle']],
  [
    '{ or: [{ year: { eq: 2017 } }, { title: { eq: "Alien" } }, { year: { isNull: true } }] }',
    ['alien', 'clue', 'dark'],
  ],
  ['{ or: [{ year: { eq: 1979 } }, { year: { eq: 1986 } }], title: { startsWith: "A" } }', ['alien', 'aliens']],
  [
    '{ and: [{ or: [{ slug: { eq: "dark" } }, { slug: { eq: "clue" } }] }, { not: { slug: { eq: "dark" } } }] }',
    ['clue'],
  ],
  ['{ cast: { some: {} } }', ['alien', 'aliens', 'brazil', 'dark']],
  ['{ cast: { none: {} } }', ['clue', 'elle']],
  ['{ cast: { some: { slug: { eq: "bob" } } } }', ['alien']],
  ['{ cast: { none: { slug: { eq: "ann" } } } }', ['brazil', 'clue', 'elle']],
  ['{ cast: { every: { slug: { eq: "ann" } } } }', ['aliens', 'clue', 'dark', 'elle']],
  ['{ cast: { some: { slug: { eq: "bob" } }, every: { name: { lt: "C" } } } }', ['alien']],
  // With `every` the condition must hold, and for a missing value it does not.
  ['{ cast: { every: { edge: { billing: { gte: 1 } } } } }', ['aliens', 'clue', 'dark', 'elle']],
  ['{ cast: { some: { edge: { billing: { isNull: true } } } } }', ['alien', 'brazil']],
  // Both conditions must hold for the same part: its node and its relationship.
  ['{ cast: { some: { slug: { eq: "bob" }, edge: { scenes: { lt: 10 } } } } }', []],
  ['{ cast: { some: { slug: { eq: "bob" }, edge: { scenes: { gt: 10 } } } } }', ['alien']],
  [
    '{ cast: { some: { or: [{ edge: { part: { eq: "Clerk" } } }, { edge: { part: { eq: "Mother" } } }] } } }',
    ['brazil', 'dark'],
  ],
  ['{ cast: { some: { parts: { some: { title: { eq: "Dark" } } } } } }', ['alien', 'aliens', 'dark']],
  ['{ cast: { some: { parts: { none: { title: { eq: "Dark" } } } } } }', ['alien', 'brazil']],
  ['{ cast: { some: { studios: { some: { slug: { eq: "blue" } } } } } }', ['alien', 'aliens', 'dark']],
  ['{ not: { cast: { some: { reviews: { some: {} } } } } }', ['aliens', 'clue', 'dark', 'elle']],
  ['{ reviewers: { some: { edge: { stars: { gte: 4 }, publishedOn: { lt: "1990-01-01" } } } } }', ['alien']],
  ['{ studio: { founded: { gt: 1900 } } }', ['alien', 'aliens', 'dark']],
  ['{ not: { studio: {} } }', ['brazil', 'clue']],
];

/** Filters: their results, their statements, and their refusals. */
export function filters({ ask, data }: Asker): void {
  const source = (filter: string) => `{ works(first: 9, filter: ${filter}) { nodes { slug } } }`;

  it.each(cases)('%s', async (filter, slugs) => {
    const { works } = await data(source(filter));
    expect(works.nodes).toEqual(slugs.map((slug) => ({ slug })));
  });

  it('of a list beneath a node: its rows, its number, its flags', async () => {
    const { film } = await data(`{
      film(slug: "alien") {
        cast(first: 1, filter: { edge: { part: { isNull: false } } }) { totalCount edges { part links { part } } pageInfo { hasNextPage } }
        last: cast(last: 1, filter: { edge: { scenes: { gt: 3 } } }) { totalCount edges { scenes links { scenes } } pageInfo { hasPreviousPage } }
      }
    }`);
    expect(film).toEqual({
      cast: {
        totalCount: 1,
        edges: [{ part: 'Captain', links: [{ part: 'Captain' }, { part: 'Computer' }] }],
        pageInfo: { hasNextPage: false },
      },
      last: {
        totalCount: 2,
        edges: [{ scenes: 12, links: [{ scenes: 12 }] }],
        pageInfo: { hasPreviousPage: true },
      },
    });
  });

  it('of what only one kind has', async () => {
    const { films } = await data(
      '{ films(filter: { minutes: { gt: 130 }, follows: { minutes: { lt: 120 } } }) { nodes { slug } } }',
    );
    expect(films.nodes).toEqual([{ slug: 'aliens' }]);
  });

  describe('in the text', () => {
    const query = 'query ($filter: WorkFilter) { works(filter: $filter) { nodes { slug } } }';
    const textOf = async (filter: unknown) => {
      const { errors, statements } = await ask(query, { filter });
      expect(errors).toEqual([]);
      return statements[0]!.text;
    };

    it.each([
      [
        'how many values a list has',
        { title: { in: [] } },
        { title: { in: ['a'] } },
        { title: { in: ['a', 'b', 'c'] } },
      ],
      [
        'which values there are',
        { year: { gt: 1 }, cast: { some: { name: { eq: 'a' } } } },
        { year: { gt: 9 }, cast: { some: { name: { eq: "'" } } } },
      ],
      ['the words of an enumeration', { colour: { eq: 'COLOUR' } }, { colour: { eq: 'BLACK_AND_WHITE' } }],
    ])('is no part: %s', async (_, ...filters) => {
      const texts = await Promise.all(filters.map(textOf));
      expect(new Set(texts).size).toBe(1);
    });

    it('each set of conditions has a text of its own', async () => {
      const texts = await Promise.all(
        [
          undefined,
          { year: { gt: 1 } },
          { year: { gte: 1 } },
          { year: { gt: 1, lt: 9 } },
          { year: { isNull: true } },
          { year: { isNull: false } },
        ].map(textOf),
      );
      expect(new Set(texts).size).toBe(6);
    });

    it('a filter that is null or absent gives the text of none', async () => {
      expect(await textOf(null)).toBe(await textOf(undefined));
    });

    it('a filter in a variable gives the text of the same one written out', async () => {
      const filter = { or: [{ title: { startsWith: 'A' } }, { cast: { some: { edge: { scenes: { gt: 1 } } } } }] };
      const written =
        '{ works(filter: { or: [{ title: { startsWith: "x" } }, { cast: { some: { edge: { scenes: { gt: 7 } } } } }] }) { nodes { slug } } }';
      expect(await textOf(filter)).toBe((await ask(written)).statements[0]!.text);
    });
  });

  it.each([
    ['{ title: null }', '{}'],
    ['{ cast: { some: null } }', '{}'],
    ['{ cast: { some: { edge: { scenes: null } } } }', '{ cast: { some: {} } }'],
    ['{ and: null, or: null, not: null, year: { gt: 1980 } }', '{ year: { gt: 1980 } }'],
    ['{ or: [{ studio: null }] }', '{ or: [{}] }'],
    ['{ studio: { isNull: true, name: null } }', '{ studio: { isNull: true } }'],
  ])('a null where a condition stands counts as absent: %s is %s', async (filter, same) => {
    const nodes = async (filter: string) => (await data(`{ works(filter: ${filter}) { nodes { slug } } }`)).works.nodes;
    expect(await nodes(filter)).toEqual(await nodes(same));
  });

  it.each([
    ['{ title: { eq: null } }', 'title.eq'],
    ['{ year: { in: null } }', 'year.in'],
    ['{ year: { isNull: null } }', 'year.isNull'],
    ['{ studio: { isNull: null } }', 'studio.isNull'],
    ['{ cast: { some: { edge: { scenes: { gt: null } } } } }', 'scenes.gt'],
  ])('a null where an operand stands is refused, alone: %s', async (filter, name) => {
    const {
      data: answer,
      errors,
      statements,
    } = await ask(
      `{ works(filter: ${filter}) { totalCount } studio(slug: "acme") { slug works(filter: ${filter}) { totalCount } } }`,
    );
    expect(answer).toEqual({ works: null, studio: { slug: 'acme', works: null } });
    expect(errors.map(({ path, code }) => [path?.join('.'), code]).sort()).toEqual([
      ['studio.works', 'BAD_USER_INPUT'],
      ['works', 'BAD_USER_INPUT'],
    ]);
    for (const { message } of errors) expect(message).toContain(`'${name}'`);
    expect(statements).toHaveLength(1);
  });
}
