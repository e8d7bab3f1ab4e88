import type { Vocabulary } from '../api/vocabulary.ts';
import type { Meeting } from '../meetings/read.ts';
import { kinds } from '../parts/kinds.ts';

/** A row of the drawing: the meetings of one sort, in the order of their days. */
export interface TimeRow {
  readonly name: string;
  readonly meetings: readonly Meeting[];
}

/** A portfolio with fewer meetings than this has no row of its own. */
const ENOUGH = 3;

/**
 * Summits, other meetings of leaders, ministers by portfolio, and the rest. A meeting of several portfolios is in the row of
 * the one that met most often, so that each is drawn once.
 */
export function timeRows(meetings: readonly Meeting[], vocabulary: Vocabulary): readonly TimeRow[] {
  const counts = new Map<string, number>();
  for (const { portfolios } of meetings) for (const one of portfolios) counts.set(one, (counts.get(one) ?? 0) + 1);
  const rows = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const name = rowOf(meeting, counts, vocabulary);
    rows.set(name, [...(rows.get(name) ?? []), meeting]);
  }
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : name === OTHER ? 1_000 : 100);
  return [...rows]
    .map(([name, all]) => ({ name, meetings: all }))
    .sort((one, other) => rank(one.name) - rank(other.name) || other.meetings.length - one.meetings.length);
}

const OTHER = 'Other meetings';
const first: readonly string[] = [kinds.Summit.many, kinds.LeadersMeeting.many, kinds.BilateralMeeting.many];

function rowOf(
  { __typename, portfolios }: Meeting,
  counts: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
): string {
  if (first.includes(kinds[__typename].many)) return kinds[__typename].many;
  const [most] = portfolios.toSorted((one, other) => counts.get(other)! - counts.get(one)!);
  if (most === undefined || counts.get(most)! < ENOUGH) return OTHER;
  return vocabulary.titleOfPortfolio(most);
}
