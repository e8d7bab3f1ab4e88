import fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { orderedCharacters } from '../../src/pothos-plugin-neo4j/compiler/order.ts';
import { constraintsOf, indexesOf } from '../../src/pothos-plugin-neo4j/model/cypher.ts';
import {
  date,
  dateTime,
  float,
  integer,
  internal,
  node,
  optional,
  type Property,
  sortedBy,
  text,
} from '../../src/pothos-plugin-neo4j/model/define.ts';
import { relationship } from '../../src/pothos-plugin-neo4j/model/relationship.ts';
import { sortKey } from '../../src/pothos-plugin-neo4j/model/sort-key.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** Where a value stands in an item: in a property with an index, in one without, and in one that may be missing. */
export interface Places {
  readonly indexed: string;
  readonly plain: string;
  readonly maybe: string;
}

function places<Value>(name: string, of: Property<Value, true>): Record<string, Property> {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return { [name]: of, [`plain${capital}`]: of, [`maybe${capital}`]: optional(of) };
}

/** Texts that are ordered by keys of theirs. */
function sortedPlaces(name: string): Record<string, Property> {
  const sorted = Object.entries(places(name, text('A name.'))).flatMap(([place, property]) => [
    [place, sortedBy(`${place}Key`, property)],
    [`${place}Key`, internal({ ...property, description: 'Sorted as a reader expects.' })],
  ]);
  return Object.fromEntries(sorted);
}

const properties: Record<string, Property> = {
  slug: text('A readable identifier.'),
  ...places('text', text('A text.')),
  ...sortedPlaces('name'),
  ...places('integer', integer('A whole number.')),
  ...places('float', float('A number.')),
  ...places('date', date('A day.')),
  ...places('instant', dateTime('An instant.')),
};

/** An item with values of every type. */
export const item = node('Item', {
  description: 'Something with values.',
  key: 'slug',
  properties,
  orders: ['text', 'name', 'integer', 'float', 'date', 'instant'],
});

export const box = node('Box', {
  description: 'What items lie in.',
  key: 'slug',
  properties: { slug: text('A readable identifier.') },
});

/** Something that a number of any size tells from all others. */
export const numbered = node('Numbered', {
  description: 'Something with a number.',
  key: 'number',
  properties: { number: integer('Its number.') },
});

const holds = relationship('HOLDS', { description: 'An item in a box.', from: box, to: item, properties: {} });

const model = { nodes: [item, box, numbered], relationships: [holds] };

/** One type of values: how they are drawn and written, and how they compare by what is promised. */
export interface Kind {
  readonly name: string;
  readonly places: Places;
  readonly values: fc.Arbitrary<unknown>;
  /** What a client can ask for; undefined where its language has no such values. */
  readonly operand: fc.Arbitrary<unknown> | undefined;
  /** What a parameter becomes in the statement that writes it. */
  readonly write: string;
  readonly inOrder: (one: never, other: never, place: keyof Places) => number;
  readonly inFilter: (one: never, other: never) => number;
}

const placesOf = (name: string): Places => {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return { indexed: name, plain: `plain${capital}`, maybe: `maybe${capital}` };
};

const compareTexts = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
const compareNumbers = (one: number | bigint, other: number | bigint): number =>
  Number(one > other) - Number(one < other);

const letters = fc.constantFrom(
  'a',
  'Z',
  'é',
  '山',
  '（',
  '株',
  '𠮷',
  '野',
  '\uFFFD',
  '\uE000',
  '\uD7FF',
  '\u{10FFFF}',
  '\u{10000}',
  '\0',
  ' ',
);
const texts = fc.array(letters, { maxLength: 4, size: 'max' }).map((all) => all.join(''));

const names = fc
  .array(fc.constantFrom('a', 'A', 'á', 'e\u0301', 'É', 'z', 'ß', '9', '10', '009'), { minLength: 1, maxLength: 3 })
  .map((all) => all.join(''));

/** -0 stands before 0, and what is no number behind every number. */
function compareFloats(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return compareNumbers(one, other) || Number(Object.is(other, -0)) - Number(Object.is(one, -0));
}

