import { publicError } from '../../src/errors.ts';
import { decodeCursor, encodeCursor, orderingDigest } from '../../src/pothos-plugin-neo4j/compiler/cursor.ts';
import type { FieldMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { type CountArguments, everyCount, type NaiveCount } from './naive-counts.ts';
import { type PageArguments, sizesOf } from './naive-page.ts';
import type { Reached, StoredGraph } from './stored-graph.ts';

export type CountPageArguments = CountArguments & Pick<PageArguments, 'first' | 'last' | 'after' | 'before'>;
type Mapping = Extract<FieldMapping, { kind: 'countsBy' }>;

export const countsDigest = ({ label }: Mapping, { dimension, orderBy }: CountArguments): string =>
  orderingDigest(['counts', label, dimension, orderBy === 'KEY_ASC' ? 'key' : 'count']);

/** A page of the counts of all values. */
export function pageOfCounts(
  graph: StoredGraph,
  mapping: Mapping,
  rows: readonly Reached[],
  args: CountPageArguments,
): object {
  const { first, last } = sizesOf(mapping, args);
  const digest = countsDigest(mapping, args);
  const keyOf = (argument: 'after' | 'before') => {
    const cursor = args[argument] || undefined;
    return cursor === undefined
      ? undefined
      : decodeCursor(cursor, digest, [{ type: 'text', nullable: true }], argument)[0];
  };
  const [after, before] = [keyOf('after'), keyOf('before')];
  const all = everyCount(graph, mapping.dimensions, rows, args);
  const placeOf = (key: unknown, argument: string) => {
    const place = all.findIndex((count) => count.key === key);
    if (place < 0) {
      throw publicError(
        'CURSOR_EXPIRED',
        `No node has the value of the cursor in '${argument}' any more. Request the first page.`,
      );
    }
    return place;
  };
  const start = after === undefined ? 0 : placeOf(after, 'after') + 1;
  const end = before === undefined ? all.length : placeOf(before, 'before');
  const between = all.slice(start, end);
  const head = first === undefined ? between : between.slice(0, first);
  const page = last === undefined ? head : head.slice(Math.max(0, head.length - last));
  const edges = page.map((count: NaiveCount) => ({ node: count, cursor: encodeCursor(digest, [count.key]) }));
  return {
    edges,
    totalCount: all.length,
    pageInfo: {
      hasNextPage: first === undefined ? end < all.length : between.length > first,
      hasPreviousPage: last === undefined ? start > 0 : between.length > last,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
