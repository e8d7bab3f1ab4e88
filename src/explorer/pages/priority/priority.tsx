import { entityPage } from '../../entity/page.ts';
import { fact, type Section, section } from '../../entity/view.ts';
import { compliance, meanText } from '../../parts/compliance.ts';
import { dateText } from '../../parts/dates.ts';
import { sentenceCase, words } from '../../parts/words.ts';
import { YearBars } from '../../parts/year-bars.tsx';
import type { PriorityPage } from './priority.answer.ts';

export const priorityPage = entityPage<PriorityPage>({
  types: ['Priority'],
  prefixes: ['priority'],
  operation: new URL('./priority.graphql', import.meta.url),
  view({ entity, years, scores }) {
    if (entity?.__typename !== 'Priority') return undefined;
    const counts =
      years?.countBy?.flatMap(({ key, count }) => (key === null ? [] : [{ year: Number(key), count }])) ?? [];
    return {
      facts: [...fact('What it means', entity.definition), ...fact('Part of', entity.broader)],
      sections: [
        ...section('narrower', 'What is narrower', entity.narrower),
        ...section('events', 'Meetings that took it up', entity.events, {
          figure: counts.length > 1 && <YearBars counts={counts} what="meetings that took it up and were held" />,
          row: ({ node, emphasis }) => ({
            detail: emphasis === 'MAJOR' ? `${sentenceCase(words.Emphasis.MAJOR)} · ${node.caption}` : undefined,
          }),
        }),
        ...section('commitments', 'Commitments', entity.commitments, {
          row: ({ node }) => ({ lead: String(node.year), ...compliance(node) }),
        }),
        ...whoKept(scores),
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

/** The members by the mean of their scores, the highest first; of the same mean the one with more scores. */
function whoKept(scores: PriorityPage['scores']): readonly Section[] {
  const means = (scores?.countBy ?? []).flatMap(({ count, averageScore, node }) =>
    node?.__typename === 'Member' && averageScore !== null ? [{ entity: node, count, averageScore }] : [],
  );
  if (means.length === 0) return [];
  return [
    {
      id: 'scores',
      title: 'Who kept these commitments',
      total: means.length,
      rows: means
        .toSorted((one, other) => other.averageScore - one.averageScore || other.count - one.count)
        .map(({ entity, count, averageScore }) => ({ entity, detail: meanText(averageScore, count) })),
      next: null,
      hint: 'Scores of the G7 Research Group. Commitments without scores are not counted.',
      further: { href: '/compliance?by=priority', name: 'All priorities' },
    },
  ];
}
