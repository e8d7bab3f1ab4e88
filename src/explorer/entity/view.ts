import type { ComponentChildren } from 'preact';
import type { EntityType } from '../parts/kinds.ts';

/** What every page can show of an entity, as the fragment `Reference` asks for it. */
export interface Reference {
  readonly __typename: EntityType;
  readonly slug: string;
  readonly name: string;
  readonly caption: string;
}

export interface Cited {
  readonly slug: string;
}

/** One thing that is told: an entity or a text, what is told of it, and the sources that say so. */
export interface Row {
  /** In front: whom a participant represents, or a year. */
  readonly lead?: string | Reference | undefined;
  readonly entity?: Reference | undefined;
  readonly text?: string | undefined;
  readonly detail?: string | undefined;
  /** A sentence beneath. */
  readonly note?: string | null | undefined;
  readonly sources?: readonly Cited[] | undefined;
}

export interface Fact {
  readonly term: string;
  readonly rows: readonly Row[];
}

/** A list on the page of an entity. */
export interface Section {
  /** Also the variable of the operation that holds the cursor, and the name in the address. */
  readonly id: string;
  readonly title: string;
  readonly total: number;
  readonly rows: readonly Row[];
  /** Where the list goes on. */
  readonly next: string | null;
  /** What is not known, or how to read the list. */
  readonly hint?: string | undefined;
  /** A drawing of the same, above the list. */
  readonly figure?: ComponentChildren;
  /** A view that tells more of the same. */
  readonly further?: { readonly href: string; readonly name: string } | undefined;
  /** Whether the API could not answer it. */
  readonly failed?: boolean;
}

export interface EntityView {
  readonly facts: readonly Fact[];
  /** A drawing beside the facts. */
  readonly figure?: ComponentChildren;
  readonly sections: readonly Section[];
}

interface Connection<Edge> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly Edge[];
}

interface Edge {
  readonly node: Reference;
  readonly sources?: readonly Cited[];
}

/** A list of what a connection holds. There is no section where it holds nothing, unless a hint says why. */
export function section<One extends Edge>(
  id: string,
  title: string,
  connection: Connection<One> | null,
  options: {
    readonly row?: (edge: One) => Row;
    readonly hint?: string | undefined;
    readonly figure?: ComponentChildren;
    readonly sort?: (edges: readonly One[]) => readonly One[];
  } = {},
): readonly Section[] {
  if (connection === null) return [{ id, title, total: 0, rows: [], next: null, failed: true }];
  const { totalCount: total, pageInfo, edges } = connection;
  const { row, hint, figure, sort = (given) => given } = options;
  if (total === 0 && hint === undefined) return [];
  const rows = sort(edges).map((edge) => ({ entity: edge.node, sources: edge.sources, ...row?.(edge) }));
  return [{ id, title, total, rows, next: pageInfo.hasNextPage ? pageInfo.endCursor : null, hint, figure }];
}

/** A fact, where anything is known of it. */
export function fact(
  term: string,
  ...rows: readonly (Row | Reference | string | number | null | undefined)[]
): readonly Fact[] {
  const known = rows.flatMap((row): readonly Row[] => {
    if (row === null || row === undefined || row === '') return [];
    if (typeof row === 'string' || typeof row === 'number') return [{ text: String(row) }];
    return ['__typename' in row ? { entity: row, detail: undefined } : row];
  });
  return known.length === 0 ? [] : [{ term, rows: known }];
}
