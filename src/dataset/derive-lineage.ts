import * as nodes from '../model/nodes.ts';
import { agreed, takesUp } from '../model/relationships.ts';
import type { Fields } from './format.ts';
import type { GraphBuilder } from './graph-data.ts';
import type { Position } from './problem.ts';
import { mergeProvenance, type Provenance, partProvenance } from './provenance.ts';
import { entriesOf, type FactRecord } from './records.ts';

/**
 * What follows from where a commitment stands: the event that issued its document agreed on it, and takes up the
 * commitments of other events that it follows up.
 */
export function deriveLineage(
  graph: GraphBuilder,
  records: readonly FactRecord[],
  background: ReadonlySet<string>,
): void {
  const commitments = records.filter(({ format }) => format.node === nodes.commitment);
  const eventOf = new Map(commitments.map((commitment) => [commitment.slug, commitment.around?.around]));
  const taken = new Map<string, { event: string; commitment: string; evidence: (Provenance & { at: Position })[] }>();

  for (const commitment of commitments) {
    const event = eventOf.get(commitment.slug);
    if (!event) continue;
    const { sources, confidence } = commitment.values as unknown as Provenance;
    graph.relationship(agreed, event.slug, commitment.slug, { sources, confidence }, commitment.locate('slug'));
    for (const [index, earlier] of entriesOf(commitment.values['followsUp'] as readonly Fields[] | undefined)) {
      const slug = String(earlier['slug']);
      if (!eventOf.has(slug) || eventOf.get(slug) === event) continue;
      const key = `${event.slug}/${slug}`;
      const entry = taken.get(key) ?? { event: event.slug, commitment: slug, evidence: [] };
      taken.set(key, entry);
      const provenance = partProvenance(commitment.values, earlier, background);
      entry.evidence.push({ ...provenance, at: commitment.locate('followsUp', index) });
    }
  }
  for (const { event, commitment, evidence } of taken.values()) {
    const { at, ...provenance } = mergeProvenance(evidence);
    graph.relationship(takesUp, event, commitment, provenance, at);
  }
}
