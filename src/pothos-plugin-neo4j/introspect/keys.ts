import { type DraftProperty, storedName } from './draft.ts';
import { keyRank, looksLikeKey } from './key-rank.ts';
import { Names } from './names.ts';
import { byCodePoint, type Observation } from './observation.ts';
import { isCarriedByAll } from './roles.ts';

/** The properties that have a uniqueness constraint of their own for a label. */
export function uniqueIn({ rules }: Observation, label: string): readonly string[] {
  const own = rules.filter(
    ({ on, kind, names, properties }) =>
      on === 'node' && kind === 'unique' && names.includes(label) && properties.length === 1,
  );
  return [...new Set(own.map(({ properties }) => properties[0]!))].sort(byCodePoint);
}

/**
 * Chooses the key of a label: a required property with a uniqueness constraint, text before numbers. A constraint of another
 * label that all its nodes carry comes first, since all nodes of that label then share the key. Without a constraint, a
 * property with a name like a key whose values all differ. Undefined if there is none.
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

/** The element id as the key of a label. Its name differs from those of the properties. */
export function elementIdKey(properties: readonly DraftProperty[]): DraftProperty {
  const name = new Names(properties.map((property) => property.name)).take('id', 'elementId');
  return { name, isElementId: true, type: 'text', list: false, required: true };
}
