import { sentenceCase, words } from './words.ts';

interface Participation {
  readonly role: keyof typeof words.ParticipationRole;
  readonly capacity: string | null;
  readonly participation: keyof typeof words.ParticipationStatus;
  readonly note: string | null;
}

/** How somebody took part: the role, in which capacity, and whether it is only expected. */
export function participation({ role, capacity, participation: status, note }: Participation) {
  const parts = [words.ParticipationRole[role], capacity ?? '', words.ParticipationStatus[status]];
  return { detail: sentenceCase(parts.filter((part) => part !== '').join(', ')), note };
}
