import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import { planStatistics } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import { builder } from '../../src/schema/builder.ts';
import '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { type Answer, productOver } from '../support/product.ts';

const codesOf = ({ errors = [] }: Answer) => errors.map(({ path, extensions }) => [path?.[0], extensions?.['code']]);

const kinds = ['PERSON', 'COUNTRY', 'MEMBER', 'PLACE', 'OFFICE', 'SUMMIT', 'DOCUMENT', 'COMMITMENT', 'SOURCE'];

const longWays = 'from: "canada", to: "japan", first: 50, maxLength: 8';

/** A filter that goes from events to their priorities and back, so many times. */
const backAndForth = (times: number): string =>
  times === 0 ? 'name: { eq: "zz" }' : `priorities: { some: { events: { some: { ${backAndForth(times - 1)} } } } }`;

/** Lists that cost little each, under other fields so that nothing is shared. */
const connections = [
  'priorities',
  'documents',
  'commitments',
  'participants',
  'members',
  'buildsOn',
  'builtOnBy',
  'takesUp',
  'parts',
  'bilateralMeetings',
  'workingGroups',
  'statements',
  'hosts',
];
const wide = connections.map((name) => `... on Event { ${name}(first: 1) { edges { sources { slug } } } }`).join(' ');

/** What each of five types selects differently, and so at every level. */
const eachKind =
  '... on Summit { id } ... on MinisterialMeeting { name } ... on LeadersMeeting { slug } ... on BilateralMeeting { year }';
const nested = (levels: number, field: string): string =>
  levels === 0 ? eachKind : `${eachKind} ${field.replace('…', nested(levels - 1, field))}`;

/** Selects the same again on each way through five types, behind a field that nothing else leads to. */
const manyWays = (levels: number): string =>
  levels === 0
    ? ''
    : ['Summit', 'MinisterialMeeting', 'LeadersMeeting', 'BilateralMeeting', 'SeniorOfficialsMeeting']
        .map((type) => `... on ${type} { partOf { name ${manyWays(levels - 1)} } }`)
        .join(' ');
const merged = (levels: number): string => {
  const aliases = Array.from({ length: 40 }, (_, index) => `a${index}: name`).join(' ');
  const common = (level: number): string =>
    level === 0 ? `${eachKind} ${aliases}` : `partOf { ${eachKind} ${common(level - 1)} }`;
  return `${eachKind} ${manyWays(levels)} ${common(levels)}`;
};

