import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { termsText } from '../../parts/dates.ts';
import type { OfficePage } from './office.answer.ts';

export const officePage = entityPage<OfficePage>({
  types: ['Office'],
  prefixes: ['office'],
  operation: new URL('./office.graphql', import.meta.url),
  view({ entity }, vocabulary) {
    if (entity?.__typename !== 'Office') return undefined;
    const { of, portfolio, holders } = entity;
    return {
      facts: [...fact('Office of', of), ...fact('Portfolio', portfolio && vocabulary.titleOfPortfolio(portfolio))],
      sections: section('holders', 'Who held it', holders, {
        row: ({ terms }) => ({ detail: termsText(terms), sources: terms.flatMap(({ sources }) => sources) }),
      }),
    };
  },
});
