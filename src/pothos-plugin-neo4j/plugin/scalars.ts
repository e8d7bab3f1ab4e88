import type { ScalarName, SchemaTypes } from '@pothos/core';
import { GraphQLError, Kind, print, type ValueNode } from 'graphql';
import { isDuration, isLocalDateTime, isLocalTime, isTime } from '../compiler/local-times.ts';
import { isDay, isInstant } from '../compiler/temporal.ts';
import type { Property } from '../model/define.ts';
import type { Builder } from './registry.ts';

type TypeOf = Pick<Property, 'type' | 'isWide'>;

const names = {
  text: 'String',
  integer: 'Int',
  float: 'Float',
  boolean: 'Boolean',
  date: 'Date',
  dateTime: 'DateTime',
  localDateTime: 'LocalDateTime',
  time: 'Time',
  localTime: 'LocalTime',
  duration: 'Duration',
  point: 'Point',
} as const satisfies Record<Property['type'], string>;

/** The name of the scalar for the values of a property. */
export function scalarName({ type, isWide }: TypeOf): string {
  if (isWide) return type === 'integer' ? 'BigInt' : 'Double';
  return names[type];
}

/** The scalar for the values of a property. The plugin adds scalars that the builder does not have, at their first use. */
export function scalarOf(builder: Builder, of: TypeOf): ScalarName<SchemaTypes> {
  // The types of each builder tell which scalars it has. This code can add some to any builder.
  const name = scalarName(of) as ScalarName<SchemaTypes>;
  const own = scalars[name];
  if (own !== undefined && !builder.configStore.hasConfig(name)) builder.scalarType(name, own);
  return name;
}

interface Scalar {
  readonly description: string;
  readonly specifiedByURL?: string;
  readonly serialize: (value: unknown) => unknown;
  readonly parseValue: (value: unknown) => unknown;
  readonly parseLiteral: (node: ValueNode) => unknown;
}

/** Reads values of variables and literals. An error says what was written, and where a literal is. */
function reading(
  read: (value: unknown) => unknown,
  problem: (written: string) => string,
): Pick<Scalar, 'parseValue' | 'parseLiteral'> {
  const refuse = (written: string, node?: ValueNode): never => {
    throw new GraphQLError(problem(written), { nodes: node ?? null });
  };
  return {
    parseValue: (value) => read(value) ?? refuse(typeof value === 'bigint' ? String(value) : JSON.stringify(value)),
    parseLiteral: (node) => read(literalOf(node)) ?? refuse(print(node), node),
  };
}

/** A scalar whose values are ISO 8601 text. */
function iso(description: string, example: string, isOne: (text: string) => boolean, at?: string): Scalar {
  return {
    description: `${description}, ISO 8601: \`${example}\`.`,
    ...(at !== undefined && { specifiedByURL: `https://scalars.graphql.org/andimarek/${at}` }),
    // The database leaves out seconds that are zero.
    serialize: (value) => String(value).replace(/((?:^|T)\d\d:\d\d)(?=$|[Z+-])/, '$1:00'),
    ...reading(
      (value) => (typeof value === 'string' && isOne(value) ? value : undefined),
      (written) => `${written} is not valid. Write it like "${example}".`,
    ),
  };
}

function integerIn(value: unknown): bigint | undefined {
  const isInteger = typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint';
  if (isInteger || (typeof value === 'string' && /^-?\d{1,19}$/.test(value))) {
    const integer = BigInt(value as number | bigint | string);
    if (BigInt.asIntN(64, integer) === integer) return integer;
  }
  return undefined;
}

const notAnInteger = (written: string) => `${written} is not an integer of 64 bits.`;

/** The integer as a number, or as text if a JavaScript number cannot hold it exactly. */
function writtenInteger(value: unknown): number | string {
  const integer = integerIn(value);
  if (integer === undefined) throw new GraphQLError(notAnInteger(String(value)));
  return Number.isSafeInteger(Number(integer)) ? Number(integer) : String(integer);
}

const notFinite: readonly unknown[] = ['NaN', 'Infinity', '-Infinity'];

const floatIn = (value: unknown): number | undefined =>
  typeof value === 'number' || notFinite.includes(value) ? Number(value) : undefined;

const isFiniteNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

/** The point that an input object describes, with the coordinates that the driver needs. */
function pointIn(value: unknown): object | undefined {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const { longitude, latitude, height, x = longitude, y = latitude, z = height, srid, ...others } = given;
  const isOnEarth = longitude !== undefined;
  const usual = isOnEarth ? (z == null ? 4326 : 4979) : z == null ? 7203 : 9157;
  const isWhole = isFiniteNumber(x) && isFiniteNumber(y) && (z == null || isFiniteNumber(z));
  if (isWhole && Object.keys(others).length === 0 && (srid == null || Number.isInteger(srid))) {
    return { srid: srid ?? usual, x, y, ...(z != null && { z }) };
  }
  return undefined;
}

function literalOf(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
      return node.value;
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, literalOf(value)]));
    default:
      return undefined;
  }
}

/**
 * The scalars by name. Most have the names of graphql-scalars, but that library is not used: its times stop at milliseconds and
 * its `DateTime` loses the offset and the zone, while the database has both, and nanoseconds.
 */
const scalars: Readonly<Record<string, Scalar>> = {
  Date: iso('A calendar day', '2025-11-21', isDay, 'local-date'),
  DateTime: iso('An instant with its offset', '2025-11-21T16:30:00Z', isInstant),
  LocalDateTime: iso('A day and a time without an offset', '2025-11-21T16:30:00', isLocalDateTime),
  Time: iso('A time of day with its offset', '16:30:00+01:00', isTime),
  LocalTime: iso('A time of day without an offset', '16:30:00', isLocalTime),
  Duration: iso('A duration', 'P1Y2M10DT2H30M', isDuration),
  BigInt: {
    description: 'An integer of up to 64 bits: a number, or a text if a JSON number cannot hold it exactly.',
    serialize: writtenInteger,
    ...reading(integerIn, notAnInteger),
  },
  Double: {
    description: 'A floating-point number of 64 bits: a number, or one of the texts `NaN`, `Infinity` and `-Infinity`.',
    serialize: (value) => (isFiniteNumber(value) ? value : String(value)),
    ...reading(
      floatIn,
      (written) => `${written} is not a number. Write a number, or "NaN", "Infinity" or "-Infinity".`,
    ),
  },
  Point: {
    description:
      'A point: geographic as `{ srid, longitude, latitude, height }`, Cartesian as `{ srid, x, y, z }`. `height` and `z` are optional, and so is `srid` in arguments.',
    serialize: (value) => value,
    ...reading(
      pointIn,
      (written) =>
        `${written} is not a Point, which needs the numbers longitude and latitude, or x and y. It can also have height or z, and srid.`,
    ),
  },
};
