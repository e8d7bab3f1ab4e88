import type { Point } from '../model/foreign.ts';
import type { CursorValue } from './cursor.ts';
import type { PropertyOf } from './plan-node.ts';
import { columnReader, type Reader } from './reader.ts';
import { type Holder, propertyOf, type RowBuilder, type Wanted } from './row-builder.ts';

/** Reads the value of a property for a cursor, without rounding. */
export function cursorValueReader(row: RowBuilder, holder: Holder, property: PropertyOf): Reader {
  if (property.type === 'integer') return integerReader(row, holder, property);
  const position = row.read(holder, { ...property, characters: undefined });
  const { characters } = property;
  if (characters === undefined) return (values) => values[position];
  return (values) => {
    const value = values[position];
    return typeof value === 'string' && value.length > characters ? [...value].slice(0, characters).join('') : value;
  };
}

/** Reads an integer of any size: as a number if that is exact, otherwise as a bigint. */
function integerReader(row: RowBuilder, holder: Holder, property: PropertyOf, wanted?: Wanted): Reader {
  const { characters, ...whole } = property;
  const key = `${holder.variable.id}.${property.name} digits`;
  // The printer reads integers of 64 bits as text everywhere.
  const position = property.isWide
    ? row.read(holder, whole, wanted)
    : row.column(key, () => ({ kind: 'digits', property: whole }), holder.variable, wanted);
  return (values): CursorValue => {
    const digits = values[position];
    if (digits === null) return null;
    const value = Number(digits);
    return Number.isSafeInteger(value) ? value : BigInt(digits as string);
  };
}

/**
 * Reads the value of a property for clients: a missing list is an empty list, an integer of 64 bits is a bigint, and the
 * coordinates of a point have names.
 */
export function propertyReader(row: RowBuilder, holder: Holder, name: string, wanted?: Wanted): Reader {
  const property = propertyOf(holder, name);
  const position = row.read(holder, property, wanted);
  const scalar = scalarReaders(property);
  if (!property.list) return scalar === undefined ? columnReader(position) : (values) => scalar(values[position]);
  return (values) => {
    const items = (values[position] ?? []) as readonly unknown[];
    return scalar === undefined ? items : items.map(scalar);
  };
}

function scalarReaders({ type, isWide }: PropertyOf): ((value: unknown) => unknown) | undefined {
  if (type === 'point')
    return (value) => (value === null || value === undefined ? value : pointIn(value as StoredPoint));
  if (type !== 'integer' || !isWide) return undefined;
  return (value) => (typeof value === 'string' ? BigInt(value) : value);
}

/** A point of the driver. Its `srid`, the coordinate system, can be an integer object of the driver. */
interface StoredPoint {
  readonly srid: unknown;
  readonly x: number;
  readonly y: number;
  readonly z?: number | undefined;
}

/** The coordinate systems 4326 and 4979 of EPSG are geographic: their coordinates are degrees. */
function pointIn({ srid: number, x, y, z }: StoredPoint): Point {
  const srid = Number(number);
  if (srid !== 4326 && srid !== 4979) return z === undefined ? { srid, x, y } : { srid, x, y, z };
  const degrees = { srid, longitude: x, latitude: y };
  return z === undefined ? degrees : { ...degrees, height: z };
}

/** Reads the key of a node, for the labels that are wanted. */
export function keyReader(row: RowBuilder, holder: Holder, key: string, wanted?: Wanted): Reader {
  const property = propertyOf(holder, key);
  if (property.type === 'integer') return integerReader(row, holder, property, wanted);
  return columnReader(row.property(holder, key, wanted));
}

/** Converts texts to integers. Leaves out texts that are not 64-bit integers. */
export function integersIn(texts: readonly string[]): readonly (number | bigint)[] {
  return texts.flatMap((text): readonly (number | bigint)[] => {
    if (!/^(?:0|-?[1-9]\d{0,18})$/.test(text) || BigInt.asIntN(64, BigInt(text)) !== BigInt(text)) return [];
    return Number.isSafeInteger(Number(text)) ? [Number(text)] : [BigInt(text)];
  });
}
