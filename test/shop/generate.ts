import neo4j, { type Driver } from 'neo4j-driver';
import { type Random, randomOf } from '../differential/random.ts';

/** Rows that one statement writes. */
interface Batch {
  readonly statement: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The number of nodes of each kind in a shop of 20,000 nodes. */
const whole = {
  categories: 300,
  products: 5_000,
  customers: 4_000,
  suppliers: 200,
  orders: 5_000,
  lines: 3_000,
  reviews: 2_400,
  stores: 50,
  labels: 50,
};
type Sizes = Readonly<typeof whole>;

const words = [
  'lamp',
  'Stuhl',
  'étagère',
  'table',
  'Zange',
  'Ähre',
  'bolt',
  'clé',
  '椅子',
  '🎁 box',
  "o'ring",
  '\\u0060',
  '',
];
const cities = [
  [2.3522, 48.8566],
  [-79.3832, 43.6532],
  [139.6503, 35.6762],
] as const;
const zones = ['Europe/Paris', 'America/Toronto', '+05:30', 'Z', 'Asia/Tokyo'];
const two = (value: number) => String(value).padStart(2, '0');

/**
 * Writes the graph of a shop without any convention of the plugin: no constraints, no indexes, numbers as keys or no keys at all,
 * names in every style, labels with spaces, parallel relationships, relationships that join other labels than the model names, and
 * properties that only some nodes have. Equal seeds write equal shops. `share` is the part of the 20,000 nodes that is written.
 */
export async function writeShop(driver: Driver, seed = 1, share = 1): Promise<void> {
  const sizes = Object.fromEntries(
    Object.entries(whole).map(([name, size]) => [name, Math.max(3, Math.ceil(size * share))]),
  ) as unknown as Sizes;
  const session = driver.session();
  try {
    const random = randomOf(seed);
    const written: Record<string, readonly string[]> = {};
    for (const [kind, { statement, rows }] of Object.entries(nodesOf(random, sizes))) {
      const { records } = await session.run(`${statement} RETURN elementId(n) AS id`, { rows });
      written[kind] = records.map((record) => String(record.get('id')));
    }
    for (const { statement, rows } of relationshipsOf(random, sizes, written as Written)) {
      await session.run(statement, { rows });
    }
  } finally {
    await session.close();
  }
}

const int = (value: number | bigint) => neo4j.int(value);
const many = <Row>(count: number, make: (index: number) => Row): readonly Row[] =>
  Array.from({ length: count }, (_, index) => make(index));
const maybe = <Value>(random: Random, value: Value): Value | null => (random.chance(0.3) ? null : value);
const day = (random: Random) =>
  `20${two(10 + random.below(15))}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
const time = (random: Random) =>
  `${two(random.below(24))}:${two(random.below(60))}:${two(random.below(60))}${random.chance(0.5) ? `.${1 + random.below(999_999_998)}` : ''}`;

/** Some numbers are larger than a JavaScript number can hold exactly. They differ by three only. */
export const productNumber = (index: number): bigint =>
  index % 3 === 0 ? 9_007_199_254_740_990n + BigInt(index) : BigInt(index + 1);

function nodesOf(random: Random, sizes: Sizes): Readonly<Record<keyof Sizes, Batch>> {
  const phrase = () => `${random.pick(words)} ${random.pick(words)}`.trim();
  return {
    categories: {
      statement: 'UNWIND $rows AS row CREATE (n:Category) SET n = row',
      rows: many(sizes.categories, (i) => ({
        categoryId: int(i),
        Title: maybe(random, phrase()),
        is_hidden: random.chance(0.2),
      })),
    },
    products: {
      // The schema has no type for the label `Discontinued`. Bundles are products with a type of their own.
      statement: `UNWIND $rows AS row CREATE (n:Product) SET n = row.properties,
        n.shelf_life = duration(row.life), n.available_from = date(row.day), n.created_at = localdatetime(row.at)
        WITH n, row
        FOREACH (_ IN CASE WHEN row.isBundle THEN [1] END | SET n:Bundle)
        FOREACH (_ IN CASE WHEN row.isGone THEN [1] END | SET n:Discontinued)`,
      rows: many(sizes.products, (i) => ({
        properties: {
          product_id: int(productNumber(i)),
          name: maybe(random, phrase()),
          'unit price': maybe(random, random.pick([0, -0, 1.5, 9.99, 1e300, 19.5])),
          weight_kg: maybe(random, random.pick([Number.NaN, Infinity, -Infinity, 0.25, 3, 12.5])),
          tags: random.chance(0.3) ? null : many(random.below(4), () => random.pick(words)),
          sizes: random.chance(0.5) ? null : many(random.below(3), () => random.pick([1.5, 2, Number.NaN])),
          stock: maybe(random, int(random.below(40))),
          'pieces`in\\u0060box': maybe(random, int(random.below(9))),
        },
        isBundle: random.chance(0.1),
        isGone: random.chance(0.1),
        life: maybe(random, random.pick(['P1Y2M', 'P10D', 'PT36H', 'P1DT0.5S', 'P-3D'])),
        day: maybe(random, day(random)),
        at: maybe(random, `${day(random)}T${time(random)}`),
      })),
    },
    customers: {
      // Customers have no key. Some of them also work in the shop.
      statement: `UNWIND $rows AS row CREATE (n:Customer:Party) SET n = row.properties,
        n.home = CASE WHEN row.place IS NOT NULL THEN point({longitude: row.place[0], latitude: row.place[1]}) END,
        n.LastSeen = datetime(row.seen), n.call_at = time(row.call)
        WITH n, row
        FOREACH (_ IN CASE WHEN row.isStaff THEN [1] END | SET n:Employee)`,
      rows: many(sizes.customers, () => ({
        properties: {
          first_name: random.pick(words),
          lastName: maybe(random, random.pick(words)),
          'e-mail': maybe(random, `${random.below(9_999)}@example.org`),
          points: maybe(
            random,
            int(random.pick([0, 7, 2_147_483_648, 9_007_199_254_740_993n, -(2n ** 63n), 2n ** 63n - 1n])),
          ),
          phone_numbers: random.chance(0.6)
            ? null
            : many(random.below(3), () => int(random.pick([1n, 9_007_199_254_740_995n]))),
        },
        isStaff: random.chance(0.05),
        place: maybe(random, random.pick(cities)),
        seen: maybe(random, seenAt(random)),
        call: maybe(random, `${time(random)}${random.pick(['Z', '+02:00', '-05:00'])}`),
      })),
    },
    suppliers: {
      // A node with the label `Party` only has no type in the schema.
      statement: `UNWIND $rows AS row CREATE (n:Party) SET n = row.properties
        WITH n, row FOREACH (_ IN CASE WHEN row.isKnown THEN [1] END | SET n:Supplier)`,
      rows: many(sizes.suppliers, () => ({
        properties: { first_name: random.pick(words), vat: maybe(random, `V${random.below(99)}`) },
        isKnown: random.chance(0.6),
      })),
    },
    orders: {
      statement: `UNWIND $rows AS row CREATE (n:\`Sales Order\`) SET n = row.properties, n.placedAt = datetime(row.at)`,
      rows: many(sizes.orders, (i) => ({
        properties: {
          orderNo: int(i * 7),
          STATUS: random.pick(['open', 'PAID', 'sent']),
          note: maybe(random, phrase()),
        },
        at: seenAt(random),
      })),
    },
    lines: {
      statement: 'UNWIND $rows AS row CREATE (n:`Order Line`) SET n = row',
      rows: many(sizes.lines, (i) => ({
        order: int((i % sizes.orders) * 7),
        qty: int(1 + random.below(5)),
        'unit price': random.pick([1.5, 2, 9.99]),
      })),
    },
    reviews: {
      statement: 'UNWIND $rows AS row CREATE (n:Review) SET n = row.properties, n.posted = localdatetime(row.at)',
      rows: many(sizes.reviews, () => ({
        properties: { stars: maybe(random, int(1 + random.below(5))), text: maybe(random, phrase()) },
        at: `${day(random)}T${time(random)}`,
      })),
    },
    stores: {
      statement: `UNWIND $rows AS row CREATE (n:Store) SET n = row.properties,
        n.opens = localtime(row.opens), n.spot = point(CASE WHEN row.z IS NULL THEN {x: row.x, y: row.y} ELSE {x: row.x, y: row.y, z: row.z} END)`,
      rows: many(sizes.stores, (i) => ({
        properties: { code: `S${i}`, days: many(random.below(5), () => random.pick(['Mon', 'Tue', 'Sat'])) },
        opens: maybe(random, time(random)),
        x: random.below(3),
        y: 0.5,
        z: random.chance(0.5) ? 1 : null,
      })),
    },
    labels: {
      statement: 'UNWIND $rows AS row CREATE (n:`Tag``s \\u005cu0060`) SET n = row',
      rows: many(sizes.labels, (i) => ({
        id: `${random.pick(words)}${i}`,
        __typename: 'none',
        constructor: random.pick(words),
      })),
    },
  };
}

