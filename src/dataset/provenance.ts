import { source } from '../model/nodes.ts';
import type { Fields } from './format.ts';
import { compare, type Position } from './problem.ts';
import type { FactRecord } from './records.ts';

/** What a relationship rests on. */
export interface Provenance {
  readonly sources: readonly string[];
  readonly confidence: string;
}

/** The provenance of a relationship that follows from several: all their sources, and the confidence of the surest. */
export function mergeProvenance(
  evidence: readonly (Provenance & { readonly at: Position })[],
): Provenance & { readonly at: Position } {
  return {
    sources: [...new Set(evidence.flatMap(({ sources }) => sources))].sort(compare),
    confidence: evidence.some(({ confidence }) => confidence === 'HIGH') ? 'HIGH' : 'MEDIUM',
    at: evidence[0]!.at,
  };
}

/** The slugs of the sources that stand for general knowledge: nothing was read for what rests on them. */
export function backgroundOf(records: readonly FactRecord[]): ReadonlySet<string> {
  const background = records.filter(({ format, values }) => format.node === source && values['kind'] === 'BACKGROUND');
  return new Set(background.map(({ slug }) => slug));
}

/** Whether some of the sources are general knowledge: what rests on them is of medium confidence at most. */
export const restsOnBackground = (sources: unknown, background: ReadonlySet<string>): boolean =>
  Array.isArray(sources) && sources.some((slug) => background.has(String(slug)));

/**
 * The provenance of a part of a record: its own, and what it leaves out is that of the record. It does not take over a
 * confidence that its own sources do not give.
 */
export function partProvenance(record: Fields, part: Fields, background: ReadonlySet<string>): Provenance {
  const sources = (part['sources'] ?? record['sources']) as readonly string[];
  const inherited = restsOnBackground(part['sources'], background) ? 'MEDIUM' : record['confidence'];
  return { sources, confidence: (part['confidence'] ?? inherited) as string };
}
