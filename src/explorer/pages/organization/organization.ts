import { entityPage } from '../../entity/page.ts';
import { participation } from '../../entity/participation.ts';
import { fact, section } from '../../entity/view.ts';
import { plainWords, sentenceCase } from '../../parts/words.ts';
import type { OrganizationPage } from './organization.answer.ts';

export const organizationPage = entityPage<OrganizationPage>({
  types: ['Organization'],
  prefixes: ['org'],
  operation: new URL('./organization.graphql', import.meta.url),
  view({ entity }, vocabulary) {
    if (entity?.__typename !== 'Organization') return undefined;
    return {
      facts: [
        ...(entity.organizationKind === 'organisation'
          ? []
          : fact('Kind', sentenceCase(plainWords(entity.organizationKind)))),
        ...fact('Code', entity.code),
        ...fact('Founded', entity.foundedYear),
      ],
      sections: [
        ...section('events', 'Meetings', entity.events, {
          row: (edge) => participation(edge, vocabulary),
          hint:
            entity.events?.totalCount === 0
              ? 'No meeting is recorded for the organization itself. Those who held its offices attended meetings: see their pages.'
              : undefined,
        }),
        ...section('priorities', 'What it specializes in', entity.priorities),
        ...section('offices', 'Offices', entity.offices),
      ],
    };
  },
});
