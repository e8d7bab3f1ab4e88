import { compare, type Position } from './problem.ts';

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