const days = [
  '-0044-03-15',
  '-0001-12-31',
  '0000-02-29',
  '0001-01-01',
  '1999-12-31',
  '2000-01-01',
  '9999-12-31',
  '+10000-01-01',
  '+123456-01-01',
  '-12000-06-01',
];

function compareDays(one: string, other: string): number {
  const parts = (day: string) => /^([+-]?\d+)-(\d\d)-(\d\d)$/.exec(day)!.slice(1).map(Number);
  const [a, b] = [parts(one), parts(other)];
  return a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!;
}

/** An instant as it is written, with its nanoseconds since 1970, the seconds of its offset, and its zone. */
type Instant = readonly [written: string, at: bigint, offset: number, zone: string];

const instant = (written: string, at: string, nanoseconds: number, offset: number, zone = ''): Instant => [
  written,
  BigInt(Date.parse(at)) * 1_000_000n + BigInt(nanoseconds),
  offset,
  zone,
];

const instants: readonly Instant[] = [
  instant('2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', 0, 0),
  instant('2024-01-01T01:00:00+01:00', '2024-01-01T00:00:00Z', 0, 60),
  instant('2024-01-01T01:00:00+01:00[Europe/Paris]', '2024-01-01T00:00:00Z', 0, 60, 'Europe/Paris'),
  instant('2023-12-31T19:00:00-05:00', '2024-01-01T00:00:00Z', 0, -300),
  instant('2023-12-31T06:00:00-18:00', '2024-01-01T00:00:00Z', 0, -1_080),
  instant('2024-01-01T18:00:00+18:00', '2024-01-01T00:00:00Z', 0, 1_080),
  instant('2024-01-01T00:00:00.000000001Z', '2024-01-01T00:00:00Z', 1, 0),
  instant('2023-12-31T23:59:59.999999999Z', '2023-12-31T23:59:59.999Z', 999_999, 0),
  instant('2024-10-27T02:30:00+01:00[Europe/Paris]', '2024-10-27T01:30:00Z', 0, 60, 'Europe/Paris'),
  instant('2024-10-27T02:30:00+02:00[Europe/Paris]', '2024-10-27T00:30:00Z', 0, 120, 'Europe/Paris'),
  instant('-0044-03-15T12:00:00Z', '-000044-03-15T12:00:00Z', 0, 0),
  instant('0000-01-01T00:00:00+02:00', '-000001-12-31T22:00:00Z', 0, 120),
  instant('9999-12-31T23:00:00-01:00', '+010000-01-01T00:00:00Z', 0, -60),
  instant('+10000-01-01T00:00:00Z', '+010000-01-01T00:00:00Z', 0, 0),
];
const instantOf = (written: string): Instant => instants.find(([known]) => known === written)!;

function compareInstants(one: string, other: string): number {
  const [a, b] = [instantOf(one), instantOf(other)];
  return compareNumbers(a[1], b[1]) || a[2] - b[2] || compareTexts(a[3], b[3]);
}

const sameInstant = (one: string, other: string): number => compareNumbers(instantOf(one)[1], instantOf(other)[1]);

