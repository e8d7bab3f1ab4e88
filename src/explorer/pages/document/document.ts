import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { compliance, shortList } from '../../parts/compliance.ts';
import { dateText } from '../../parts/dates.ts';
import { sentenceCase } from '../../parts/words.ts';
import type { DocumentPage } from './document.answer.ts';

export const documentPage = entityPage<DocumentPage>({
  types: ['Document'],
  prefixes: ['doc', 'docset'],
  operation: new URL('./document.graphql', import.meta.url),
  view({ entity }) {
    if (entity?.__typename !== 'Document') return undefined;
    const { documentKind, date, datePrecision, event, reportedCommitmentCount: reported, commitments } = entity;
    return {
      facts: [
        ...fact('Kind', sentenceCase(documentKind)),
        ...fact('Date', dateText(date, datePrecision)),
        ...fact('Issued by', event),
      ],
      sections: [
        ...section('commitments', 'Commitments', commitments, {
          row: ({ node }) => compliance(node),
          hint: shortList(commitments?.totalCount, reported),
        }),
        ...section('priorities', 'Priorities', entity.priorities),
      ],
    };
  },
});
