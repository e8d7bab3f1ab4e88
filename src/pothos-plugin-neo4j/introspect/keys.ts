import { type DraftProperty, storedName } from './draft.ts';
import { keyRank, looksLikeKey } from './key-rank.ts';
import { Names } from './names.ts';
import { byCodePoint, type Observation } from './observation.ts';
import { isCarriedByAll } from './roles.ts';

/** The properties that a constraint keeps unique within a label, one by one. */
export function uniqueIn({ rules }: Observation, label: string): readonly string[] {
  const own = rules.filter(
    ({ on, kind, names, properties }) =>
      on === 'node' && kind === 'unique' && names.includes(label) && properties.length === 1,
  );
  return [...new Set(own.map(({ properties }) => properties[0]!))].sort(byCodePoint);
}

/**
 * Chooses the key of a label: a property that every node has, text before numbers, and unique by a constraint. The constraint
 * of a label that all of its nodes carry too goes first, since then they have one key with the others of that label. Without
 * one, a property that is called like a key and whose values differ. Undefined where there is none.
 */
export function chooseKey(
  observation: Observation,
  label: string,
  properties: readonly DraftProperty[],
): DraftProperty | undefined {
  const able = properties.filter(
    ({ type, list, required }) => required && !list && (type === 'text' || type === 'integer' || type === 'bigInt'),
  );
  const byRank = [...able].sort(
    (one, other) =>
      Number(one.type !== 'text') - Number(other.type !== 'text') ||
      keyRank(storedName(one), label) - keyRank(storedName(other), label) ||
      byCodePoint(one.name, other.name),
  );
  const named = new Set(
    observation.kinds.filter(({ labels }) => labels.includes(label)).flatMap(({ labels }) => labels),
  );
  const shared = observation.labels
    .filter((other) => other.label !== label && named.has(other.label))
    .filter((other) => isCarriedByAll(observation, other.label, label))
    .sort((one, other) => other.count - one.count || byCodePoint(one.label, other.label));
  for (const { label: holder } of [...shared, { label }]) {
    const unique = uniqueIn(observation, holder);
    const found = byRank.find((property) => unique.includes(storedName(property)));
    if (found !== undefined) return found;
  }
  const { distinct } = observation.labels.find((one) => one.label === label)!;
  return byRank.find((property) => {
    const name = storedName(property);
    return distinct.has(name) && looksLikeKey(name, label);
  });
}

/** The element id as the key of a label, beside its properties. */
export function elementIdKey(properties: readonly DraftProperty[]): DraftProperty {
  const name = new Names(properties.map((property) => property.name)).take('id', 'elementId');
  return { name, isElementId: true, type: 'text', list: false, required: true };
}
