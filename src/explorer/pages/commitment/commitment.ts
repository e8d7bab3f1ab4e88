import { entityPage } from '../../entity/page.ts';
import { fact, type Section, section } from '../../entity/view.ts';
import { countText, scoreText, scoreWord } from '../../parts/words.ts';
import type { CommitmentPage } from './commitment.answer.ts';

type Commitment = Extract<NonNullable<CommitmentPage['entity']>, { readonly __typename: 'Commitment' }>;

export const commitmentPage = entityPage<CommitmentPage>({
  types: ['Commitment'],
  prefixes: ['commitment'],
  operation: new URL('./commitment.graphql', import.meta.url),
  view({ entity }) {
    if (entity?.__typename !== 'Commitment') return undefined;
    const { complianceAverage: average, researchGroupId, researchGroupIdNote, assessments } = entity;
    const scores = countText(assessments?.totalCount ?? 0, 'score');
    return {
      facts: [
        ...fact('In full', entity.summary === entity.name ? null : entity.summary),
        ...fact('Made at', entity.event),
        ...fact('In the document', entity.document),
        ...fact('Year', entity.year),
        ...fact('Issue area', entity.issueArea),
        ...fact(
          'How it was kept',
          average === null ? 'No score is recorded' : `${scoreText(average)} of −1 to +1, mean of ${scores}`,
        ),
        ...fact('Number of the G7 Research Group', researchGroupId, researchGroupIdNote),
      ],
      sections: [
        ...scoresOf(entity),
        ...section('priorities', 'Priorities', entity.priorities),
        ...section('buildsOn', 'What it follows up', entity.buildsOn),
        ...section('builtOnBy', 'What followed it up', entity.builtOnBy),
        ...section('takenUpBy', 'Meetings that took it up', entity.takenUpBy),
      ],
    };
  },
});

function scoresOf({ assessments }: Commitment): readonly Section[] {
  if (assessments === null || assessments.totalCount === 0) return [];
  const rows = assessments.nodes
    .toSorted((one, other) => other.score - one.score)
    .map(({ score, member, sources }) => ({ entity: member ?? undefined, detail: scoreWord(score), sources }));
  return [{ id: 'assessments', title: 'Scores of the members', total: assessments.totalCount, rows, next: null }];
}
