import fc from 'fast-check';
import type { Film, Link, Person, Series, Short, Studio, World } from './data.ts';
import type * as model from './model.ts';

/** Few words, so that values are often equal. For some, the order by code point differs from the order of a language. */
const words = fc.constantFrom('', 'A', 'Z', 'a', 'a ', 'aa', 'é', 'z', "it's", '\\"', '名', '\u{1F3AC}');
const days = fc.constantFrom('0999-12-31', '1969-12-31', '1970-01-01', '2024-02-29', '2025-11-21', '9999-12-31');
const instants = fc.constantFrom(
  '1969-12-31T23:59:59.999Z',
  '2025-11-21T00:00:00Z',
  '2025-11-21T12:30:00Z',
  '2025-11-21T12:30:00.001Z',
);
const years = fc.constantFrom(-1, 0, 1999, 2025, 2_147_483_647);
const small = fc.integer({ min: -1, max: 3 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });
const keys = ['10', '9', 'A', 'Ä', 'a', 'a-1', 'a-10', 'b', 'c', '\u{1F3AC}', "o'", '$p0'];
const codes = ['de', 'en', 'fr'];

const workProperties = {
  title: words,
  subtitle: maybe(words),
  year: maybe(years),
  released: maybe(days),
  addedAt: instants,
  colour: fc.constantFrom('COLOUR' as const, 'BLACK_AND_WHITE' as const),
  originalLanguage: maybe(fc.constantFrom(...codes, 'xx')),
  languages: fc.subarray([...codes, 'xx']),
};

/** Links between nodes, by position. A position stays valid when there are fewer nodes. */
const position = fc.nat({ max: 999 });
const ends = { from: position, to: position };
const at = (slugs: readonly string[], index: number): string => slugs[index % slugs.length]!;

const drafts = fc.record({
  works: fc.uniqueArray(
    fc.record({
      slug: fc.constantFrom(...keys),
      kind: fc.constantFrom('film', 'film', 'series', 'short'),
      n: small,
      ...workProperties,
    }),
    { selector: ({ slug }) => slug, maxLength: keys.length, size: 'max' },
  ),
  people: fc.uniqueArray(fc.record({ slug: fc.constantFrom(...keys), name: words, born: maybe(days) }), {
    selector: ({ slug }) => slug,
    maxLength: 8,
    size: 'max',
  }),
  studios: fc.uniqueArray(fc.record({ slug: fc.constantFrom(...keys), name: words, founded: maybe(years) }), {
    selector: ({ slug }) => slug,
    maxLength: 6,
    size: 'max',
  }),
  parts: fc.array(
    fc.record({
      ...ends,
      part: maybe(words),
      billing: maybe(small),
      scenes: small,
      spokenIn: maybe(fc.constantFrom(...codes, 'xx')),
    }),
    { maxLength: 24, size: 'max' },
  ),
  reviews: fc.array(fc.record({ ...ends, stars: small, publishedOn: maybe(days), headline: maybe(words) }), {
    maxLength: 20,
    size: 'max',
  }),
  productions: fc.array(fc.record(ends), { maxLength: 20, size: 'max' }),
});

type Draft = typeof drafts extends fc.Arbitrary<infer Value> ? Value : never;

/** Random graphs of films: empty graphs, equal values, nulls, several parts of one person in one work. */
export const worlds: fc.Arbitrary<World> = drafts.map(toWorld);

function toWorld({ works, people, studios, parts, reviews, productions }: Draft): World {
  const ofKind = (kind: Draft['works'][number]['kind']) => works.filter((work) => work.kind === kind);
  const slugs = works.map(({ slug }) => slug);
  const actors = people.map(({ slug }) => slug);
  const producers = studios.map(({ slug }) => slug);
  const films = ofKind('film').map(({ kind, n, ...work }): Film => ({ ...work, minutes: n }));
  return {
    films,
    series: ofKind('series').map(({ kind, n, ...work }): Series => ({ ...work, seasons: n })),
    shorts: ofKind('short').map(({ kind, n, ...work }): Short => ({ ...work, minutes: n })),
    people: people satisfies readonly Person[],
    studios: studios.map((studio, index): Studio => ({ ...studio, registration: index })),
    languages: codes.map((code) => ({ code, name: `The language ${code}` })),
    actedIn:
      actors.length === 0 || slugs.length === 0
        ? []
        : parts.map(({ from, to, ...part }, index) => ({
            ...part,
            key: `part-${index}`,
            from: at(actors, from),
            to: at(slugs, to),
          })),
    reviewed: onceEach(reviews, actors, slugs) satisfies readonly Link<typeof model.reviewed>[],
    produced: onceEach(productions, producers, slugs),
    follows: films.slice(1).map(({ slug }, index) => ({ from: slug, to: films[index]!.slug })),
  };
}

/** Removes links that join the same two nodes again. */
function onceEach<Ends extends { readonly from: number; readonly to: number }>(
  links: readonly Ends[],
  from: readonly string[],
  to: readonly string[],
): readonly (Omit<Ends, 'from' | 'to'> & { readonly from: string; readonly to: string })[] {
  if (from.length === 0 || to.length === 0) return [];
  const byEnds = new Map(
    links.map((link) => {
      const named = { ...link, from: at(from, link.from), to: at(to, link.to) };
      return [JSON.stringify([named.from, named.to]), named] as const;
    }),
  );
  return [...byEnds.values()];
}
