import { badUserInput, publicError } from '../../src/errors.ts';
import { decodeCursor, encodeCursor } from '../../src/pothos-plugin-neo4j/compiler/cursor.ts';
import type { ConnectionMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { naiveFilter } from './naive-filter.ts';
import { comparePositions, naiveOrdering, type OrderBy, type Position, positionOf } from './naive-order.ts';
import type { Reached, StoredNode } from './stored-graph.ts';

/** The message for a cursor of a ranking that no longer exists. */
const ofOtherData = 'The data have changed since this cursor was given out. Request the first page.';

/** The arguments of every connection. */
export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly orderBy?: OrderBy | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

export interface NaiveEdge extends Reached {
  readonly cursor: string;
  /** All relationships to the node, in the order of the connection. The edge shows the first. */
  readonly links: readonly Reached[];
}

export interface NaiveConnection {
  readonly edges: readonly NaiveEdge[];
  /** All rows of the list, without pages. */
  readonly rows: readonly Reached[];
  /** The first row without the filter. */
  readonly best: Reached | undefined;
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/**
 * The page that the arguments select from all rows, by the Relay specification. Cursors of a ranking are valid for one version of the
 * data.
 */
export function pageOfRows(
  mapping: ConnectionMapping,
  all: () => readonly Reached[],
  args: PageArguments,
  dataVersion?: string,
): NaiveConnection {
  const { first, last } = sizesOf(mapping, args);
  const ordering = naiveOrdering(mapping, args.orderBy);
  const decode = (argument: 'after' | 'before') => {
    const cursor = args[argument] || undefined;
    return cursor === undefined ? undefined : decodeCursor(cursor, ordering.digest, ordering.terms, argument);
  };
  const [after, before] = [decode('after'), decode('before')];
  const isWanted = mapping.filter && args.filter ? naiveFilter(mapping.filter, args.filter) : () => true;
  const ranked = all()
    .map((row) => ({ row, position: positionOf(ordering, row) }))
    .sort((one, other) => comparePositions(ordering, one.position, other.position));
  const sorted = ranked.filter(({ row }) => isWanted(row));
  const leading = new Map<StoredNode, typeof sorted>();
  for (const one of sorted) leading.set(one.row.node, [...(leading.get(one.row.node) ?? []), one]);
  const placed = [...leading.values()].map(([first]) => first!);

  const isStale = (position: Position | undefined) => position !== undefined && position.at(-1) !== dataVersion;
  if (mapping.epoch !== undefined && (isStale(after) || isStale(before))) {
    throw publicError('CURSOR_EXPIRED', ofOtherData);
  }
  const isAfter = (position: Position) => after === undefined || comparePositions(ordering, position, after) > 0;
  const isBefore = (position: Position) => before === undefined || comparePositions(ordering, position, before) < 0;
  const between = placed.filter(({ position }) => isAfter(position) && isBefore(position));
  const head = first === undefined ? between : between.slice(0, first);
  const page = last === undefined ? head : head.slice(Math.max(0, head.length - last));

  const edges = page.map(({ row, position }) => ({
    ...row,
    cursor: encodeCursor(ordering.digest, position),
    links: leading.get(row.node)!.map((link) => link.row),
  }));
  return {
    edges,
    rows: placed.map(({ row }) => row),
    best: ranked[0]?.row,
    totalCount: placed.length,
    pageInfo: {
      hasNextPage: first === undefined ? placed.some(({ position }) => !isBefore(position)) : between.length > first,
      hasPreviousPage: last === undefined ? placed.some(({ position }) => !isAfter(position)) : between.length > last,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The given sizes. If there is none, the default size on the side that the cursors select. */
export function sizesOf(
  { defaultPageSize, maximumPageSize }: Pick<ConnectionMapping, 'defaultPageSize' | 'maximumPageSize'>,
  args: Pick<PageArguments, 'first' | 'last' | 'after' | 'before'>,
): { readonly first: number | undefined; readonly last: number | undefined } {
  const first = args.first ?? undefined;
  const last = args.last ?? undefined;
  for (const [name, size] of Object.entries({ first, last })) {
    if (size === undefined) continue;
    if (size < 0) throw badUserInput(`'${name}' is ${size}. It must be zero or more.`);
    if (size > maximumPageSize) {
      throw badUserInput(
        `'${name}' is ${size}. A page has at most ${maximumPageSize}: read the rest in further pages, by cursor.`,
      );
    }
  }
  if (first !== undefined || last !== undefined) return { first, last };
  const isBackward = (args.before ?? null) !== null && (args.after ?? null) === null;
  return isBackward ? { first, last: defaultPageSize } : { first: defaultPageSize, last };
}
