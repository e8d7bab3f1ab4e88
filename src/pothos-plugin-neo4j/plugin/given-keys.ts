import type { FieldMapping } from '../compiler/mapping.ts';

type Given = Extract<FieldMapping, { kind: 'given' }>;

/**
 * The keys that an author's function gave: one, or those of a list, with null where there is none. Throws for what is no key
 * of the model, which no statement could find.
 */
export function keysGiven({ target, list }: Given, given: unknown, most: number): readonly unknown[] {
  if (!list) return [checked(target, given ?? null)];
  if (given === null || given === undefined) return [];
  if (!Array.isArray(given))
    throw new TypeError(`A list of keys of ${target.label} is wanted, and not ${said(given)}.`);
  if (given.length > most) {
    throw new TypeError(
      `There are ${given.length} keys of ${target.label}, and the field says 'most: ${most}': say more there, or give fewer.`,
    );
  }
  return given.map((key: unknown) => checked(target, key ?? null));
}

function checked({ label, key, properties }: Given['target'], given: unknown): unknown {
  if (given === null) return null;
  const type = properties[key]?.type;
  if (type === 'text' ? typeof given === 'string' : isInteger(given)) return given;
  throw new TypeError(
    `The key '${key}' of ${label} is ${type === 'text' ? 'a text' : 'an integer'}, and not ${said(given)}.`,
  );
}

const isInteger = (value: unknown): boolean =>
  typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value);

/** What a value is, without what it says. */
const said = (value: unknown): string => (typeof value === 'number' ? 'another number' : `a ${typeof value}`);
