/** The bytes of a field in an answer besides its name and its value: quotes, colon and comma. */
export const FIELD_BYTES = 6;
/** The bytes of a value that is neither text nor a list, and of an object besides its fields. */
export const OTHER_VALUE_BYTES = 8;

/** An estimate of the size of a value as JSON, in bytes. Lists are measured with everything in them. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (!Array.isArray(value)) return OTHER_VALUE_BYTES;
  let bytes = 2;
  for (const item of value) bytes += sizeOf(item);
  return bytes;
}
