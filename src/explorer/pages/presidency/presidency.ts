import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { words } from '../../parts/words.ts';
import type { PresidencyPage } from './presidency.answer.ts';

export const presidencyPage = entityPage<PresidencyPage>({
  types: ['Presidency'],
  prefixes: ['presidency'],
  operation: new URL('./presidency.graphql', import.meta.url),
  view({ entity }) {
    if (entity?.__typename !== 'Presidency') return undefined;
    return {
      facts: [
        ...fact('Year', entity.year),
        ...fact('Held by', entity.member),
        ...fact('Forum', words.Forum[entity.presidencyForum]),
        ...fact('Summit', entity.summit ?? 'None is recorded'),
        ...fact('Themes', ...entity.themes),
      ],
      sections: [
        ...section('priorities', 'Priorities', entity.priorities),
        ...section('events', 'Meetings', entity.events),
      ],
    };
  },
});
