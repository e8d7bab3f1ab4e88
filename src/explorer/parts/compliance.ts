import { countText, scoreText } from './words.ts';

interface Scored {
  readonly issueArea: string | null;
  readonly complianceAverage: number | null;
  readonly complianceScoreCount: number;
}

/** A mean of scores with the scale, and how many there are. */
export const meanText = (average: number, count: number): string =>
  `${scoreText(average)} of −1 to +1, mean of ${countText(count, 'score')}`;

/** What a list says of a commitment: its issue area, and how it was kept where that was scored, with how many scores. */
export function compliance({ issueArea, complianceAverage: average, complianceScoreCount: number }: Scored) {
  const kept = average === null ? '' : `kept ${meanText(average, number)}`;
  return { detail: [issueArea ?? '', kept].filter((part) => part !== '').join(' · ') };
}

/** How many commitments are recorded of those that were counted elsewhere, where both are known. */
export function shortList(recorded: number | undefined, reported: number | null): string | undefined {
  if (reported === null || recorded === undefined) return undefined;
  return `${recorded} of ${reported} that were counted are recorded here.`;
}
