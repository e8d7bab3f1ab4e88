import { beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import { type Answer, askOver } from '../plugin/films/ask.ts';
import { emptyWorld, writeWorld } from '../plugin/films/data.ts';
import { sample } from '../plugin/films/sample.ts';
import type { TestDatabase } from '../support/neo4j.ts';

const hostile = [
  "'",
  '"',
  '`',
  '\\',
  "\\'",
  "' OR true //",
  "'}) DETACH DELETE n0 //",
  '"}) MATCH (n) DETACH DELETE n //',
  '`}) MATCH (n) DETACH DELETE n //',
  "alien' UNION MATCH (n) RETURN n //",
  '$p0',
  '{p0}',
  '$(p0)',
  '*/ CALL db.labels() /*',
  '; CREATE (:Pwned)',
  '\u0027 OR 1=1',
  '\\u0027 OR 1=1',
  'a\u0000b',
  '\u2028\u2029\r\n\t',
  '\uD800',
  '%27%20OR%201=1',
  '__proto__',
  'null',
  '1e400',
  'x'.repeat(20_000),
];

/** One question for each place where a client can put a text. */
const entries: readonly (readonly [string, string, (text: string) => Record<string, unknown>])[] = [
  [
    'a look-up',
    'query ($text: String!) { found: film(slug: $text) { slug cast { totalCount } } }',
    (text) => ({ text }),
  ],
  [
    'a look-up of an interface',
    'query ($text: String!) { found: work(slug: $text) { slug ... on Film { minutes } } }',
    (text) => ({ text }),
  ],
  [
    '`node`',
    'query ($id: ID!) { found: node(id: $id) { id } }',
    (text) => ({ id: encodeGlobalId('Film', text.slice(0, 500)) }),
  ],
  [
    '`nodes`',
    'query ($ids: [ID!]!) { found: nodes(ids: $ids) { id } }',
    (text) => ({ ids: [encodeGlobalId('Film', text.slice(0, 500))] }),
  ],
];

/** The operators that a filter by text has. */
const operators = [
  ['eq', '$text'],
  ['in', '[$text]'],
  ['contains', '$text'],
  ['startsWith', '$text'],
  ['gt', '$text'],
] as const;

/** Hostile values wherever a client can put one. */
export function injection(database: TestDatabase): void {
  const asker = askOver(database);
  beforeAll(() => writeWorld(database, sample));

  /** Everything there is: labels, types, properties. */
  const contents = async () => {
    const { records } = await database.driver.executeQuery(`
      MATCH (n) OPTIONAL MATCH (n)-[r]->(m)
      WITH labels(n) AS labels, properties(n) AS node, type(r) AS type, properties(r) AS edge, m.slug AS to
      RETURN toString(count(*)) AS rows, collect([labels, node.slug, node.title, node.name, type, edge.key, to]) AS all`);
    return JSON.stringify(records.map((record) => record.toObject()));
  };

  /** The statements for texts that nobody fears: those with letters behind U+D7FF are compared in another way. */
  const textsOf = async (ask: (text: string) => Promise<Answer>) => {
    const answers = await Promise.all(['nothing', '\uFFFD'].map(ask));
    return answers.map(({ statements }) => statements[0]!.text);
  };

  it.each(entries)('in %s change neither text nor data, and find nothing', async (_, source, variables) => {
    const before = await contents();
    const innocent = await asker.ask(source, variables('nothing'));
    expect(innocent.errors).toEqual([]);
    for (const text of hostile) {
      const { data, errors, statements } = await asker.ask(source, variables(text));
      expect({ text, errors }).toEqual({ text, errors: [] });
      expect(data).toEqual(innocent.data);
      expect(statements.map((statement) => statement.text)).toEqual(
        innocent.statements.map((statement) => statement.text),
      );
    }
    expect(await contents()).toBe(before);
  });

  it.each(operators)('in a filter by %s change neither text nor data', async (operator, operand) => {
    const source = `query ($text: String!) {
      films(filter: { or: [{ title: { ${operator}: ${operand} } }, { cast: { some: { name: { ${operator}: ${operand} } } } }] }) { totalCount }
    }`;
    const before = await contents();
    const innocent = await textsOf((text) => asker.ask(source, { text }));
    for (const text of hostile) {
      const { errors, statements } = await asker.ask(source, { text });
      expect({ text, errors }).toEqual({ text, errors: [] });
      expect(innocent).toContain(statements[0]!.text);
    }
    expect(await contents()).toBe(before);
  });

  it('in cursors change neither text nor data', async () => {
    const before = await contents();
    const page =
      'query ($after: String) { films(orderBy: [{ field: TITLE }, { field: SUBTITLE }], after: $after) { edges { cursor } } }';
    const { films } = await asker.data(page);
    const [version, digest] = JSON.parse(Buffer.from(films.edges[0].cursor, 'base64url').toString());
    const ask = (text: string) =>
      asker.ask(page, {
        after: Buffer.from(JSON.stringify([version, digest, text, text, text])).toString('base64url'),
      });
    const innocent = await textsOf(ask);
    for (const text of hostile.filter(({ length }) => length < 100)) {
      const { errors, statements } = await ask(text);
      expect({ text, errors }).toEqual({ text, errors: [] });
      expect(innocent).toContain(statements[0]!.text);
    }
    expect(await contents()).toBe(before);
  });

  describe('in enums and scalars', () => {
    it.each([
      ['an ordering', '{ films(orderBy: [{ field: $x }]) { totalCount } }'],
      ['an ordering as text', '{ films(orderBy: [{ field: "TITLE" }]) { totalCount } }'],
      ['an ordering of JavaScript', '{ films(orderBy: [{ field: constructor }]) { totalCount } }'],
      ['a direction', '{ films(orderBy: [{ field: TITLE, direction: "DESC SKIP 1" }]) { totalCount } }'],
      ['a size', '{ films(first: "1 RETURN n") { totalCount } }'],
      ['a fraction', '{ films(first: 1.5) { totalCount } }'],
      ['a size over 32 bits', '{ films(first: 4294967296) { totalCount } }'],
      ['a number for text', '{ film(slug: 1) { slug } }'],
    ])('never come to the compiler: %s', async (_, source) => {
      const { errors, statements } = await asker.ask(source);
      expect(errors.length).toBeGreaterThan(0);
      expect(statements).toEqual([]);
    });
  });

  // Lone surrogates have no place in UTF-8: they would come back as another letter.
  const storable = hostile.filter((text) => text.length < 300 && text !== '\uD800');

  it('that stand in the data come back as they are, page by page', async () => {
    const film = sample.films[0]!;
    const films = storable.map((text, index) => ({ ...film, slug: `${text}${index}`, title: text, subtitle: text }));
    await writeWorld(database, { ...emptyWorld, films });
    const page =
      'query ($after: String) { films(first: 7, orderBy: [{ field: SUBTITLE }, { field: TITLE }], after: $after) { edges { cursor node { slug title subtitle } } } }';
    const seen: { slug: string; title: string; subtitle: string }[] = [];
    for (let after: string | undefined; ; ) {
      const { edges } = (await asker.data(page, { after })).films;
      if (edges.length === 0) break;
      seen.push(...edges.map(({ node }: { node: never }) => node));
      after = edges.at(-1).cursor;
    }
    const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1);
    expect(seen.sort(bySlug)).toEqual(
      films.map(({ slug, title, subtitle }) => ({ slug, title, subtitle })).sort(bySlug),
    );
    for (const { slug } of films) {
      expect(await asker.data('query ($slug: String!) { film(slug: $slug) { slug } }', { slug })).toEqual({
        film: { slug },
      });
    }
  });
}
