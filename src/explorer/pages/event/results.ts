import type { Section } from '../../entity/view.ts';
import { countText, sentenceCase, words } from '../../parts/words.ts';
import type { Meeting } from './meeting.ts';

/** What was found later about how the commitments of a summit were kept. */
export function results({ results: found }: Meeting): readonly Section[] {
  if (found === null || found.totalCount === 0) return [];
  const rows = found.nodes.map(
    ({ resultKind, scale, value, sampleSize, derived, report, member, priority, sources }) => ({
      entity: member ?? priority ?? undefined,
      text: member || priority ? undefined : 'The whole summit',
      detail: [
        `${value ?? 'no value'} (${scale})`,
        words.ResultKind[resultKind],
        sampleSize === null ? '' : `from ${countText(sampleSize, 'score')}`,
        derived ? 'calculated from the scores recorded here' : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
      note: report,
      sources,
    }),
  );
  return [
    {
      id: 'results',
      title: 'Results of the summit',
      total: found.totalCount,
      rows,
      next: null,
      hint: sentenceCase(
        found.totalCount > rows.length
          ? `the first ${rows.length}. Each value has its own scale, which follows in brackets.`
          : 'each value has its own scale, which follows in brackets.',
      ),
    },
  ];
}
