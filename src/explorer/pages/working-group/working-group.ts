import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { plainWords, sentenceCase } from '../../parts/words.ts';
import type { WorkingGroupPage } from './working-group.answer.ts';

export const workingGroupPage = entityPage<WorkingGroupPage>({
  types: ['WorkingGroup'],
  prefixes: ['group'],
  operation: new URL('./working-group.graphql', import.meta.url),
  view({ entity }) {
    if (entity?.__typename !== 'WorkingGroup') return undefined;
    return {
      facts: [
        ...fact('Kind', sentenceCase(plainWords(entity.workingGroupKind))),
        ...fact('Founded', entity.foundedYear, entity.foundedNote),
        ...fact('Mandate', entity.mandate),
        ...fact('Part of', entity.parent),
      ],
      sections: [
        ...section('establishedAt', 'Where it was established', entity.establishedAt),
        ...section('events', 'Meetings at which it was active', entity.events),
        ...section('priorities', 'What it works on', entity.priorities),
        ...section('subgroups', 'Subgroups', entity.subgroups),
      ],
    };
  },
});
