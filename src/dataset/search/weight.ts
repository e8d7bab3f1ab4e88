import type { GraphNode, GraphRelationship } from '../graph-data.ts';

/** How much an entity counts among others that fit as well, by what it is: things before what is written about them. */
const ofKind: Readonly<Record<string, number>> = {
  Summit: 1.6,
  Member: 1.5,
  Priority: 1.4,
  Person: 1.3,
  Organization: 1.3,
  LeadersMeeting: 1.2,
  MinisterialMeeting: 1.2,
  Presidency: 1.2,
  WorkingGroup: 1.2,
  Country: 1.15,
  Place: 1,
  Office: 1,
  Document: 1,
  SeniorOfficialsMeeting: 0.9,
  BilateralMeeting: 0.9,
  Commitment: 0.7,
  Statement: 0.6,
  Source: 0.2,
};

/** Their names are titles and sentences, of which nobody types the beginning. */
const neverSuggested: ReadonlySet<string> = new Set(['Commitment', 'Statement', 'Source']);

/** Relationships that say where a fact is from, or how a commitment was kept: many of them make nothing important. */
const aside: ReadonlySet<string> = new Set(['SOURCED_FROM', 'ASSESSES', 'SCORES', 'RESULT_OF', 'RESULT_FOR']);

/** How many relationships each node has, by slug. */
export function degreesOf(relationships: readonly GraphRelationship[]): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const { type, from, to } of relationships) {
    if (aside.has(type)) continue;
    for (const slug of [from, to]) degrees.set(slug, (degrees.get(slug) ?? 0) + 1);
  }
  return degrees;
}

/** Grows with the logarithm of the number of relationships; rounded, so that one more changes little. */
export function weightOf({ labels }: GraphNode, degree: number): number {
  const kind = ofKind[labels[0]!] ?? 1;
  return Math.round(kind * (1 + 0.12 * Math.log2(1 + degree)) * 10) / 10;
}

/** The weight in nine steps, for the index; undefined for what is never suggested. */
export function rankOf({ labels }: GraphNode, weight: number): string | undefined {
  if (neverSuggested.has(labels[0]!)) return undefined;
  return `r${Math.min(9, Math.max(1, Math.round(weight * 3)))}`;
}
