import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/**
 * Thrown if an answer cannot be written: at a null that is not allowed, a value that a scalar refuses, or a refused field. The
 * executor then answers from the same records and reports the error.
 */
export class Unusual extends Error {
  override readonly name = 'Unusual';
}

/** Writes a scalar, an enum value or a list of these as JSON, by CompleteValue of the GraphQL specification. */
export type LeafWriter = (value: unknown) => string;

/** Writes a value at its place in the answer. */
type Completion<Place> = (value: unknown, place: Place) => string;

/** The writer for an output type; undefined for a type that has fields. */
export function leafWriter(type: GraphQLOutputType): LeafWriter | undefined {
  return completion<undefined>(type, (named) => {
    if (!isLeafType(named)) return undefined;
    return plainWriter(named) ?? ((value) => serialized(named, value));
  }) as LeafWriter | undefined;
}

/**
 * The writer for an output type: `writerOf` makes the writer for its named type, and this adds its lists and non-nulls, by
 * CompleteValue of the GraphQL specification. Undefined if `writerOf` returns undefined.
 */
export function completion<Place>(
  type: GraphQLOutputType,
  writerOf: (named: GraphQLNamedOutputType) => Completion<Place> | undefined,
): Completion<Place> | undefined {
  if (isNonNullType(type)) {
    const write = completion(type.ofType, writerOf);
    return write && ((value, place) => (isAbsent(value) ? unusual('null for a non-null type') : write(value, place)));
  }
  const write = isListType(type) ? listWriter(completion(type.ofType, writerOf)) : writerOf(type);
  return write && ((value, place) => (isAbsent(value) ? 'null' : write(value, place)));
}

const isAbsent = (value: unknown) => value === null || value === undefined;

function listWriter<Place>(write: Completion<Place> | undefined): Completion<Place> | undefined {
  return (
    write &&
    ((value, place) => {
      if (!Array.isArray(value)) return unusual('a list type whose value is not a list');
      return `[${value.map((item) => write(item, place)).join(',')}]`;
    })
  );
}

/** Writers for the scalars of the specification. A value of another kind than the scalar goes through `serialize`. */
function plainWriter(type: GraphQLLeafType): LeafWriter | undefined {
  const otherwise = (value: unknown) => serialized(type, value);
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return (value) => (typeof value === 'string' ? quoted(value) : otherwise(value));
    case GraphQLInt:
      return (value) => (typeof value === 'number' && (value | 0) === value ? `${value}` : otherwise(value));
    case GraphQLFloat:
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? `${value}` : otherwise(value));
    case GraphQLBoolean:
      return (value) => (typeof value === 'boolean' ? `${value}` : otherwise(value));
    default:
      return undefined;
  }
}

function serialized(type: GraphQLLeafType, value: unknown): string {
  if (value instanceof Error || value instanceof Promise) return unusual('an error or a promise in place of a value');
  const result: unknown = type.serialize(value);
  if (typeof result === 'string') return quoted(result);
  if (result === null || result === undefined) return unusual(`a null from ${type.name}`);
  return JSON.stringify(result) ?? unusual(`a value of ${type.name} that JSON cannot hold`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them.
const escaped = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** A text as JSON. Most texts have nothing to escape, and searching for that is cheaper than `JSON.stringify`. */
export function quoted(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

export function unusual(why: string): never {
  throw new Unusual(why);
}
