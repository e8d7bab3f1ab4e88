import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { compliance } from '../../parts/compliance.ts';
import { dateText } from '../../parts/dates.ts';
import { sentenceCase, words } from '../../parts/words.ts';
import { YearBars } from '../../parts/year-bars.tsx';
import type { PriorityPage } from './priority.answer.ts';

export const priorityPage = entityPage<PriorityPage>({
  types: ['Priority'],
  prefixes: ['priority'],
  operation: new URL('./priority.graphql', import.meta.url),
  view({ entity, years }) {
    if (entity?.__typename !== 'Priority') return undefined;
    const counts =
      years?.countBy?.flatMap(({ key, count }) => (key === null ? [] : [{ year: Number(key), count }])) ?? [];
    return {
      facts: [...fact('What it means', entity.definition), ...fact('Part of', entity.broader)],
      sections: [
        ...section('narrower', 'What is narrower', entity.narrower),
        ...section('events', 'Meetings that took it up', entity.events, {
          figure: counts.length > 1 && <YearBars counts={counts} what="held meetings that took it up" />,
          row: ({ node, emphasis }) => ({
            detail: emphasis === 'MAJOR' ? `${sentenceCase(words.Emphasis.MAJOR)} · ${node.caption}` : undefined,
          }),
        }),
        ...section('commitments', 'Commitments', entity.commitments, {
          row: ({ node }) => ({ lead: String(node.year), ...compliance(node) }),
        }),
        ...section('presidencies', 'Presidencies that put it first', entity.presidencies),
        ...section('documents', 'Documents', entity.documents),
        ...section('statements', 'Statements', entity.statements, {
          row: ({ node }) => ({
            detail: [node.speaker?.name ?? '', dateText(node.date, node.datePrecision)].filter(Boolean).join(', '),
          }),
        }),
        ...section('workingGroups', 'Working groups', entity.workingGroups),
        ...section('organizations', 'Organizations', entity.organizations),
      ],
    };
  },
});
