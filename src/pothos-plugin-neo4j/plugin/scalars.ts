import type { ScalarName, SchemaTypes } from '@pothos/core';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
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

/** The name of the scalar that values of a property are of. */
export function scalarName({ type, isWide }: TypeOf): string {
  if (isWide) return type === 'integer' ? 'BigInt' : 'Double';
  return names[type];
}

/** The scalar that values of a property are of. The plugin makes those that the builder does not have when they are first used. */
export function scalarOf(builder: Builder, of: TypeOf): ScalarName<SchemaTypes> {
  // Which scalars there are follows from the types of one builder, and this code adds some to any.
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
  readonly parseLiteral?: (node: ValueNode) => unknown;
}

/** A scalar whose values are ISO 8601 text. */
function iso(description: string, example: string, isOne: (text: string) => boolean, at?: string): Scalar {
  return {
    description: `${description}, ISO 8601: \`${example}\`.`,
    ...(at !== undefined && { specifiedByURL: `https://scalars.graphql.org/andimarek/${at}` }),
    // The database leaves out seconds that are zero.
    serialize: (value) => String(value).replace(/((?:^|T)\d\d:\d\d)(?=$|[Z+-])/, '$1:00'),
    parseValue: (value) => {
      if (typeof value === 'string' && isOne(value)) return value;
      throw new GraphQLError(`${JSON.stringify(value)} is not written as in ${example}.`);
    },
  };
}

function integerIn(value: unknown): bigint {
  const isInteger = typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint';
  if (isInteger || (typeof value === 'string' && /^-?\d{1,19}$/.test(value))) {
    const integer = BigInt(value as number | bigint | string);
    if (BigInt.asIntN(64, integer) === integer) return integer;
  }
  throw new GraphQLError(`${JSON.stringify(String(value))} is no integer of 64 bits.`);
}

/** As a number where a number of JSON holds it, and as text else. */
function writtenInteger(value: unknown): number | string {
  const integer = integerIn(value);
  return Number.isSafeInteger(Number(integer)) ? Number(integer) : String(integer);
}

const notFinite: readonly unknown[] = ['NaN', 'Infinity', '-Infinity'];

function floatIn(value: unknown): number {
  if (typeof value === 'number' || notFinite.includes(value)) return Number(value);
  throw new GraphQLError(`${JSON.stringify(value)} is no number: write one, or "NaN", "Infinity" or "-Infinity".`);
}

const isFiniteNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

/** The place that an object describes, as the driver sends it. */
function pointIn(value: unknown): object {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const { longitude, latitude, height, x = longitude, y = latitude, z = height, srid, ...others } = given;
  const isOnEarth = longitude !== undefined;
  const usual = isOnEarth ? (z == null ? 4326 : 4979) : z == null ? 7203 : 9157;
  const isWhole = isFiniteNumber(x) && isFiniteNumber(y) && (z == null || isFiniteNumber(z));
  if (isWhole && Object.keys(others).length === 0 && (srid == null || Number.isInteger(srid))) {
    return { srid: srid ?? usual, x, y, ...(z != null && { z }) };
  }
  throw new GraphQLError(
    'A Point has a longitude and a latitude, or x and y, in numbers; height, z and srid only where there is one.',
  );
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
 * By name, as graphql-scalars has most of them. Those of that library are not used here: its times stop at milliseconds,
 * its `DateTime` loses the offset and the zone, and what the database holds has both, and nanoseconds.
 */
const scalars: Readonly<Record<string, Scalar>> = {
  Date: iso('A day of the calendar', '2025-11-21', isDay, 'local-date'),
  DateTime: iso('An instant with its offset', '2025-11-21T16:30:00Z', isInstant),
  LocalDateTime: iso('A day and a time, without an offset', '2025-11-21T16:30:00', isLocalDateTime),
  Time: iso('A time of the day with its offset', '16:30:00+01:00', isTime),
  LocalTime: iso('A time of the day, without an offset', '16:30:00', isLocalTime),
  Duration: iso('A length of time', 'P1Y2M10DT2H30M', isDuration),
  BigInt: {
    description: 'An integer of up to 64 bits: a number, or a text where JSON has no such number.',
    serialize: writtenInteger,
    parseValue: integerIn,
    parseLiteral: (node) => integerIn(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined),
  },
  Double: {
    description: 'A floating-point number of 64 bits: a number, or one of the texts `NaN`, `Infinity` and `-Infinity`.',
    serialize: (value) => (isFiniteNumber(value) ? value : String(value)),
    parseValue: floatIn,
    parseLiteral: (node) => floatIn(literalOf(node)),
  },
  Point: {
    description:
      'A place: `{ srid, longitude, latitude, height }` on the earth, `{ srid, x, y, z }` elsewhere; the third coordinate only where there is one. As an argument `srid` can be left out.',
    serialize: (value) => value,
    parseValue: pointIn,
    parseLiteral: (node) => pointIn(literalOf(node)),
  },
};
