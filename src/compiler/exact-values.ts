import type { CursorValue } from './cursor.ts';
import type { PropertyOf } from './plan-node.ts';
import type { Reader } from './reader.ts';
import type { Holder, RowBuilder } from './row-builder.ts';

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
export function integerReader(row: RowBuilder, holder: Holder, property: PropertyOf): Reader {
  const { letters, ...whole } = property;
  const key = `${holder.variable.id}.${property.name} digits`;
  const position = row.column(key, () => ({ kind: 'digits', property: whole }), holder.variable);
  return (values): CursorValue => {
    const digits = values[position];
    if (digits === null) return null;
    const value = Number(digits);
    return Number.isSafeInteger(value) ? value : BigInt(digits as string);
  };
}
