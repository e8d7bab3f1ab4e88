import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { dateText } from '../../parts/dates.ts';
import type { StatementPage } from './statement.answer.ts';

export const statementPage = entityPage<StatementPage>({
  types: ['Statement'],
  prefixes: ['statement'],
  operation: new URL('./statement.graphql', import.meta.url),
  view({ entity }) {
    if (entity?.__typename !== 'Statement') return undefined;
    return {
      facts: [
        ...fact('Said by', entity.speaker),
        ...fact('Date', dateText(entity.date, entity.datePrecision)),
        ...fact('At', entity.event),
        ...fact('In full', entity.summary === entity.name ? null : entity.summary),
      ],
      sections: section('priorities', 'Priorities that it mentions', entity.priorities),
    };
  },
});
