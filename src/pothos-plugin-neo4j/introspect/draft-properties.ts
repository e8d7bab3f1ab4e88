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
 * The properties of a label or of a type, as a model can have them. One that every holder has is required; where only a
 * sample was read, one that is known to be `always` there.
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
    /** What properties hold that are called so anywhere: a list that is empty here is taken for one of those. */
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

/** The types of an empty list are those of lists that are called the same. */
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
    ? !required && `On each of the ${holders} that were read, which are not all.`
    : `On ${count} of ${holders}${isSample ? ' that were read' : ''}.`;
  const notes = [presence, list && !isEverywhere && 'Elsewhere it is empty.', note].filter(
    (one) => typeof one === 'string',
  );
  return { type, list, required, note: notes.length > 0 ? notes.join(' ') : undefined };
}
