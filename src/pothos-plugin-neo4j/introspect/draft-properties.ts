import { isTakenName } from '../model/check.ts';
import type { DraftProperty, LeftOut } from './draft.ts';
import { camelCase, Names } from './names.ts';
import { byCodePoint, type Holders, type ObservedTypes, sum } from './observation.ts';
import { isAlwaysEmpty, type JudgedType, judgeTypes } from './property-type.ts';

export interface JudgedProperties {
  readonly properties: readonly DraftProperty[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The properties of a label or relationship type, as a model can have them. A property is required if every node or
 * relationship has it. If only a sample was read, it must also be in `always`.
 */
export function draftProperties(
  owner: string,
  { count, properties: observed }: Holders,
  {
    isWhole,
    always = new Set(),
    elsewhere,
  }: {
    readonly isWhole: boolean;
    readonly always?: ReadonlySet<string>;
    /** The properties of the whole graph: a list that is always empty here gets the type of a list with the same name there. */
    readonly elsewhere?: Holders | undefined;
  },
): JudgedProperties {
  const properties: DraftProperty[] = [];
  const names = new Names(observed.keys());
  const leftOut: LeftOut[] = [];
  for (const [name, types] of [...observed].sort(([one], [other]) => byCodePoint(one, other))) {
    const judged = draftProperty(judgeTypes(toldBy(types, elsewhere?.properties.get(name))), types, {
      holders: count,
      isSample: !isWhole,
      isAlways: isWhole || always.has(name),
    });
    if ('reason' in judged) leftOut.push({ what: `${owner}.${name}`, why: judged.reason });
    else if (!isTakenName(name)) properties.push({ ...judged, name });
    else properties.push({ ...judged, name: names.take(camelCase(name) ?? 'property'), storedAs: name });
  }
  return { properties, leftOut };
}

/** The types of a property. A list that is always empty takes those of a list with the same name elsewhere. */
function toldBy(types: ObservedTypes, elsewhere: ObservedTypes = types): ObservedTypes {
  if (!isAlwaysEmpty(types)) return types;
  return 'reason' in judgeTypes(elsewhere) ? types : elsewhere;
}

function draftProperty(
  judged: JudgedType,
  types: ObservedTypes,
  { holders, isSample, isAlways }: { readonly holders: number; readonly isSample: boolean; readonly isAlways: boolean },
): Omit<DraftProperty, 'name'> | { readonly reason: string } {
  if ('reason' in judged) return judged;
  const { type, list, note } = judged;
  const count = sum(types.values());
  const isEverywhere = count === holders;
  const required = list || (isEverywhere && isAlways);
  const presence = isEverywhere
    ? !required && `All ${holders} in the sample have it. Others may not.`
    : `${count} of ${holders}${isSample ? ' in the sample' : ''} have it.`;
  const notes = [presence, list && !isEverywhere && 'For the others the list is empty.', note].filter(
    (one) => typeof one === 'string',
  );
  return { type, list, required, note: notes.length > 0 ? notes.join(' ') : undefined };
}
