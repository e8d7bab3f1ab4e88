import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { dateText } from '../../parts/dates.ts';
import { sentenceCase, words } from '../../parts/words.ts';
import type { SourcePage } from './source.answer.ts';

/** What a source supports where it supports one property alone. */
const supported: Readonly<Record<string, string>> = {
  wikidataId: 'identifier in Wikidata',
  sourceComplianceAverage: 'mean of scores',
  reportedCommitmentCount: 'number of commitments',
  url: 'address',
};

export const sourcePage = entityPage<SourcePage>({
  types: ['Source'],
  prefixes: ['src', 'background'],
  operation: new URL('./source.graphql', import.meta.url),
  view({ entity }) {
    if (entity?.__typename !== 'Source') return undefined;
    const { publisher, sourceDate, sourceDatePrecision, accessedDate, sourceKind, licence, entities } = entity;
    return {
      facts: [
        ...fact('Published by', publisher),
        ...fact('Date', sourceDate === null ? 'Not known' : dateText(sourceDate, sourceDatePrecision)),
        ...fact('Read on', dateText(accessedDate, 'DAY')),
        ...fact('Kind', sentenceCase(words.SourceKind[sourceKind])),
        ...fact('Licence', licence),
      ],
      sections: section('entities', 'What rests on it', entities, {
        hint: 'Records that name this source. Relationships that rest on it are listed on the pages of the entities that they connect.',
        row: ({ supports }) => ({ note: supports && `Its ${supported[supports] ?? supports}` }),
      }),
    };
  },
});
