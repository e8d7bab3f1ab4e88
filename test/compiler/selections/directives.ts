import { expect, it } from 'vitest';
import type { Asker } from '../../plugin/films/ask.ts';

const source = `
  query ($yes: Boolean = true, $no: Boolean = false) {
    film(slug: "alien") {
      title @skip(if: $no)
      year @skip(if: $yes)
      minutes @include(if: $no) @skip(if: $no)
      both: slug @include(if: $yes) @skip(if: $yes)
      cast(first: 1) @include(if: $no) { nodes { slug } }
      studio @include(if: $yes) { name @include(if: $no) slug }
      ... @include(if: $no) { reviewers { totalCount } }
      ... on Work @skip(if: $yes) { languages { code } }
      ...More @include(if: $yes)
      ...Less @skip(if: $yes)
    }
    other: film(slug: "alien") @include(if: $no) { title }
  }
  fragment More on Film { released original @skip(if: $yes) { code } follows { title } }
  fragment Less on Film { addedAt colour }
`;

/** `@skip` and `@include` on fields, inline fragments and spreads. */
export function directives({ ask, data }: Asker): void {
  it('decide what is asked', async () => {
    expect(await data(source)).toEqual({
      film: { title: 'Alien', studio: { slug: 'acme' }, released: '1979-05-25', follows: null },
    });
  });

  it('turned round', async () => {
    const answer = await data(source, { yes: false, no: true });
    expect(answer).toEqual({
      film: {
        year: 1979,
        cast: { nodes: [{ slug: 'ann' }] },
        reviewers: { totalCount: 2 },
        languages: [{ code: 'de' }, { code: 'en' }, { code: 'fr' }],
        addedAt: '2025-11-21T12:00:00Z',
        colour: 'COLOUR',
      },
      other: { title: 'Alien' },
    });
  });

  it('what they leave out is not read', async () => {
    const { statements } = await ask(source);
    expect(statements).toHaveLength(1);
    expect(statements[0]!.text).not.toMatch(/ACTED_IN|REVIEWED|Language|addedAt|year|name/);
  });

  it('a spread that is skipped in one place stands in another', async () => {
    expect(await data('{ film(slug: "alien") { ...F @skip(if: true) ...F } } fragment F on Film { title }')).toEqual({
      film: { title: 'Alien' },
    });
  });

  it('on parts of a connection and its edges', async () => {
    const parts = `query ($on: Boolean!) {
      films(first: 1, orderBy: [{ field: TITLE }]) {
        edges @include(if: $on) { cursor @skip(if: $on) node { slug title @skip(if: $on) } }
        nodes @skip(if: $on) { slug }
        totalCount @include(if: $on)
        pageInfo { hasNextPage @include(if: $on) endCursor @skip(if: $on) }
      }
    }`;
    const on = await data(parts, { on: true });
    expect(on.films).toEqual({ edges: [{ node: { slug: 'alien' } }], totalCount: 4, pageInfo: { hasNextPage: true } });
    const off = await data(parts, { on: false });
    expect(off.films).toEqual({ nodes: [{ slug: 'alien' }], pageInfo: { endCursor: expect.any(String) } });
  });

  it('that leave nothing', async () => {
    expect(await data('{ film(slug: "alien") { title @skip(if: true) } }')).toEqual({ film: {} });
    expect(await data('{ films(first: 2) { nodes { title @skip(if: true) } } }')).toEqual({
      films: { nodes: [{}, {}] },
    });
    expect(await data('{ films { nodes @skip(if: true) { title } } }')).toEqual({ films: {} });
    const { statements } = await ask('{ film(slug: "alien") @skip(if: true) { title } }');
    expect(statements).toEqual([]);
  });
}
