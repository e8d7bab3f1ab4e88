import { scoreText } from './words.ts';

interface Scored {
  readonly issueArea: string | null;
  readonly complianceAverage: number | null;
}

/** What a list says of a commitment: its issue area, and how it was kept where that was scored. */
export function compliance({ issueArea, complianceAverage }: Scored) {
  const kept = complianceAverage === null ? '' : `kept ${scoreText(complianceAverage)} of −1 to +1`;
  return { detail: [issueArea ?? '', kept].filter((part) => part !== '').join(' · ') };
}

/** How many commitments are recorded of those that were counted elsewhere, where both are known. */
export function shortList(recorded: number | undefined, reported: number | null): string | undefined {
  if (reported === null || recorded === undefined) return undefined;
  return `${recorded} of ${reported} that were counted are recorded here.`;
}
