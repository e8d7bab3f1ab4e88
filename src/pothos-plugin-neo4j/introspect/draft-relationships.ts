import { type DraftNode, type DraftProperty, type DraftRelationship, type LeftOut, storedName } from './draft.ts';
import { draftProperties } from './draft-properties.ts';
import { camelCase, type Names } from './names.ts';
import { byCodePoint, type Observation, type ObservedRelationship } from './observation.ts';
import type { Roles } from './roles.ts';

/** The relationship types of a model, and what is left out of them. */
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
      otherEnds: !observed.isWhole,
      key: uniqueOf(observation, type, judged.properties),
      indexes: indexesOf(observation, type, judged.properties),
      count: observed.total,
      notes: [...notesOf(observed)],
    });
  }
  return { relationships, leftOut };
}

/**
 * The narrowest label of the model that all nodes at one end carry; or a text that says why there is none. The model must
 * have a type for every node at that end.
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
  const given = 'Give them a common label, and the model can have the relationship.';
  if (typeof from === 'string') return `It starts at ${from}. ${given}`;
  if (typeof to === 'string') return `It leads to ${to}. ${given}`;
  return undefined;
}

/** The property that a constraint keeps unique for a type, if every relationship has it. */
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
  // The key needs no index: it has a constraint.
  const key = uniqueOf({ rules }, type, properties);
  const indexed = properties.filter((property) => names.has(storedName(property))).map(({ name }) => name);
  return indexed.filter((name) => name !== key).sort(byCodePoint);
}

function* notesOf({ total, count, isWhole, isOneIn, isOneOut, repeats }: ObservedRelationship): Iterable<string> {
  yield `${total} ${total === 1 ? 'relationship' : 'relationships'}${isWhole ? '' : `, of which a sample of ${count} was read: the others may join other labels`}.`;
  if (isOneIn === undefined || isOneOut === undefined)
    yield 'The time limit was too short to find out whether each node has at most one. If so, set atMostOne.';
  if (repeats === undefined && !isWhole)
    yield 'No two of the sample join the same nodes. If that holds for all, set repeats: false, which makes lists faster.';
}
