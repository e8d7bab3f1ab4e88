/** One place in the whole list, as the specification sees it: its cursor is all that the algorithm looks at. */
export interface Positioned {
  readonly cursor: string;
}

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

export interface OraclePage<Edge> {
  readonly edges: readonly Edge[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

/**
 * The pagination algorithm of the Cursor Connections specification, word for word, over the whole list in its order.
 * Where neither size is given the page has `defaultPageSize`: from the end if `before` stands alone, else from the start.
 * Where the specification lets a flag be false for reasons of cost, it is truthful.
 */
export function pageOfAll<Edge extends Positioned>(
  allEdges: readonly Edge[],
  { first: askedFirst, last: askedLast, after, before }: PageArguments,
  defaultPageSize: number,
): OraclePage<Edge> {
  const isSized = isSet(askedFirst) || isSet(askedLast);
  const isBackward = isSet(before) && !isSet(after);
  const first = isSized || isBackward ? askedFirst : defaultPageSize;
  const last = isSized || !isBackward ? askedLast : defaultPageSize;

  const between = applyCursorsToEdges(allEdges, before, after);
  const edges = edgesToReturn(between, first, last);
  return {
    edges,
    pageInfo: {
      hasPreviousPage: isSet(last) ? between.length > last : isSet(after) && indexOf(allEdges, after) >= 0,
      hasNextPage: isSet(first) ? between.length > first : isSet(before) && indexOf(allEdges, before) >= 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: allEdges.length,
  };
}

const isSet = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;
const indexOf = (edges: readonly Positioned[], cursor: string) => edges.findIndex((edge) => edge.cursor === cursor);

function applyCursorsToEdges<Edge extends Positioned>(
  allEdges: readonly Edge[],
  before: string | null | undefined,
  after: string | null | undefined,
): readonly Edge[] {
  let edges = allEdges;
  if (isSet(after)) edges = edges.slice(indexOf(edges, after) + 1);
  if (isSet(before)) {
    // An edge that `after` has removed already leaves nothing before it.
    const index = indexOf(edges, before);
    if (index >= 0) edges = edges.slice(0, index);
    else if (indexOf(allEdges, before) >= 0) edges = [];
  }
  return edges;
}

function edgesToReturn<Edge>(
  between: readonly Edge[],
  first: number | null | undefined,
  last: number | null | undefined,
): readonly Edge[] {
  const head = isSet(first) && between.length > first ? between.slice(0, first) : between;
  return isSet(last) && head.length > last ? head.slice(head.length - last) : head;
}
