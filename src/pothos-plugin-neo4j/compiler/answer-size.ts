/** The bytes of a field in an answer without its name and its value: quotes, colon and comma. */
export const FIELD_BYTES = 6;
/** The bytes of a value that is neither text nor a list, and of an object without its fields. */
export const OTHER_VALUE_BYTES = 8;

/** The estimated size of a value as JSON, in bytes. The size of a list includes its items. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (!Array.isArray(value)) return OTHER_VALUE_BYTES;
  let bytes = 2;
  for (const item of value) bytes += sizeOf(item);
  return bytes;
}
