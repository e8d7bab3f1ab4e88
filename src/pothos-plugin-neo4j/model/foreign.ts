import { type Property, property } from './define.ts';

/** A point: geographic (degrees, height in metres) or Cartesian (two or three coordinates). */
export type Point =
  | { readonly srid: number; readonly longitude: number; readonly latitude: number; readonly height?: number }
  | { readonly srid: number; readonly x: number; readonly y: number; readonly z?: number };

/** A property that has another name in the database: `firstName: stored('first_name', text('…'))`. */
export function stored<P extends Property>(name: string, of: P): P {
  return Object.freeze({ ...of, storedAs: name });
}

/**
 * The element id that the database assigns, as a property: a key for nodes that have no unique property. An element id is
 * valid as long as the node exists. A database that is loaded again has other element ids.
 */
export const elementId = (
  description = 'The element id in the database. It changes when the node is written again.',
): Property<string, true> => Object.freeze({ ...property<string>('text', description), isElementId: true });

/** An integer of up to 64 bits, in GraphQL a `BigInt`. Use `integer` for up to 32 bits, in GraphQL an `Int`. */
export const bigInt = (description: string): Property<bigint, true> =>
  Object.freeze({ ...property<bigint>('integer', description), isWide: true });

/** A float that can be infinite or NaN, in GraphQL a `Double`. Use `float` for finite numbers, in GraphQL a `Float`. */
export const double = (description: string): Property<number, true> =>
  Object.freeze({ ...property<number>('float', description), isWide: true });

/** A day and a time without an offset, ISO 8601 (`2025-11-21T16:30:00`). */
export const localDateTime = (description: string): Property<string, true> => property('localDateTime', description);
/** A time of the day with an offset, ISO 8601 (`16:30:00+01:00`). */
export const time = (description: string): Property<string, true> => property('time', description);
/** A time of the day without an offset, ISO 8601 (`16:30:00`). */
export const localTime = (description: string): Property<string, true> => property('localTime', description);
/** A duration, ISO 8601 (`P1Y2M10DT2H30M`). Durations have no order, since a month has 28 to 31 days. */
export const duration = (description: string): Property<string, true> => property('duration', description);
/** A point. Points have no order. */
export const point = (description: string): Property<Point, true> => property('point', description);
