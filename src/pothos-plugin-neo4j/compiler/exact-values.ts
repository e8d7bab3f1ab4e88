import type { CursorValue } from './cursor.ts';
import type { PropertyOf } from './plan-node.ts';
import { columnReader, type Reader } from './reader.ts';
import { type Holder, propertyOf, type RowBuilder, type Wanted } from './row-builder.ts';

/** Reads what a cursor holds of a property: the value exactly as the order has it. */
export function cursorValueReader(row: RowBuilder, holder: Holder, property: PropertyOf): Reader {
  if (property.type === 'integer') return integerReader(row, holder, property);
  const position = row.property(holder, property.name);
  const { letters } = property;
  if (letters === undefined) return (values) => values[position];
  return (values) => {
    const value = values[position];
    return typeof value === 'string' && value.length > letters ? [...value].slice(0, letters).join('') : value;
  };
}

/** Reads an integer of any size; as a number where that holds it exactly, and as a bigint else. */
function integerReader(row: RowBuilder, holder: Holder, property: PropertyOf, wanted?: Wanted): Reader {
  const { letters, ...whole } = property;
  const key = `${holder.variable.id}.${property.name} digits`;
  const position = row.column(key, () => ({ kind: 'digits', property: whole }), holder.variable, wanted);
  return (values): CursorValue => {
    const digits = values[position];
    if (digits === null) return null;
    const value = Number(digits);
    return Number.isSafeInteger(value) ? value : BigInt(digits as string);
  };
}

/** Reads the key of a node, for the labels that are wanted. */
export function keyReader(row: RowBuilder, holder: Holder, key: string, wanted?: Wanted): Reader {
  const property = propertyOf(holder, key);
  if (property.type === 'integer') return integerReader(row, holder, property, wanted);
  return columnReader(row.property(holder, key, wanted));
}

/** The integers that some texts write. What writes none, or none of 64 bits, is left out. */
export function integersIn(texts: readonly string[]): readonly (number | bigint)[] {
  return texts.flatMap((text): readonly (number | bigint)[] => {
    if (!/^(?:0|-?[1-9]\d{0,18})$/.test(text) || BigInt.asIntN(64, BigInt(text)) !== BigInt(text)) return [];
    return Number.isSafeInteger(Number(text)) ? [Number(text)] : [BigInt(text)];
  });
}
