import { type Property, property } from './define.ts';

/** A place: on the earth, by degrees and metres, or in a plane or room with coordinates of its own. */
export type Point =
  | { readonly srid: number; readonly longitude: number; readonly latitude: number; readonly height?: number }
  | { readonly srid: number; readonly x: number; readonly y: number; readonly z?: number };

/** A property that has another name in the database: `firstName: stored('first_name', text('…'))`. */
export function stored<P extends Property>(name: string, of: P): P {
  return Object.freeze({ ...of, storedAs: name });
}

/**
 * The name that the database itself gives a node or relationship, as a property: the key of what has none of its own. It
 * stays while the node does, and not longer: a database that is written anew has others.
 */
export const elementId = (
  description = 'What the database calls it. Written anew, it has another.',
): Property<string, true> => Object.freeze({ ...property<string>('text', description), isElementId: true });

/** An integer of up to 64 bits: a `BigInt`. `integer` is for those that `Int` holds, of 32 bits. */
export const bigInt = (description: string): Property<bigint, true> =>
  Object.freeze({ ...property<bigint>('integer', description), isWide: true });

/** A float that may be infinite or no number: a `Double`. `float` is for those that JSON holds. */
export const double = (description: string): Property<number, true> =>
  Object.freeze({ ...property<number>('float', description), isWide: true });

/** A day and a time without an offset, ISO 8601 (`2025-11-21T16:30:00`). */
export const localDateTime = (description: string): Property<string, true> => property('localDateTime', description);
/** A time of the day with an offset, ISO 8601 (`16:30:00+01:00`). */
export const time = (description: string): Property<string, true> => property('time', description);
/** A time of the day without an offset, ISO 8601 (`16:30:00`). */
export const localTime = (description: string): Property<string, true> => property('localTime', description);
/** A length of time, ISO 8601 (`P1Y2M10DT2H30M`). No order fits all of them: a month has 28 to 31 days. */
export const duration = (description: string): Property<string, true> => property('duration', description);
/** A place. Places have no order. */
export const point = (description: string): Property<Point, true> => property('point', description);
