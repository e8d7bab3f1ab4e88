import { type GraphNode, type LocatedGraph, slugOf } from './graph-data.ts';
import type { Position, Problem } from './problem.ts';
import { entriesOf, type FactRecord } from './records.ts';

/** The statement that tells which record has each former slug now. */
export const FORMER_SLUGS = {
  text: 'MATCH (n:Entity) WHERE n.formerSlugs <> [] UNWIND n.formerSlugs AS former RETURN former, n.slug AS slug',
  columns: ['former', 'slug'],
  parameters: {},
} as const;

/** A former slug leads to one record: nothing else has it, now or before. */
export function formerSlugsAreFree(
  records: readonly FactRecord[],
  nodes: readonly GraphNode[],
  locate: LocatedGraph['locate'],
): readonly Problem[] {
  const current = new Set(nodes.map(slugOf));
  const claimed = new Map<string, Position>();
  return records.flatMap((record) =>
    entriesOf(record.values['formerSlugs'] as readonly string[] | undefined).flatMap(([index, slug]): Problem[] => {
      const place = record.locate('formerSlugs', index);
      const taken = (position: Position | undefined, message: string): Problem[] => {
        const where = position ? ` at ${position.file}:${position.line}` : '';
        return [{ ...place, message: `"${slug}" ${message}${where}. A former slug leads to one record.` }];
      };
      if (current.has(slug)) return taken(locate(slug), 'is the slug of a record, the one');
      if (claimed.has(slug)) return taken(claimed.get(slug), 'is a former slug already,');
      claimed.set(slug, place);
      return [];
    }),
  );
}
