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
  view({ entity, meetings, people, presidencies, commitments }) {
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
      sections: [
        ...section('entities', 'What rests on it', entities, {
          hint: 'Entities whose record names this source.',
          row: ({ supports }) => ({ note: supports && `Its ${supported[supports] ?? supports}` }),
        }),
        ...section('meetings', 'Meetings with links that rest on it', meetings, {
          hint: hintWhere(
            meetings,
            'It is a source of who took part, which priorities were taken up, or what they build on.',
          ),
        }),
        ...section('people', 'People whose offices rest on it', people),
        ...section('presidencies', 'Presidencies whose priorities rest on it', presidencies),
        ...section('commitments', 'Commitments that build on others, by this source', commitments),
      ],
    };
  },
});

/** A list that is empty needs no word on how to read it. */
const hintWhere = (list: { readonly totalCount: number } | null, hint: string): string | undefined =>
  list?.totalCount ? hint : undefined;
