/** What a field takes in an answer beside its name and its value: quotes, colon and comma. */
export const FIELD_BYTES = 6;
/** What a value takes that is neither text nor a list, and an object beside its fields. */
export const OTHER_VALUE_BYTES = 8;

/** Roughly what a value takes in JSON, in bytes. Goes as deep as the lists of a record do. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (!Array.isArray(value)) return OTHER_VALUE_BYTES;
  let bytes = 2;
  for (const item of value) bytes += sizeOf(item);
  return bytes;
}
