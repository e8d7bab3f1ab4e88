import type { ParticipationRole, Vocabulary } from '../api/vocabulary.ts';
import { sentenceCase, words } from '../parts/words.ts';
import type { Cited, Row } from './view.ts';

interface Role {
  readonly role: ParticipationRole;
  readonly capacity: string | null;
  readonly participation: keyof typeof words.ParticipationStatus;
  readonly note: string | null;
  readonly sources: readonly Cited[];
}

/** How somebody took part: each role, in which capacity, and whether it is only expected; and the sources of all that. */
export function participation({ roles }: { readonly roles: readonly Role[] }, vocabulary: Vocabulary): Row {
  const told = roles.map(({ role, capacity, participation: status }) =>
    [vocabulary.titleOfRole(role), capacity ?? '', words.ParticipationStatus[status]]
      .filter((part) => part !== '')
      .join(', '),
  );
  return {
    detail: sentenceCase([...new Set(told)].join('; ')),
    note: [...new Set(roles.flatMap(({ note }) => note ?? []))].join('; '),
    sources: roles.flatMap(({ sources }) => sources),
  };
}
