import {
  abstractNode,
  bigInt,
  boolean,
  date,
  dateTime,
  double,
  duration,
  elementId,
  float,
  type GraphModel,
  integer,
  listOf,
  localDateTime,
  localTime,
  type NodeModel,
  node,
  optional,
  type Properties,
  type Property,
  point,
  type RelationshipModel,
  relationship,
  stored,
  text,
  time,
} from '../../src/pothos-plugin-neo4j/model/index.ts';
import type { Random } from '../differential/random.ts';

const described = { description: 'As it came.' };

/** Words with a meaning in JavaScript, GraphQL, Relay, Cypher or the plugin. */
export const words = [
  ...['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'typename', 'length'],
  ...[
    'id',
    'node',
    'nodes',
    'edge',
    'edges',
    'cursor',
    'links',
    'pageInfo',
    'totalCount',
    'first',
    'filter',
    'key',
    'count',
  ],
  ...[
    'and',
    'or',
    'not',
    'isNull',
    'some',
    'every',
    'eq',
    'within',
    'NULL',
    'MATCH',
    'labels',
    'a',
    'aB',
    'a_b',
    'name',
  ],
];
/** Names that are not valid in GraphQL. */
const oddNames = ['__proto__', '__typename', 'unit price', 'a`b', 'a\\u0060b', '# key', '', '1st', 'é', "it's", '🎁'];
const labels = [
  'Thing',
  'Kind',
  'ThingKind',
  'Text',
  'Count',
  'Query',
  'ThingEdge',
  'ThingConnection',
  'Node',
  'MATCH',
];
/** Labels that are refused as names of types. */
const takenLabels = ['Text', 'Count', 'Query', 'Node'];
const oddLabels = ['Order Line', 'A`b', 'a\\u0060b', '1st', 'Ähre'];

const scalars: readonly ((description: string) => Property)[] = [
  ...[
    text,
    text,
    integer,
    float,
    boolean,
    date,
    dateTime,
    bigInt,
    double,
    localDateTime,
    time,
    localTime,
    duration,
    point,
  ],
];

/**
 * A random model with unusual names. Throws if the model is refused. It usually does what the messages of refusals recommend, so
 * that most models build. Sometimes it does not, so that refusals are tested too.
 */
export function randomModel(random: Random): GraphModel {
  const party = random.chance(0.5)
    ? abstractNode('Carried', { ...described, key: 'k', properties: { k: keyOf(random) } })
    : undefined;
  const chosen = new Set(
    Array.from({ length: 1 + random.below(3) }, () => random.pick(random.chance(0.12) ? oddLabels : labels)),
  );
  const concrete = [...chosen].map((label, place): NodeModel => {
    const needsName = [...oddLabels, ...takenLabels].includes(label);
    const named = random.chance(needsName ? 0.95 : 0.15) ? { name: `Named${'ABC'.charAt(place)}` } : {};
    const parents = party !== undefined && random.chance(place === 0 ? 0.95 : 0.5) ? [party] : [];
    const properties = { ...(parents.length === 0 && { k: keyOf(random) }), ...someProperties(random) };
    return node(label, {
      ...described,
      ...named,
      parents,
      ...(parents.length === 0 && { key: 'k' }),
      properties,
    } as never) as NodeModel;
  });
  const nodes = [...concrete, ...(party === undefined ? [] : [party])];
  const types = new Set(
    Array.from({ length: random.below(4) }, () => random.pick([...words.slice(0, 12), ...oddLabels, 'HAS'])),
  );
  const relationships = [...types].flatMap((type): readonly RelationshipModel[] => {
    const repeats = random.pick([undefined, undefined, true]);
    const properties = someProperties(random);
    // A type can have several models, with different ends.
    return Array.from({ length: random.chance(0.25) ? 2 : 1 }, () => {
      const ends = { from: random.pick(nodes), to: random.pick(nodes) };
      return relationship(type, { ...described, ...ends, properties, ...(repeats && { repeats }) });
    });
  });
  return { nodes, relationships };
}

const keyOf = (random: Random): Property => random.pick([text, integer, bigInt, () => elementId()])('A key.');

function someProperties(random: Random): Properties {
  const properties: Record<string, Property> = {};
  for (let count = random.below(4); count > 0; count -= 1) {
    const made = random.pick(scalars)('A property.');
    const held = random.chance(0.2) ? listOf(made as never) : random.chance(0.8) ? optional(made) : made;
    const name = random.pick(random.chance(0.015) ? oddNames : words);
    const property = random.chance(0.3)
      ? stored(`${random.pick([...oddNames.slice(0, 6), 'stored_as'])} ${name}`, held)
      : held;
    Object.defineProperty(properties, name, { value: property, enumerable: true, configurable: true });
  }
  return properties;
}

/** A value of a property for the database: an expression in Cypher, and its parameter. */
export function randomValue(
  random: Random,
  { type, isWide }: Property,
): { readonly cypher: string; readonly value: unknown } {
  const of = (value: unknown, make = '') => ({ cypher: make === '' ? '$v' : `${make}($v)`, value });
  switch (type) {
    case 'text':
      return of(random.pick(['', 'a', 'B', 'é', "o'ring", '\\u0060']));
    case 'integer':
      return of(
        isWide ? random.pick(['9007199254740993', '-9223372036854775808', '7']) : random.pick(['0', '-3', '12']),
        'toInteger',
      );
    case 'float':
      return of(isWide ? random.pick([Number.NaN, Infinity, 0.5, -2.25]) : random.pick([0.5, 3.25, -1.5]), 'toFloat');
    case 'boolean':
      return of(random.chance(0.5));
    case 'date':
      return of(random.pick(['2024-02-29', '1999-12-31']), 'date');
    case 'dateTime':
      return of(
        random.pick(['2024-02-29T10:00:00Z', '2024-02-29T12:00:00+02:00', '2024-06-01T00:00:00.5Z']),
        'datetime',
      );
    case 'localDateTime':
      return of(random.pick(['2024-02-29T10:00:00', '1999-12-31T23:59:59.999999999']), 'localdatetime');
    case 'time':
      return of(random.pick(['10:00:00Z', '12:00:00+02:00', '23:00:00.25-05:00']), 'time');
    case 'localTime':
      return of(random.pick(['10:00:00', '23:59:59.5']), 'localtime');
    case 'duration':
      return of(random.pick(['P1Y2M', 'PT36H', 'P10D']), 'duration');
    case 'point':
      return of(
        random.pick([
          { longitude: 1.5, latitude: 2 },
          { x: 1, y: 2, z: 3 },
        ]),
        'point',
      );
  }
}