describeWithDatabase('The budget of an operation', (database) => {
  const product = productOver(database);

  it.each(['some', 'none', 'every'])('weighs what conditions in conditions would visit (%s)', async (quantifier) => {
    const filter = backAndForth(3).replace('some', quantifier);
    const answer = await product.ask(`{ events(first: 1, filter: { ${filter} }) { nodes { slug } } }`);
    expect(codesOf(answer)).toEqual([['events', 'LIMIT_EXCEEDED']]);
    expect(answer.errors?.[0]?.message).toMatch(/relationships to look at, by an estimate, and 2000000 are allowed/);
    expect(product.statements).toEqual([]);
  });

  it.each([
    ['to one node', 'partOf { … }', 17],
    ['to lists', 'parts(first: 1) { nodes { … } }', 8],
    ['to edges', 'parts(first: 1) { edges { node { … } } }', 5],
    ['to the one before', 'follows { … ... on Node { id id id id } }', 17],
  ])('counts what is planned again for each type of an interface, before it is (%s)', async (_, field, levels) => {
    const began = performance.now();
    const answer = await product.ask(`{ events(first: 1) { nodes { ${nested(levels, field)} } } }`);
    expect(codesOf(answer)).toEqual([['events', 'LIMIT_EXCEEDED']]);
    expect(answer.errors?.[0]?.message).toMatch(/ letters of values, wherever they are used, and 1000000 are allowed/);
    expect(product.statements).toEqual([]);
    // Before that was counted, seven levels took ten seconds, and all of a heap of 512 MB.
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('counts what is planned again also where something else was selected before it on each way there', async () => {
    expect((await product.ask(`{ events(first: 1) { nodes { ${merged(1)} } } }`)).errors).toBeUndefined();
    const answer = await product.ask(`{ events(first: 1) { nodes { ${merged(3)} } } }`);
    expect(codesOf(answer)).toEqual([['events', 'LIMIT_EXCEEDED']]);
    expect(answer.errors?.[0]?.message).toMatch(/ letters of values, wherever they are used, and 1000000 are allowed/);
    expect(product.statements).toEqual([]);
  });

  it.each([
    ['a condition in a condition', `{ events(first: 1, filter: { ${backAndForth(2)} }) { nodes { slug } } }`],
    [
      'conditions that name what they speak of',
      `{ events(first: 20, filter: {
        priorities: { some: { within: ["priority-migrant-smuggling"] } },
        participants: { some: { edge: { representing: { eq: "JP" } } } },
        documents: { some: { commitments: { some: { assessments: { some: { score: { eq: 1 } } } } } }
      } }) { totalCount nodes { slug } } }`,
    ],
    [
      'types with fields of their own in three levels',
      `{ events(first: 1) { nodes { ${nested(3, 'partOf { … }')} } } }`,
    ],
    [
      'what every source supports',
      '{ sources(first: 100) { nodes { entities(first: 1) { totalCount nodes { slug } } } } }',
    ],
  ])('allows %s', async (_, query) => {
    const answer = await product.ask(query);
    expect(answer.errors).toBeUndefined();
  });

  it('has the limit on nodes that the README names', async () => {
    const answer = await product.ask(
      '{ events(first: 100) { nodes { documents(first: 100) { nodes { commitments(first: 5) { nodes { slug } } } } } } }',
    );
    expect(codesOf(answer)).toEqual([['events', 'LIMIT_EXCEEDED']]);
    expect(answer.errors?.[0]?.message).toContain('60100 nodes at most, and 50000 are allowed');
    expect(product.statements).toEqual([]);
    const readme = readFileSync('README.md', 'utf8').replaceAll(/\s+/g, ' ');
    expect(readme).toContain('its pages could hold more than 50,000 nodes');
  });

  it('weighs Cypher that was written by hand by what it takes to plan, and the deeper in lists the more', async () => {
    const within = (depth: number): string =>
      depth === 0 ? '' : `{ nodes { slug neighbors(first: 1) ${within(depth - 1) || '{ nodes { slug } }'} } }`;
    const planningOf = async (depth: number) => {
      const answer = await product.ask(`{ events(first: 1) ${within(depth)} }`);
      const [statement] = product.statements as readonly Statement[];
      return answer.errors ? Infinity : statement!.cost!.subqueries;
    };
    const [once, twice, often] = [await planningOf(1), await planningOf(2), await planningOf(9)] as const;
    expect(once).toBeGreaterThan(4);
    expect(twice).toBeGreaterThan(once + 4);
    expect(often).toBe(Infinity);
  });

  it('weighs ways from one entity to another at the root, the more the more of them are asked for', async () => {
    const ways = (size: number) => {
      const asked = kinds
        .slice(0, size)
        .map((kind, index) => `w${index}: paths(${longWays}, avoid: [${kind}]) { length }`);
      return `{ ${asked.join(' ')} }`;
    };
    const allowed = await product.ask(ways(4));
    expect(allowed.errors).toBeUndefined();
    const refused = await product.ask(ways(9));
    expect(new Set(codesOf(refused).map(([, code]) => code))).toEqual(new Set(['LIMIT_EXCEEDED']));
    expect(refused.errors?.[0]?.message).toContain('relationships to look at');
  });

  it('weighs a total of what Cypher that was written by hand finds as it weighs a page', async () => {
    const visitsOf = async (part: string) => {
      await product.ask(`{ search(text: "summits of ${part.length}") { ${part} } }`);
      return (product.statements as readonly Statement[])[0]!.cost!.visits;
    };
    expect(await visitsOf('totalCount')).toBe(await visitsOf('nodes { slug }'));
  });

  it('weighs lists that are read for the rows of lists', async () => {
    const answer = await product.ask(`{ sources(first: 50) { nodes { entities(first: 50) { nodes {
      sources(first: 2) { nodes { entities(first: 2) { nodes { slug } } } } } } } } }`);
    expect(codesOf(answer)).toEqual([['sources', 'LIMIT_EXCEEDED']]);
    expect(answer.errors?.[0]?.message).toContain('relationships to look at');
  });

  it.each([
    ['codes that are put into capitals', 'members', 'MemberFilter', { code: { in: Array(18_000).fill('ca') } }],
    ['days that are checked', 'events', 'EventFilter', { startDate: { in: Array(6_900).fill('2025-01-01') } }],
    ['keys to be beneath of', 'priorities', 'PriorityFilter', { within: Array(15_000).fill('abc') }],
    ['objects that hold nothing', 'events', 'EventFilter', { and: Array(998).fill({}) }],
    ['fields that are null', 'events', 'EventFilter', { and: Array(500).fill({ and: null, or: null, not: null }) }],
  ])('refuses a filter that is used 900 times before it is planned: %s', async (_what, field, type, filter) => {
    const used = (times: number) =>
      `query ($filter: ${type}!) { ${field}(first: 1, filter: { and: [${'$filter '.repeat(times)}] }) { totalCount } }`;
    const began = performance.now();
    const refused = await product.ask(used(900), { filter });
    // All of them took seconds, and more memory than a small process has.
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(codesOf(refused)).toEqual([[field, 'LIMIT_EXCEEDED']]);
    expect(refused.errors?.[0]?.message).toMatch(/letters of values, wherever they are used, and 1000000 are allowed/);
    expect(product.statements).toEqual([]);
  });

  it('counts the values of a kept plan before it makes the next', async () => {
    const conditions = '{ code: { in: $codes } } '.repeat(150);
    const query = `query ($codes: [String!]!) { members(first: 1, filter: { or: [${conditions}] }) { totalCount } }`;
    expect((await product.ask(query, { codes: ['ca'] })).errors).toBeUndefined();
    const began = performance.now();
    const refused = await product.ask(query, { codes: Array(18_000).fill('ca') });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(codesOf(refused)).toEqual([['members', 'LIMIT_EXCEEDED']]);
  });

  it.each([
    ['too much by themselves', 7, 'This field'],
    ['wrong', 5, "'name.eq' in a filter is null"],
  ])('plans no more fields of an operation where some are %s', async (_what, times, begins) => {
    const days = Array(6_900).fill('2025-01-01');
    const filter = `{ and: [${'$days '.repeat(times)}], name: { eq: $none } }`;
    const fields = Array.from({ length: 40 }, (_, index) => `e${index}: events(filter: ${filter}) { totalCount }`);
    const { errors = [] } = await product.ask(`query ($days: EventFilter!, $none: String) { ${fields.join(' ')} }`, {
      days: { startDate: { in: days } },
      none: null,
    });
    const beginning = (text: string) => errors.filter(({ message }) => message.startsWith(text)).length;
    expect([beginning(begins), beginning('The fields of this operation ask together')]).toEqual([4, 36]);
  });

  it.each([
    ['parts of names', { matches: 'é' }, 400],
    ['texts with special characters', { gt: '\uE000' }, 150],
  ])('weighs comparisons that take long to plan: %s', async (_what, name, times) => {
    const refused = await product.ask(
      `query ($filter: EventFilter!) { events(first: 1, filter: { or: [${'$filter '.repeat(times)}] }) { nodes { slug } } }`,
      { filter: { name } },
    );
    expect(codesOf(refused)).toEqual([['events', 'LIMIT_EXCEEDED']]);
    expect(refused.errors?.[0]?.message).toMatch(/by their weight, and 80 are allowed/);
    expect(product.statements).toEqual([]);
  });

  it('counts global ids before it reads them, wherever they are used', async () => {
    const aliases = Array.from({ length: 50 }, (_, index) => `n${index}: nodes(ids: $ids) { id }`);
    const took = async (number: number) => {
      const began = performance.now();
      const ids = Array(number).fill('TWVtYmVyOkNB');
      const { errors = [] } = await product.ask(`query ($ids: [ID!]!) { ${aliases.join(' ')} }`, { ids });
      expect(new Set(errors.map(({ message }) => message))).toEqual(
        new Set([`There are ${number} ids. At most 100 are allowed. Send several requests.`]),
      );
      return performance.now() - began;
    };
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push((await took(4_000)) / (await took(101)));
    // Reading them took ten times as long and more.
    expect(Math.min(...times)).toBeLessThan(5);
  });

  it('counts what Cypher of an author is given before that is written', async () => {
    const slugs = Array.from({ length: 15_000 }, (_, index) => index.toString(36));
    const fields = Array.from({ length: 40 }, (_, index) => `s${index}: subgraph(slugs: $slugs) { hasMoreNodes }`);
    const { errors = [] } = await product.ask(`query ($slugs: [String!]!) { ${fields.join(' ')} }`, { slugs });
    const beginning = (text: string) => errors.filter(({ message }) => message.startsWith(text)).length;
    expect([beginning("'slugs' names 15000"), beginning('The fields of this operation ask together')]).toEqual([4, 36]);
  });

  it.each([
    ['lists', 'nodes', 'neighbors(first: 1, after: $cursor) { totalCount }'],
    ['counts', '', 'countsBy(dimension: YEAR, first: 1, after: $cursor) { totalCount }'],
  ])('counts cursors before they are decoded, wherever they are used: of %s', async (_what, beneath, selection) => {
    const cursor = Buffer.from(`[1,"abcdefgh"${',1'.repeat(33_000)}]`).toString('base64url');
    const fields = Array.from({ length: 40 }, (_, index) => `n${index}: ${selection}`);
    const selected = beneath === '' ? fields.join(' ') : `${beneath} { ${fields.join(' ')} }`;
    const query = `query ($cursor: String!) { events(first: 1) { ${selected} } }`;
    const refused = await product.ask(query, { cursor });
    expect(codesOf(refused)).toEqual([['events', 'LIMIT_EXCEEDED']]);
    expect(refused.errors?.[0]?.message).toMatch(/letters of values, wherever they are used, and 1000000 are allowed/);
  });

  it('weighs days that are compared with those of each node', async () => {
    const days = (number: number) =>
      Array.from({ length: number }, (_, day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    const among = (number: number) =>
      product.ask('query ($days: [Date!]) { sources(first: 1, filter: { date: { in: $days } }) { nodes { slug } } }', {
        days: days(number),
      });
    expect((await among(200)).errors).toBeUndefined();
    const refused = await among(6_900);
    expect(codesOf(refused)).toEqual([['sources', 'LIMIT_EXCEEDED']]);
    expect(refused.errors?.[0]?.message).toMatch(/relationships to look at, by an estimate, and 2000000 are allowed/);
  });

  it('weighs the values that a statement is sent, wherever they are used', async () => {
    const texts = Array.from({ length: 11_000 }, (_, index) => `t${index}`);
    const times = (number: number) => Array.from({ length: number }, () => '{ alternativeNames: { hasSome: $texts } }');
    const inOneField = (number: number) =>
      product.ask(
        `query ($texts: [String!]!) { events(first: 1, filter: { or: [${times(number)}] }) { totalCount } }`,
        {
          texts,
        },
      );
    expect((await inOneField(4)).errors).toBeUndefined();
    const refused = await inOneField(8);
    expect(codesOf(refused)).toEqual([['events', 'LIMIT_EXCEEDED']]);
    expect(refused.errors?.[0]?.message).toMatch(/letters of values, wherever they are used, and 1000000 are allowed/);
    const inMany = (number: number) =>
      product.ask(
        `query ($code: String!) { ${Array.from({ length: number }, (_, index) => `m${index}: member(code: $code) { name }`)} }`,
        { code: 'x'.repeat(90_000) },
      );
    expect((await inMany(10)).errors).toBeUndefined();
    expect(codesOf(await inMany(12)).map(([, code]) => code)).toEqual(Array(12).fill('LIMIT_EXCEEDED'));
    expect(product.statements).toEqual([]);
  });

  it('is one for all root fields: together over it, none of them runs', async () => {
    const fields = (number: number) =>
      Array.from({ length: number }, (_, index) => `e${index}: event(slug: "x") { ...wide }`).join('\n');
    const operation = (number: number) => `{ ${fields(number)} } fragment wide on Event { ${wide} }`;
    const one = await product.ask(operation(1));
    expect(one.errors).toBeUndefined();
    expect(product.statements).toHaveLength(1);
    const many = await product.ask(operation(12));
    expect(product.statements).toEqual([]);
    expect(codesOf(many).map(String).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `e${index},LIMIT_EXCEEDED`).sort(),
    );
    expect(many.errors?.[0]?.message).toContain('The fields of this operation ask together for too much');
    // The next operation begins anew.
    expect((await product.ask(operation(2))).errors).toBeUndefined();
  });

  it.each(['', '__schema { queryType { name } }'])(
    'has no plan kept of an operation that is refused, by whichever way it was compiled (%s)',
    async (beside) => {
      const schema = builder.toSchema();
      const alone = productOver(database, { schema });
      const fields = (number: number) =>
        Array.from({ length: number }, (_, index) => `k${index}: event(slug: "x") { ...wide }`).join('\n');
      const operation = (number: number) => `{ ${beside} ${fields(number)} } fragment wide on Event { ${wide} }`;
      for (let time = 0; time < 2; time += 1) {
        const { errors = [], data } = await alone.ask(operation(12));
        const paths = errors.map(({ path }) => String(path?.[0]));
        expect(paths.sort()).toEqual(Array.from({ length: 12 }, (_, index) => `k${index}`).sort());
        expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
        expect(Object.values(data).filter((value) => value !== null)).toHaveLength(beside === '' ? 0 : 1);
      }
      expect(planStatistics(schema).size).toBe(0);
      await alone.data(operation(2));
      expect(planStatistics(schema).size).toBe(2);
    },
  );
});