export const kinds = {
  holds,
  all: [
    {
      name: 'texts',
      places: placesOf('text'),
      values: texts,
      operand: texts,
      write: 'v',
      inOrder: compareTexts,
      inFilter: compareTexts,
    },
    {
      name: 'texts of thousands of letters',
      places: placesOf('text'),
      values: fc
        .tuple(
          fc.constantFrom('x', '𠮷').map((letter) => letter.repeat(1_900)),
          texts,
        )
        .map((parts) => parts.join('')),
      operand: undefined,
      write: 'v',
      inOrder: (one: string, other: string, place) => {
        if (place === 'indexed') return compareTexts(one, other);
        // Without an index only the beginning counts.
        const cut = (whole: string) => [...whole].slice(0, orderedCharacters).join('');
        return compareTexts(cut(one), cut(other));
      },
      inFilter: compareTexts,
    },
    {
      name: 'texts with sort keys',
      places: placesOf('name'),
      values: names,
      operand: names,
      write: 'v',
      inOrder: new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare,
      inFilter: compareTexts,
    },
    {
      name: 'integers',
      places: placesOf('integer'),
      values: fc.constantFrom(
        0n,
        1n,
        -1n,
        2n ** 53n - 1n,
        2n ** 53n,
        2n ** 53n + 1n,
        2n ** 63n - 1n,
        2n - 2n ** 63n,
        -(2n ** 63n),
      ),
      operand: fc.constantFrom(0, 1, -1, 2 ** 31 - 1),
      write: 'toInteger(v)',
      inOrder: compareNumbers,
      inFilter: compareNumbers,
    },
    {
      name: 'floats',
      places: placesOf('float'),
      values: fc.constantFrom(0, -0, 1.5, -1.5, 5e-324, 1e21, 1.7976931348623157e308, Infinity, -Infinity, NaN),
      operand: fc.constantFrom(0, -0, 1.5, 1e21, 5e-324),
      write: 'v',
      inOrder: compareFloats,
      // To a client both zeros are one, and no comparison holds for what is no number.
      inFilter: (one: number, other: number) => (Number.isNaN(one) ? NaN : compareNumbers(one, other)),
    },
    {
      name: 'days',
      places: placesOf('date'),
      values: fc.constantFrom(...days),
      operand: fc.constantFrom(...days),
      write: 'date(v)',
      inOrder: compareDays,
      inFilter: compareDays,
    },
    {
      name: 'instants',
      places: placesOf('instant'),
      values: fc.constantFrom(...instants.map(([written]) => written)),
      operand: fc.constantFrom(...instants.map(([written]) => written)),
      write: 'datetime(v)',
      inOrder: compareInstants,
      inFilter: sameInstant,
    },
  ] as readonly Kind[],
};

export interface NamedValue {
  readonly slug: string;
  readonly value: never;
  /** Whether the property that may be missing is. */
  readonly isMissing: boolean;
}

/** Makes the constraints and indexes, and the box. */
export async function prepareItems({ driver }: TestDatabase): Promise<void> {
  for (const { text: statement } of [...constraintsOf(model), ...indexesOf(model)])
    await driver.executeQuery(statement);
  await driver.executeQuery("CREATE (:Box {slug: 'box'})");
  await driver.executeQuery('CALL db.awaitIndexes()');
}

const others: Readonly<Record<string, string>> = {
  text: "''",
  name: "''",
  integer: '0',
  float: '0.0',
  date: "date('2000-01-01')",
  instant: "datetime('2000-01-01T00:00:00Z')",
};

/** Makes the box hold one item for each value of a kind, and nothing else. */
export async function writeItems(
  { driver }: TestDatabase,
  kind: Kind,
  values: readonly unknown[],
): Promise<readonly NamedValue[]> {
  const items = values.map((value, index) => ({
    slug: `${(index * 7) % 15}-${index}`,
    value: value as never,
    isMissing: index % 4 === 3,
  }));
  const { indexed, plain, maybe } = kind.places;
  const required = Object.entries(others)
    .filter(([name]) => name !== indexed)
    .flatMap(([name, value]) => {
      const named = [name, placesOf(name).plain];
      return (name === 'name' ? named.flatMap((place) => [place, `${place}Key`]) : named).map(
        (of) => `${of}: ${value}`,
      );
    });
  const keys =
    indexed === 'name'
      ? Object.values(kind.places).map(
          (place) => `SET item.${place}Key = CASE WHEN item.${place} IS NULL THEN null ELSE row.key END`,
        )
      : [];
  const session = driver.session();
  try {
    await session.executeWrite(async (transaction) => {
      await transaction.run('MATCH (n:Item) DETACH DELETE n');
      await transaction.run(
        `MATCH (box:Box {slug: 'box'}) UNWIND $rows AS row WITH box, row, row.value AS v
         CREATE (box)-[:HOLDS]->(item:Item {slug: row.slug, ${required.join(', ')}, ${indexed}: ${kind.write},
           ${plain}: ${kind.write}, ${maybe}: CASE WHEN row.isMissing THEN null ELSE ${kind.write} END}) ${keys.join(' ')}`,
        {
          rows: items.map((row) => ({
            ...row,
            key: sortKey(String(row.value)),
            value: typeof row.value === 'bigint' ? neo4j.int(String(row.value)) : row.value,
          })),
        },
      );
    });
  } finally {
    await session.close();
  }
  return items;
}
