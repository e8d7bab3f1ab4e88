import { badUserInput } from '../errors.ts';
import type { ConnectionMapping } from './mapping.ts';

type Sizes = Pick<ConnectionMapping, 'defaultPageSize' | 'maximumPageSize'>;

/** The rows that a page keeps between its cursors, and whether it must be known if there are more. */
export interface Page {
  /** Rows are taken from the end, in reversed order. */
  readonly backward: boolean;
  /** The number of rows that answer the page: one more tells whether there are others. */
  readonly size: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly after: string | undefined;
  readonly before: string | undefined;
}

/**
 * The page that `first`, `last`, `after` and `before` describe by the rules of the Relay specification. Null counts as absent. An
 * empty `after` is the start of the list, an empty `before` its end. Throws `BAD_USER_INPUT` for a size that is negative or
 * exceeds the maximum.
 */
export function pageOf(mapping: Sizes, args: Readonly<Record<string, unknown>>): Page {
  const isGiven = (argument: string) => args[argument] !== undefined && args[argument] !== null;
  const after = (args['after'] || undefined) as string | undefined;
  const before = (args['before'] || undefined) as string | undefined;
  let first = sizeOf('first', args, mapping);
  let last = sizeOf('last', args, mapping);
  if (first === undefined && last === undefined) {
    if (isGiven('before') && !isGiven('after')) last = mapping.defaultPageSize;
    else first = mapping.defaultPageSize;
  }
  return { backward: first === undefined, size: Math.max(first ?? 0, last ?? 0), first, last, after, before };
}

function sizeOf(
  argument: 'first' | 'last',
  args: Readonly<Record<string, unknown>>,
  { maximumPageSize }: Sizes,
): number | undefined {
  const size = (args[argument] ?? undefined) as number | undefined;
  if (size === undefined) return undefined;
  if (size < 0) throw badUserInput(`'${argument}' is ${size}. It must be zero or more.`);
  if (size > maximumPageSize) {
    throw badUserInput(
      `'${argument}' is ${size}. A page holds at most ${maximumPageSize}: ask for the rest by cursor.`,
    );
  }
  return size;
}

/** Cuts the rows that were read, which are in reading order and may hold one too many, down to the page. */
export function cutPage<Row>(page: Page, rows: readonly Row[]): readonly Row[] {
  if (page.backward) return rows.slice(0, page.last).reverse();
  const head = rows.slice(0, page.first);
  return page.last === undefined ? head : head.slice(Math.max(0, head.length - page.last));
}

/** `hasNextPage` and `hasPreviousPage`; `elsewhere` tells whether a row lies behind the cursor on the other side. */
export function pageFlags(
  page: Pick<Page, 'first' | 'last'>,
  read: number,
  elsewhere: boolean,
): { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean } {
  return {
    hasNextPage: page.first === undefined ? elsewhere : read > page.first,
    hasPreviousPage: page.last === undefined ? elsewhere : read > page.last,
  };
}

/** The cursor beyond which rows must be looked for to answer the flag that the page itself cannot answer. */
export function oppositeBoundary(page: Page): 'after' | 'before' | undefined {
  if (page.last === undefined && page.after !== undefined) return 'after';
  if (page.first === undefined && page.before !== undefined) return 'before';
  return undefined;
}

/** The page flag that `oppositeBoundary` answers; undefined where the page itself answers both. */
export function oppositeFlag(page: Page): 'hasNextPage' | 'hasPreviousPage' | undefined {
  if (oppositeBoundary(page) === undefined) return undefined;
  return page.first === undefined ? 'hasNextPage' : 'hasPreviousPage';
}
