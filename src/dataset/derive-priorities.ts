import * as nodes from '../model/nodes.ts';
import { prioritizes } from '../model/relationships.ts';
import type { Fields } from './format.ts';
import type { GraphBuilder } from './graph-data.ts';
import type { Position } from './problem.ts';
import { mergeProvenance, type Provenance, partProvenance } from './provenance.ts';
import { entriesOf, type FactRecord } from './records.ts';

type Evidence = Provenance & { readonly at: Position };

/** A presidency has the priorities that are the main focus of one of its events, beside those its record names. */
export function derivePriorities(
  graph: GraphBuilder,
  records: readonly FactRecord[],
  background: ReadonlySet<string>,
): void {
  const sound = new Set(records.map(({ slug }) => slug));
  const presidencies = records.filter(({ format }) => format.node === nodes.presidency);
  const named = new Map(presidencies.map(({ slug, values }) => [slug, slugsOf(values['priorities'])]));

  const evidence = new Map<string, Map<string, Evidence[]>>();
  for (const event of records) {
    const presidency = (event.values['presidency'] as Fields | undefined)?.['slug'];
    if (!('presidency' in event.format.links) || !named.has(String(presidency))) continue;
    const priorities = evidence.get(String(presidency)) ?? new Map<string, Evidence[]>();
    evidence.set(String(presidency), priorities);
    for (const [index, { slug, emphasis, ...own }] of entriesOf(event.values['priorities'] as readonly Fields[])) {
      if (emphasis !== 'MAJOR' || !sound.has(String(slug))) continue;
      const provenance = partProvenance(event.values, own, background);
      const found = priorities.get(String(slug)) ?? [];
      priorities.set(String(slug), found);
      found.push({ ...provenance, at: event.locate('priorities', index) });
    }
  }
  for (const [presidency, priorities] of evidence) {
    for (const [priority, all] of priorities) {
      if (named.get(presidency)!.has(priority)) continue;
      const { at, ...provenance } = mergeProvenance(all);
      graph.relationship(prioritizes, presidency, priority, provenance, at);
    }
  }
}

const slugsOf = (links: unknown): ReadonlySet<string> =>
  new Set(entriesOf(links as readonly Fields[] | undefined).map(([, { slug }]) => String(slug)));
