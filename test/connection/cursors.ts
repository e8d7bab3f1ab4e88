import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, askOver } from '../plugin/films/ask.ts';
import { emptyWorld, type Film, writeWorld } from '../plugin/films/data.ts';
import { sample } from '../plugin/films/sample.ts';
import type { TestDatabase } from '../support/neo4j.ts';

type Content = readonly unknown[];

const decode = (cursor: string): unknown[] => JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
const encode = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');

/** Cursors that are none, forged, foreign, and those that stay good. */
export function cursors(database: TestDatabase): void {
  const asker = askOver(database);
  beforeAll(() => writeWorld(database, sample));

  const query = (order: string, argument: string) =>
    `query ($cursor: String) { films(orderBy: [${order}], ${argument}: $cursor) { nodes { slug } } other: films { totalCount } }`;
  const ask = (order: string, cursor: string, argument = 'after') => asker.ask(query(order, argument), { cursor });
  /** The cursor of the first edge, or of the last. */
  const cursorOf = async (order: string): Promise<string> =>
    (await asker.data(`{ films(first: 1, orderBy: [${order}]) { edges { cursor } } }`)).films.edges[0].cursor;

  /** The field is refused, the one beside it is answered, and nothing ran for the refused one. */
  function expectRefused({ data, errors, statements }: Answer, argument = 'after'): void {
    expect(errors).toEqual([
      { code: 'BAD_USER_INPUT', path: ['films'], message: expect.stringContaining(`'${argument}'`) },
    ]);
    expect(data).toEqual({ films: null, other: { totalCount: 4 } });
    expect(statements).toHaveLength(1);
  }

  const byTitle = '{ field: TITLE }';

  describe('that are none are refused, by the name of their argument', () => {
    it.each([
      ['a word', 'alien'],
      ['spaces', '   '],
      ['other letters', 'W1sxXQ==é'],
      ['base64 of the other alphabet', `${Buffer.from('[1,"??????????","a"]').toString('base64')}`],
      ['no JSON', Buffer.from('{[').toString('base64url')],
      ['no array', encode({ 0: 1 })],
      ['null', encode(null)],
      ['an empty array', encode([])],
      ['many levels', Buffer.from('['.repeat(1_500)).toString('base64url')],
      ['long', 'A'.repeat(2_049)],
      ['very long', 'A'.repeat(1_000_000)],
      ['no text in UTF-8', Buffer.from([0xff, 0xfe, 0xfd]).toString('base64url')],
      ['a global id', Buffer.from('Film:alien').toString('base64url')],
    ])('%s', async (_, cursor) => {
      expectRefused(await ask(byTitle, cursor));
      expectRefused(await ask(byTitle, cursor, 'before'), 'before');
    });
  });

  it('that are empty are the start and the end, also where a plan is kept for others', async () => {
    const page = 'nodes { slug } pageInfo { hasNextPage hasPreviousPage }';
    const ask = async (args: string, cursor?: string) =>
      (
        await asker.data(`query ($cursor: String = "") { films(orderBy: [${byTitle}], ${args}) { ${page} } }`, {
          cursor,
        })
      ).films;
    const first = await ask('first: 2, after: $cursor', '');
    const { films: whole } = await asker.data(`{ films(first: 40, orderBy: [${byTitle}]) { nodes { slug } } }`);
    expect(first.nodes).toEqual(whole.nodes.slice(0, 2));
    expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
    const middle = await cursorOf(byTitle);
    for (const cursor of ['', middle, '']) {
      const expected = cursor === '' ? first : { pageInfo: { hasPreviousPage: true } };
      expect(await ask('first: 2, after: $cursor', cursor)).toMatchObject(expected);
    }
    expect((await ask('last: 2, before: $cursor', '')).nodes).toEqual(whole.nodes.slice(-2));
    expect((await ask('first: 40, after: $cursor, before: $cursor', '')).nodes).toEqual(whole.nodes);
  });

  describe('that are forged are refused', () => {
    const forgeries: readonly (readonly [string, (content: Content) => unknown])[] = [
      ['another version', ([, ...rest]) => [2, ...rest]],
      ['the version as text', ([, ...rest]) => ['1', ...rest]],
      ['no version', ([, ...rest]) => rest],
      ['another digest', ([version, , ...rest]) => [version, 'AAAAAAAA', ...rest]],
      ['no digest', ([version, , ...rest]) => [version, null, ...rest]],
      ['a value too few', (content) => content.slice(0, -1)],
      ['a value too many', (content) => [...content, 'a']],
      ['null for what is never null', ([version, digest]) => [version, digest, null, 'alien']],
      ['null for the key', (content) => [...content.slice(0, -1), null]],
      ['a number for text', (content) => [...content.slice(0, -1), 1]],
      ['a list for text', (content) => [...content.slice(0, -1), ['alien']]],
      ['an object for text', (content) => [...content.slice(0, -1), { toString: 'alien' }]],
      ['true for text', (content) => [...content.slice(0, -1), true]],
      ['the array in another', (content) => [content]],
    ];
    it.each(forgeries)('%s', async (_, forge) => {
      const cursor = encode(forge(decode(await cursorOf(byTitle))));
      expectRefused(await ask(byTitle, cursor));
      expectRefused(await ask(byTitle, cursor, 'before'), 'before');
    });

    it('something behind the end', async () => {
      const cursor = await cursorOf(byTitle);
      for (const garbage of ['=', ' ', '\n', '!', 'AAAA', encode([1]), '%00', '\0']) {
        expectRefused(await ask(byTitle, `${cursor}${garbage}`));
      }
    });

    // base64url ignores bits that make no whole byte; a position has one cursor all the same.
    it('a letter behind the end that adds no byte', async () => {
      const cursors = await asker.data('{ films(orderBy: [{ field: TITLE }]) { edges { cursor } } }');
      const whole = cursors.films.edges
        .map((edge: { cursor: string }) => edge.cursor)
        .find((cursor: string) => cursor.length % 4 === 0);
      expect(whole).toBeDefined();
      expectRefused(await ask(byTitle, `${whole}A`));
    });

    const types: readonly (readonly [string, string, readonly unknown[]])[] = [
      [
        'a day',
        '{ field: RELEASED }',
        [
          '2025-02-30',
          '2025-13-01',
          '2025-00-10',
          '2025-1-1',
          '20250101',
          '2025-01-01T00:00:00Z',
          '',
          'today',
          20_250_101,
          ' 2025-01-01',
          '+02025-01-01',
          '12025-01-01',
          '-0000-01-01',
          '-0001-02-29',
          '2025-02-29',
          '1900-02-29',
          true,
        ],
      ],
      [
        'an instant',
        '{ field: ADDED_AT }',
        [
          '2025-11-21',
          '2025-11-21T12:00:00',
          '2025-02-30T00:00:00Z',
          '2025-11-21T25:00:00Z',
          '2025-11-21T12:60:00Z',
          '2025-11-21T12:00:60Z',
          '2025-11-21 12:00:00Z',
          '2025-11-21T12:00:00.1234567890Z',
          '2025-11-21T12:00:00+1:00',
          '2025-11-21T12:00:00Z[EST]',
          '2025-11-21T12:00:00Z[Nowhere/Else]',
          '2025-11-21T12:00:00+02:00[Europe/Paris]',
          '2025-11-21T12:00:00+00:09:21',
          0,
          null,
        ],
      ],
      [
        'an integer',
        '{ field: YEAR }',
        ['1979', '9007199254740991', '9223372036854775808', 1.5, 1e300, 2 ** 53, true, [], {}],
      ],
      ['text that may be missing', '{ field: SUBTITLE }', [1, false, [], {}]],
    ];
    it.each(types)('what is no value of %s', async (_, order, values) => {
      const [version, digest, , key] = decode(await cursorOf(order));
      for (const value of values) {
        const answer = await ask(order, encode([version, digest, value, key]));
        expect([value, answer.errors.map(({ code }) => code)]).toEqual([value, ['BAD_USER_INPUT']]);
        expectRefused(answer);
      }
    });

    // isInstant (temporal.ts) takes hours, seconds and offsets that JavaScript takes and Neo4j does not: `datetime($p)`
    // fails in the database, and a forged cursor becomes an internal error.
    it.each(['2025-11-21T24:00:00Z', '2025-11-21T12:00:00+18:30', '2025-11-21T12:00:00-23:59'])(
      'an instant that only JavaScript knows: %s',
      async (value) => {
        const [version, digest, , key] = decode(await cursorOf('{ field: ADDED_AT }'));
        expectRefused(await ask('{ field: ADDED_AT }', encode([version, digest, value, key])));
      },
    );
  });

  describe('of something else are refused', () => {
    const foreign = /belongs to another connection or another ordering/;
    it.each([
      ['another field', '{ field: SUBTITLE }'],
      ['another direction', '{ field: TITLE, direction: DESC }'],
      ['one field more', '{ field: TITLE }, { field: COLOUR }'],
    ])('%s', async (_, order) => {
      const answer = await ask(byTitle, await cursorOf(order));
      expectRefused(answer);
      expect(answer.errors[0]!.message).toMatch(foreign);
    });

    it('the same fields in another order', async () => {
      const answer = await ask(
        '{ field: TITLE }, { field: COLOUR }',
        await cursorOf('{ field: COLOUR }, { field: TITLE }'),
      );
      expect(answer.errors[0]!.message).toMatch(foreign);
    });

    it.each([
      ['of all works', '{ works(first: 1, orderBy: [{ field: TITLE }]) { edges { cursor } } }', 'works'],
      [
        'of a studio',
        '{ studio(slug: "acme") { films(first: 1, orderBy: [{ field: TITLE }]) { edges { cursor } } } }',
        'studio.films',
      ],
      [
        'of a person',
        '{ person(slug: "ann") { parts(first: 1, orderBy: [{ field: TITLE }]) { edges { cursor } } } }',
        'person.parts',
      ],
    ])('another connection: %s', async (_, source, path) => {
      const data = await asker.data(source);
      const connection = path.split('.').reduce((at, name) => at[name], data);
      const answer = await ask(byTitle, connection.edges[0].cursor);
      expectRefused(answer);
      expect(answer.errors[0]!.message).toMatch(foreign);
    });

    it('but another parent is the same connection', async () => {
      const { studio } = await asker.data('{ studio(slug: "acme") { works(first: 1) { edges { cursor } } } }');
      const source = 'query ($cursor: String) { studio(slug: "blue") { works(after: $cursor) { nodes { slug } } } }';
      expect(await asker.data(source, { cursor: studio.works.edges[0].cursor })).toEqual({
        studio: { works: { nodes: [{ slug: 'elle' }] } },
      });
    });
  });

  describe('stay good', () => {
    const title = (slug: string, name: string): Film => ({ ...sample.films[0]!, slug, title: name });
    const page =
      'query ($after: String, $before: String) { films(first: 9, orderBy: [{ field: TITLE }], after: $after, before: $before) { edges { cursor node { slug } } pageInfo { hasPreviousPage } } }';
    const slugs = (data: { films: { edges: { node: { slug: string } }[] } }) =>
      data.films.edges.map(({ node }) => node.slug);

    it('when what they stand for is gone, and when something comes before it', async () => {
      await writeWorld(database, { ...emptyWorld, films: [title('a', 'a'), title('b', 'b'), title('c', 'c')] });
      const { films } = await asker.data(page);
      const [a, b] = films.edges.map(({ cursor }: { cursor: string }) => cursor);
      await writeWorld(database, { ...emptyWorld, films: [title('aa', 'aa'), title('c', 'c')] });
      const afterGone = await asker.data(page, { after: b });
      expect(slugs(afterGone)).toEqual(['c']);
      expect(afterGone.films.pageInfo.hasPreviousPage).toBe(true);
      const afterFirst = await asker.data(page, { after: a });
      expect(slugs(afterFirst)).toEqual(['aa', 'c']);
      // Nothing is left at or before the cursor, and the flag says so.
      expect(afterFirst.films.pageInfo.hasPreviousPage).toBe(false);
      expect(slugs(await asker.data(page, { after: a, before: b }))).toEqual(['aa']);
    });

    it('for texts of any length', async () => {
      const long = 'x'.repeat(1_600);
      await writeWorld(database, { ...emptyWorld, films: [title('1', `${long}a`), title('2', `${long}b`)] });
      const { films } = await asker.data(page);
      expect(slugs(await asker.data(page, { after: films.edges[0].cursor }))).toEqual(['2']);
    });

    // Neo4j orders text in an index by code point, and compares texts by code unit elsewhere.
    it('for letters whose code units and code points differ in order', async () => {
      await writeWorld(database, { ...emptyWorld, films: [title('2', '\uFF21'), title('1', '\u{1F3AC}')] });
      const { films } = await asker.data(page);
      expect(slugs({ films })).toEqual(['2', '1']);
      expect(slugs(await asker.data(page, { after: films.edges[0].cursor }))).toEqual(['1']);
    });
  });
}
