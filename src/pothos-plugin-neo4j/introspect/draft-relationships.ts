import { type DraftNode, type DraftProperty, type DraftRelationship, type LeftOut, storedName } from './draft.ts';
import { draftProperties } from './draft-properties.ts';
import { camelCase, type Names } from './names.ts';
import { byCodePoint, type Observation, type ObservedRelationship } from './observation.ts';
import type { Roles } from './roles.ts';

/** The relationships of a model between labels that it has, and what of them is left out. */
export function draftRelationships(
  observation: Observation,
  roles: Roles,
  nodes: ReadonlyMap<string, DraftNode>,
  constants: Names,
): { readonly relationships: readonly DraftRelationship[]; readonly leftOut: readonly LeftOut[] } {
  const relationships: DraftRelationship[] = [];
  const leftOut: LeftOut[] = [];
  for (const observed of observation.relationships) {
    const { type } = observed;
    const from = endOf(
      roles,
      nodes,
      observed.ends.map(({ from: labels }) => labels),
    );
    const to = endOf(
      roles,
      nodes,
      observed.ends.map(({ to: labels }) => labels),
    );
    const why = refusalOf(from, to);
    if (why !== undefined) {
      leftOut.push({ what: type, why });
      continue;
    }
    const judged = draftProperties(type, observed, { isWhole: observed.isWhole });
    leftOut.push(...judged.leftOut);
    const wanted = camelCase(type) ?? 'relationship';
    relationships.push({
      type,
      constant: constants.take(wanted, `${wanted}Relationship`),
      from: from as DraftNode,
      to: to as DraftNode,
      properties: judged.properties,
      atMostOne: atMostOne(observed),
      repeats: observed.repeats ?? (observed.isWhole ? false : undefined),
      key: uniqueOf(observation, type, judged.properties),
      indexes: indexesOf(observation, type, judged.properties),
      count: observed.total,
      notes: [...notesOf(observed)],
    });
  }
  return { relationships, leftOut };
}

/**
 * The narrowest label of the model that all nodes at one end carry; else why there is none. Every node there must be of a
 * type that the model has.
 */
function endOf(
  roles: Roles,
  nodes: ReadonlyMap<string, DraftNode>,
  ends: readonly (readonly string[])[],
): DraftNode | string {
  for (const labels of ends) {
    if (labels.length === 0) return 'nodes without a label';
    const unknown = roles.of({ labels }).find((label) => !nodes.has(label));
    if (unknown !== undefined) return `nodes with the label ${JSON.stringify(unknown)}, which is left out`;
  }
  const shared = [...nodes.values()].filter(({ label }) => ends.every((labels) => labels.includes(label)));
  const [narrowest] = shared.sort(
    (one, other) =>
      one.count - other.count || Number(one.abstract) - Number(other.abstract) || byCodePoint(one.label, other.label),
  );
  if (narrowest !== undefined) return narrowest;
  const kinds = [...new Set(ends.map((labels) => roles.of({ labels }).join(' and ')))].sort(byCodePoint);
  return `nodes that have no label in common (${kinds.slice(0, 5).join(', ')}${kinds.length > 5 ? ', …' : ''})`;
}

function refusalOf(from: DraftNode | string, to: DraftNode | string): string | undefined {
  const given = 'Give them one, and it can be the end of the relationship.';
  if (typeof from === 'string') return `It starts at ${from}. ${given}`;
  if (typeof to === 'string') return `It leads to ${to}. ${given}`;
  return undefined;
}

/** A property that every relationship of a type has and no two share. */
function uniqueOf(
  { rules }: Pick<Observation, 'rules'>,
  type: string,
  properties: readonly DraftProperty[],
): string | undefined {
  const unique = rules.find(
    ({ on, kind, names, properties }) =>
      on === 'relationship' && kind === 'unique' && names.includes(type) && properties.length === 1,
  );
  const property = properties.find((one) => storedName(one) === unique?.properties[0]);
  return property?.required === true && !property.list ? property.name : undefined;
}

function atMostOne({ isOneIn, isOneOut }: ObservedRelationship): DraftRelationship['atMostOne'] {
  if (isOneIn === true && isOneOut === true) return 'both';
  if (isOneOut === true) return 'to';
  return isOneIn === true ? 'from' : undefined;
}

function indexesOf({ rules }: Observation, type: string, properties: readonly DraftProperty[]): readonly string[] {
  const own = rules.filter(
    ({ on, kind, names, properties: indexed }) =>
      on === 'relationship' && (kind === 'range' || kind === 'unique') && names.includes(type) && indexed.length === 1,
  );
  const names = new Set(own.map(({ properties: [name] }) => name!));
  // The key has a constraint in every model.
  const key = uniqueOf({ rules }, type, properties);
  const indexed = properties.filter((property) => names.has(storedName(property))).map(({ name }) => name);
  return indexed.filter((name) => name !== key).sort(byCodePoint);
}

function* notesOf({ total, count, isWhole, isOneIn, isOneOut, repeats }: ObservedRelationship): Iterable<string> {
  yield `${total} ${total === 1 ? 'relationship' : 'relationships'}${isWhole ? '' : `, of which ${count} were read: others may join other labels`}.`;
  if (isOneIn === undefined || isOneOut === undefined)
    yield 'It took too long to find out whether there is one at most.';
  if (repeats === undefined && !isWhole)
    yield 'Among those that were read no two join the same nodes. If none do, say repeats: false, and its lists are faster.';
}
