import type { FieldMapping } from '../compiler/mapping.ts';

type Given = Extract<FieldMapping, { kind: 'given' }>;

/**
 * The keys that a function of the author returned: one key, or those of a list. Null stands for no key. Throws for a value
 * that cannot be a key of the model.
 */
export function keysGiven({ target, list }: Given, given: unknown, most: number): readonly unknown[] {
  if (!list) return [checked(target, given ?? null)];
  if (given === null || given === undefined) return [];
  if (!Array.isArray(given))
    throw new TypeError(`The field needs a list of keys of ${target.label}, but got ${said(given)}.`);
  if (given.length > most) {
    throw new TypeError(
      `The field got ${given.length} keys of ${target.label}, but allows ${most}. Raise 'most', or return fewer.`,
    );
  }
  return given.map((key: unknown) => checked(target, key ?? null));
}

function checked({ label, key, properties }: Given['target'], given: unknown): unknown {
  if (given === null) return null;
  const type = properties[key]?.type;
  if (type === 'text' ? typeof given === 'string' : isInteger(given)) return given;
  throw new TypeError(
    `The key '${key}' of ${label} must be ${type === 'text' ? 'a text' : 'an integer'}, but is ${said(given)}.`,
  );
}

const isInteger = (value: unknown): boolean =>
  typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value);

/** The kind of a value, without the value: messages must not show it. */
const said = (value: unknown): string => (typeof value === 'number' ? 'another number' : `a ${typeof value}`);
