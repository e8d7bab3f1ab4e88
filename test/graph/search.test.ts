import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

const search = `query ($text: String!, $types: [EntityKind!], $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, types: $types, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { score cursor node { __typename slug name } }
  }
}`;

interface Edge {
  readonly score: number;
  readonly cursor: string;
  readonly node: { readonly __typename: string; readonly slug: string; readonly name: string };
}

describeWithDatabase('search', (database) => {
  const product = productOver(database);
  const hits = async (text: string, more: Record<string, unknown> = {}) => {
    const { search: found } = await product.data(search, { text, ...more });
    expect(product.statements).toHaveLength(1);
    return found;
  };
  const slugs = ({ edges }: { readonly edges: readonly Edge[] }) => edges.map(({ node }) => node.slug);

  it.each([
    ['letters with accents, in any case', 'COMMUNIQUÉ', /^doc-.*-communique$/],
    ['the same without', 'communique', /^doc-.*-communique$/],
    ['a letter left out', 'kananskis', /^place-kananaskis$/],
    ['a letter left out of one of two words, in another order', 'smugling migrants', /^priority-migrant-smuggling$/],
    ['another form of a word', 'smuggled migrants', /^(priority-migrant-smuggling|commitment-.*)$/],
    ['the beginning of a name', 'macro', /^person-emmanuel-macron$/],
    ['the beginning of a name, not by a rare word with a letter less', 'takai', /^person-sanae-takaichi$/],
    ['the beginning of the last of several words', 'climate chan', /^priority-climate-change$/],
    ['another name', 'Türkiye', /^country-tr$/],
    ['another name, without its accent', 'turkiye', /^country-tr$/],
    ['a former name', 'European Communities', /^member-eu$/],
    ['an alternative label', 'money laundering', /^priority-financial-crime$/],
    ['a code', 'eu', /^member-eu$/],
    ['a code that is a frequent word', 'IT', /^(country|member)-it$/],
    ['a code of several words', 'world bank', /^org-world-bank$/],
    ['words of names and of text together', 'interior ministers ottawa', /^(doc|meeting)-2025-.*ottawa/],
  ])('finds first by %s: %s', async (_, text, best) => {
    expect(slugs(await hits(text))[0]).toMatch(best);
  });

  it('keeps to the kinds that are asked for', async () => {
    const { edges, totalCount } = await hits('ottawa', { types: ['PLACE', 'MINISTERIAL_MEETING'], first: 50 });
    expect(new Set(edges.map(({ node }: Edge) => node.__typename))).toEqual(new Set(['Place', 'MinisterialMeeting']));
    expect(totalCount).toBe(edges.length);
    expect(await hits('ottawa', { types: [] })).toMatchObject({ totalCount: 0, edges: [] });
  });

  it.each(['', '   ', '***', '\\', '"', '~', 'xylophonist', 'canada -canada'])('finds nothing for %j', async (text) => {
    expect(await hits(text)).toMatchObject({ totalCount: 0, edges: [], pageInfo: { hasNextPage: false } });
  });

  it.each([
    'a~ AND (',
    'name:ottawa',
    'ottawa)',
    '[a TO z]',
    '/.*/',
    '+- && ||',
    'ott*a',
    'x OR NOT',
    'slug:/.*/',
    '{',
    '-migrant',
    'ottawa '.repeat(200),
  ])('takes %j for text', async (text) => {
    expect((await hits(text)).totalCount).toBeLessThan(200);
  });

  it('is paged both ways in one order, the best first', async () => {
    const all = await hits('crime', { first: 100 });
    const { totalCount } = all;
    expect(totalCount).toBeGreaterThan(20);
    const scores = all.edges.map(({ score }: Edge) => score);
    expect(scores).toEqual(scores.toSorted((one: number, other: number) => other - one));
    const forwards: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await hits('crime', { first: 9, after });
      expect(page.pageInfo.hasPreviousPage).toBe(forwards.length > 0);
      forwards.push(...slugs(page));
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
    }
    const backwards: string[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const page = await hits('crime', { last: 11, before });
      backwards.unshift(...slugs(page));
      more = page.pageInfo.hasPreviousPage;
      before = page.pageInfo.startCursor;
    }
    expect(forwards).toHaveLength(totalCount);
    expect(backwards).toEqual(forwards);
    expect(forwards.slice(0, 100)).toEqual(slugs(all));
  });

  it('refuses a cursor of other data, since all scores may differ', async () => {
    const { edges } = await hits('crime', { first: 1 });
    const parts = JSON.parse(Buffer.from(edges[0].cursor, 'base64url').toString()) as unknown[];
    const after = Buffer.from(JSON.stringify([...parts.slice(0, -1), 'another'])).toString('base64url');
    const { data, errors } = await product.ask(search, { text: 'crime', after });
    expect(data).toEqual({ search: null });
    expect(errors).toMatchObject([
      { path: ['search'], message: expect.stringMatching(/have changed/), extensions: { code: 'CURSOR_EXPIRED' } },
    ]);
  });

  it('is no error for a word longer than any, nor for a kind that is named again and again', async () => {
    expect((await hits('日本'.repeat(250))).totalCount).toBe(0);
    const { suggest } = await product.data('query ($text: String!) { suggest(text: $text) { text } }', {
      text: '㍿'.repeat(100),
    });
    expect(suggest).toEqual([]);
    const types = Array.from({ length: 3_000 }, () => 'PERSON');
    expect(slugs(await hits('macron', { types }))).toEqual(slugs(await hits('macron', { types: ['PERSON'] })));
  });

  it('looks at the first 500 letters of a text alone', async () => {
    const query = 'query ($text: String!) { search(text: $text) { correctedText } }';
    const { search: found } = await product.data(query, { text: `merkle ${'a '.repeat(40_000)}` });
    expect(found.correctedText).toBe(`merkel ${'a '.repeat(247)}`.slice(0, 500));
  });
});
