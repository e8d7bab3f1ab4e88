import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { ScoreYears } from '../../parts/score-years.tsx';
import { countText, scoreText, sentenceCase, words } from '../../parts/words.ts';
import type { MemberPage } from './member.answer.ts';

export const memberPage = entityPage<MemberPage>({
  types: ['Member'],
  prefixes: ['member'],
  operation: new URL('./member.graphql', import.meta.url),
  view({ entity, scores }) {
    if (entity?.__typename !== 'Member') return undefined;
    const { joinedYear, leftYear, events } = entity;
    return {
      facts: [
        ...fact('Official name', entity.officialName === entity.name ? null : entity.officialName),
        ...fact('Kind', sentenceCase(words.MemberKind[entity.memberKind])),
        ...fact(
          'In the group',
          leftYear === null ? `Since ${joinedYear}` : `${joinedYear} – ${leftYear}`,
          entity.standing === 'member' ? null : entity.standing,
        ),
        ...fact('Country', entity.country),
        ...fact('Capital', entity.capital),
        ...fact('Code', entity.code, entity.codeNote),
        ...fact(
          'Took part in',
          events &&
            `${countText(events.totalCount, 'meeting')} that took place, with a person or a delegation on record`,
        ),
      ],
      sections: [
        ...section('presidencies', 'Presidencies', entity.presidencies),
        ...compliance(scores),
        ...section('hostedEvents', 'Meetings hosted', entity.hostedEvents),
        ...section('offices', 'Offices', entity.offices),
        ...section('representatives', 'People who represented it', entity.representatives, {
          hint: 'Based on attendance at meetings. The page of each person names the sources.',
        }),
      ],
    };
  },
});

function compliance(scores: MemberPage['scores']) {
  const years = (scores?.countBy ?? []).flatMap(({ key, count, averageScore }) =>
    key === null || averageScore === null ? [] : [{ year: Number(key), count, score: averageScore }],
  );
  if (scores === null || years.length === 0) return [];
  return [
    {
      id: 'compliance',
      title: 'How commitments were kept',
      total: scores.totalCount,
      rows: [],
      next: null,
      hint: `Scores by the G7 Research Group, by the year of the commitment. Latest mean: ${years
        .slice(-1)
        .map(({ year, count, score }) => `${scoreText(score)} in ${year}, from ${countText(count, 'score')}`)
        .join('')}.`,
      figure: <ScoreYears years={years} />,
    },
  ];
}