function seenAt(random: Random): string {
  const zone = random.pick(zones);
  return `${day(random)}T${time(random)}${zone.includes('/') ? `[${zone}]` : zone}`;
}

/** The element ids of the written nodes, by kind. */
type Written = Readonly<Record<keyof Sizes, readonly string[]>>;

function relationshipsOf(random: Random, sizes: Sizes, written: Written): readonly Batch[] {
  const link = (from: keyof Sizes, type: string, to: keyof Sizes, rows: readonly Link[], set = ''): Batch => ({
    statement: `UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.from MATCH (b) WHERE elementId(b) = row.to
      CREATE (a)-[r:${type}]->(b) SET r = row.properties ${set}`,
    rows: rows.map((row) => ({
      ...row,
      from: written[from][row.from % written[from].length],
      to: written[to][row.to % written[to].length],
    })),
  });
  const ends = (properties: object = {}): Link => ({ from: random.below(1e6), to: random.below(1e6), properties });
  /** Links. Some join the same two nodes two or three times. */
  const parallel = (count: number, properties: () => object): readonly Link[] =>
    many(count, () => ends(properties())).flatMap((row) =>
      random.chance(0.2) ? many(2 + random.below(2), () => ({ ...row, properties: properties() })) : [row],
    );
  const price = () => ({ qty: maybe(random, int(1 + random.below(3))), 'unit price': random.pick([1.5, 2, 9.99]) });
  const nothing = () => ({});
  const at = () => ({
    at: random.pick(['2024-01-01T00:00Z', '2024-06-01T12:00+02:00[Europe/Paris]', '2024-06-01T10:00Z']),
  });
  return [
    link(
      'categories',
      'PARENT_CATEGORY',
      'categories',
      many(sizes.categories - 1, (i) => ({ from: i + 1, to: random.below(i + 1), properties: {} })),
    ),
    link(
      'products',
      '`in category`',
      'categories',
      many(sizes.products * 2, () => ends()),
    ),
    link(
      'customers',
      'PLACED',
      'orders',
      many(sizes.orders, (i) => ({ ...ends(), to: i })),
    ),
    link('orders', 'CONTAINS', 'products', parallel(sizes.orders, price)),
    link(
      'lines',
      'of',
      'products',
      many(sizes.lines, (i) => ({ ...ends(), from: i })),
    ),
    link('customers', 'viewed', 'products', parallel(sizes.customers, at), 'SET r.at = datetime(r.at)'),
    link(
      'customers',
      'WROTE',
      'reviews',
      many(sizes.reviews, (i) => ({ ...ends(), to: i })),
    ),
    link(
      'reviews',
      'ABOUT',
      'products',
      many(sizes.reviews, (i) => ({ ...ends(), from: i })),
    ),
    link(
      'products',
      '`BOUGHT``WITH`',
      'products',
      many(sizes.products, () => ends({ times: int(1 + random.below(9)), key: 'same' })),
    ),
    link('customers', 'KNOWS', 'suppliers', parallel(sizes.customers, nothing)),
    link('suppliers', 'KNOWS', 'customers', parallel(sizes.suppliers, nothing)),
    link('suppliers', 'supplies', 'products', parallel(sizes.suppliers * 5, nothing)),
    link(
      'products',
      'TAGGED',
      'labels',
      many(sizes.products, () => ends()),
    ),
    link(
      'stores',
      'sells',
      'products',
      many(sizes.stores * 10, () => ends()),
    ),
  ];
}

/** A relationship. Its ends are positions among all nodes of their kind. */
interface Link {
  readonly from: number;
  readonly to: number;
  readonly properties: object;
}
