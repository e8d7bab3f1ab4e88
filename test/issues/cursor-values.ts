import { beforeAll, expect, it } from 'vitest';
import {
  boolean,
  date,
  dateTime,
  float,
  integer,
  node,
  optional,
  type Property,
  text,
} from '../../src/pothos-plugin-neo4j/model/define.ts';
import { askOver } from '../plugin/films/ask.ts';
import { filmsBuilder } from '../plugin/films/schema.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** One property of each type, and one of each that may be missing. */
const types = {
  level: float('A number with a fraction.'),
  isGood: boolean('Whether it is good.'),
  day: date('A day.'),
  at: dateTime('An instant.'),
  label: text('A text.'),
  count: integer('A whole number.'),
} as const;
const required = Object.keys(types) as (keyof typeof types)[];
const optionalName = (name: string) => `maybe${name[0]!.toUpperCase()}${name.slice(1)}`;
const properties: Readonly<Record<string, Property>> = {
  slug: text('A readable identifier.'),
  ...types,
  ...Object.fromEntries(Object.entries(types).map(([name, property]) => [optionalName(name), optional(property)])),
};

const reading = node('Reading', { description: 'What an instrument says.', key: 'slug', properties });
const fields = [...required, ...required.map(optionalName)];

const builder = filmsBuilder();
builder.graphNode(reading, {
  order: { fields, default: [{ field: 'label', direction: 'ASC' }] },
  fields: (t) => ({ slug: t.property('slug') }),
});
builder.queryFields((t) => ({ readings: t.graphConnection(reading, { description: 'All readings.' }) }));
const schema = builder.toSchema();

/** Eight values of each type, in ascending order, some of them equal. */
const values = {
  level: [-1e21, -0.5, 5e-324, 0.1, 0.30000000000000004, 0.30000000000000004, 2.5, 2.75],
  isGood: [false, false, false, true, true, true, true, true],
  day: ['0999-12-31', '1969-12-31', '1970-01-01', '2024-02-29', '2024-02-29', '2025-11-21', '2025-11-22', '9999-12-31'],
  at: [
    '1969-12-31T23:59:59.999Z',
    '2025-11-21T00:00:00Z',
    '2025-11-21T00:00:00.000000001Z',
    '2025-11-21T00:00:00.000000002Z',
    '2025-11-21T02:00:00+01:00',
    '2025-11-21T01:00:00.5Z',
    '2025-11-21T12:00:00Z',
    '2025-11-21T12:00:00Z',
  ],
  label: ['', '\n', '\na', 'a', 'a\n', 'a\nb', 'a\r\nb', 'a,"b"]'],
  count: [-9007199254740991, -1, 0, 0, 1, 2147483648, 9007199254740990, 9007199254740991],
} satisfies Record<keyof typeof types, readonly unknown[]>;

const enumName = (name: string) => name.replaceAll(/(?=[A-Z])/g, '_').toUpperCase();
const orderOf = (names: readonly string[], direction: string) =>
  names.map((name) => `{ field: ${enumName(name)}, direction: ${direction} }`).join(', ');

/** What release notes of others say went wrong with the values in cursors. */
export function cursorValues(database: TestDatabase): void {
  const { ask, data } = askOver(database, schema);
  beforeAll(async () => {
    await database.driver.executeQuery('MATCH (n) DETACH DELETE n');
    // The rows of each type are shuffled in a way of their own; every third of the optional ones is missing.
    const rows = Array.from({ length: 8 }, (_, index) => {
      const row: Record<string, unknown> = { slug: `reading-${index}` };
      for (const [shift, name] of required.entries()) {
        const value = values[name][(index * 3 + shift) % 8];
        row[name] = value;
        row[optionalName(name)] = (index + shift) % 3 === 0 ? null : value;
      }
      return row;
    });
    const converted = required.flatMap((name) => {
      const { type } = types[name];
      const convert = { date: 'date', dateTime: 'datetime', integer: 'toInteger' }[type as string];
      if (convert === undefined) return [];
      return [name, optionalName(name)].map((property) => `n.${property} = ${convert}(row.${property})`);
    });
    await database.driver.executeQuery(
      `UNWIND $rows AS row CREATE (n:Reading) SET n = row SET ${converted.join(', ')}`,
      { rows },
    );
  });

  const page = (order: string, args: string) =>
    `query ($cursor: String) { readings(${args}, orderBy: [${order}]) { edges { cursor node { slug } } } }`;
  interface Edge {
    readonly cursor: string;
    readonly node: { readonly slug: string };
  }
  const edgesOf = async (order: string, args: string, cursor?: string): Promise<readonly Edge[]> =>
    (await data(page(order, args), { cursor })).readings.edges;

  /** Reads the list in twos from the start and in threes from the end, and compares with the list as a whole. */
  async function walk(names: readonly string[]): Promise<void> {
    for (const direction of ['ASC', 'DESC']) {
      const order = orderOf(names, direction);
      const all = await edgesOf(order, 'first: 40, after: $cursor');
      expect(all).toHaveLength(8);
      const forward: Edge[] = [];
      while (forward.length < 8)
        forward.push(...(await edgesOf(order, 'first: 2, after: $cursor', forward.at(-1)?.cursor)));
      expect(forward).toEqual(all);
      const backward: Edge[] = [];
      while (backward.length < 8)
        backward.unshift(...(await edgesOf(order, 'last: 3, before: $cursor', backward[0]?.cursor)));
      expect(backward).toEqual(all);
    }
  }

  it.each([
    ['a float keeps its fraction', 'level'],
    ['a text goes on behind a new line', 'label'],
    ['an integer keeps its last digit', 'count'],
    ['an instant keeps its nanoseconds', 'at'],
    ['a day stays a day', 'day'],
    ['false is a value', 'isGood'],
  ])('%s', async (_, name) => {
    await walk([name]);
  });

  it.each(required.map(optionalName))('null in a cursor is a position: %s', async (name) => {
    await walk([name]);
  });

  it('values of every type stand in one cursor', async () => {
    await walk(['isGood', 'day', 'level', 'at', 'label', 'count']);
    await walk(['maybeIsGood', 'maybeDay', 'maybeLevel', 'maybeAt', 'maybeLabel', 'maybeCount']);
  });

  it('a cursor of another ordering of the same width and types is refused', async () => {
    const [edge] = await edgesOf(orderOf(['level'], 'ASC'), 'first: 1, after: $cursor');
    for (const order of [orderOf(['maybeLevel'], 'ASC'), orderOf(['level'], 'DESC')]) {
      const { errors, statements } = await ask(page(order, 'first: 1, after: $cursor'), { cursor: edge!.cursor });
      expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['readings'] }]);
      expect(statements).toEqual([]);
    }
  });

  it('a cursor with more or fewer values than the ordering has is refused', async () => {
    const order = orderOf(['level', 'day'], 'ASC');
    const [edge] = await edgesOf(order, 'first: 1, after: $cursor');
    const content: unknown[] = JSON.parse(Buffer.from(edge!.cursor, 'base64url').toString());
    for (const forged of [
      content.slice(0, -1),
      [...content, 'more'],
      content.slice(0, 2),
      [...content.slice(0, 2), null],
    ]) {
      const cursor = Buffer.from(JSON.stringify(forged)).toString('base64url');
      const { errors } = await ask(page(order, 'first: 1, after: $cursor'), { cursor });
      expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['readings'] }]);
    }
  });
}
