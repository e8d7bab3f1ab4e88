import type { DraftProperty, LeftOut } from './draft.ts';
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
  const leftOut: LeftOut[] = [];
  for (const [name, types] of [...observed].sort(([one], [other]) => byCodePoint(one, other))) {
    const judged = draftProperty(name, judgeTypes(toldBy(types, elsewhere?.properties.get(name))), types, {
      holders: count,
      always: isWhole ? undefined : always,
    });
    if ('reason' in judged) leftOut.push({ what: `${owner}.${name}`, why: judged.reason });
    else properties.push(judged);
  }
  return { properties, leftOut };
}

/** The types of an empty list are those of lists that are called the same. */
function toldBy(types: ObservedTypes, elsewhere: ObservedTypes = types): ObservedTypes {
  if (!isAlwaysEmpty(types)) return types;
  return 'reason' in judgeTypes(elsewhere) ? types : elsewhere;
}

function draftProperty(
  name: string,
  judged: JudgedType,
  types: ObservedTypes,
  { holders, always }: { readonly holders: number; readonly always: ReadonlySet<string> | undefined },
): DraftProperty | { readonly reason: string } {
  // As a key of an object it would be the object's prototype.
  if (name === '__proto__') return { reason: 'JavaScript keeps this name for itself.' };
  if ('reason' in judged) return judged;
  const { type, list, note } = judged;
  const count = sum(types.values());
  const isEverywhere = count === holders;
  if (list && !isEverywhere) {
    return {
      reason: `Of ${holders} read, ${holders - count} lack it, and a list in a model is never absent: store an empty one there.`,
    };
  }
  const required = list || (isEverywhere && (always === undefined || always.has(name)));
  const presence = isEverywhere
    ? !required && `On each of the ${holders} that were read, which are not all.`
    : `On ${count} of ${holders}${always === undefined ? '' : ' that were read'}.`;
  const notes = [presence, note].filter((one) => typeof one === 'string');
  return { name, type, list, required, note: notes.length > 0 ? notes.join(' ') : undefined };
}
