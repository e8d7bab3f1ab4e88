import type { DraftProperty } from './draft.ts';

const isSameType = (one: DraftProperty, other: DraftProperty): boolean =>
  one.type === other.type &&
  one.list === other.list &&
  one.isElementId === other.isElementId &&
  one.storedAs === other.storedAs;

/** The properties that several kinds of nodes have in common, with the same type. Required if all kinds require it. */
export function commonProperties(kinds: readonly (readonly DraftProperty[])[]): readonly DraftProperty[] {
  const [first = [], ...others] = kinds;
  return first.flatMap((property) => {
    const same = others.map((other) => other.find(({ name }) => name === property.name));
    if (same.some((one) => one === undefined || !isSameType(one, property))) return [];
    const required = property.required && same.every((one) => one!.required);
    return [{ ...property, required, note: undefined }];
  });
}

/** The properties that a label declares itself: those that no parent has, and those on which its parents differ. */
export function ownProperties(
  inherited: readonly ReadonlyMap<string, DraftProperty>[],
  properties: readonly DraftProperty[],
): readonly DraftProperty[] {
  return properties.filter(({ name }) => {
    const versions = inherited.flatMap((one) => one.get(name) ?? []);
    const [first, ...others] = versions;
    return first === undefined || others.some((other) => other.required !== first.required);
  });
}
