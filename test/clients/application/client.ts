/** What the list is narrowed to, as the form makes it: a condition that nobody chose is null. */
export interface Filter {
  readonly kind: { readonly eq: string } | null;
  readonly name: { readonly matches: string } | null;
}

export interface Row {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** The part of a list that was read by now. */
export interface List {
  readonly rows: readonly Row[];
  readonly totalCount: number;
  readonly hasMore: boolean;
}

/** A list on the screen. What the client holds of it is shown each time it changes. */
export interface OpenList {
  /** Reads the first page, again where there is one. */
  read(): Promise<void>;
  /** Reads the page behind what is there. */
  more(): Promise<void>;
  close(): void;
}

/** What the screens need of a client. Whatever fails is thrown; a null is what was found. */
export interface Client {
  list(filter: Filter, show: (list: List) => void): OpenList;
  event(slug: string): Promise<{ readonly name: string; readonly hosts: readonly string[] } | null>;
  suggest(text: string, signal: AbortSignal): Promise<readonly Row[]>;
  path(from: string, to: string): Promise<readonly string[] | null>;
}

/** The connection of events, as every client is given it. */
export interface Events {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const listOf = ({ edges, totalCount, pageInfo }: Events): List => ({
  rows: edges.map(({ node }) => node),
  totalCount,
  hasMore: pageInfo.hasNextPage,
});

export interface EventData {
  readonly event: { readonly name: string; readonly hosts: { readonly nodes: readonly Row[] } } | null;
}

export const detailOf = ({ event }: EventData) =>
  event && { name: event.name, hosts: event.hosts.nodes.map(({ name }) => name) };

export interface SuggestData {
  readonly suggest: readonly { readonly node: Row }[];
}

export interface PathData {
  readonly path: { readonly steps: readonly { readonly relation: string }[] } | null;
}

export const stepsOf = ({ path }: PathData) => path?.steps.map(({ relation }) => relation) ?? null;
