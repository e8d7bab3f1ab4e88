import type { Reference } from '../../entity/view.ts';
import type { Met } from './met.answer.ts';

/** Somebody who attended summits. */
export interface Attendee {
  readonly person: Reference;
  /** The summits that they attended, in the order of their days. */
  readonly summits: ReadonlySet<string>;
}

/** Everybody who attended a summit, those first who attended most. */
export function attendeesOf({ events }: Met): readonly Attendee[] {
  const attendees = new Map<string, { person: Reference; summits: Set<string> }>();
  for (const { slug, participants } of events?.nodes ?? []) {
    for (const person of participants?.nodes ?? []) {
      if (person.__typename !== 'Person') continue;
      const known = attendees.get(person.slug) ?? { person, summits: new Set<string>() };
      known.summits.add(slug);
      attendees.set(person.slug, known);
    }
  }
  return [...attendees.values()].sort(
    (one, other) => other.summits.size - one.summits.size || one.person.name.localeCompare(other.person.name, 'en'),
  );
}

/** At how many summits both were. */
export const together = ({ summits }: Attendee, other: Attendee): number =>
  [...summits].filter((summit) => other.summits.has(summit)).length;

/** Those whom somebody met, those first whom they met most often. */
export function metBy(attendee: Attendee, all: readonly Attendee[]) {
  return all
    .filter((other) => other !== attendee)
    .map((other) => ({ other, count: together(attendee, other) }))
    .filter(({ count }) => count > 0)
    .sort(
      (one, another) =>
        another.count - one.count || one.other.person.name.localeCompare(another.other.person.name, 'en'),
    );
}
