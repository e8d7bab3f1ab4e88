import { badUserInput } from '../errors.ts';
import type { ConnectionMapping } from './mapping.ts';

type Sizes = Pick<ConnectionMapping, 'defaultPageSize' | 'maximumPageSize'>;

/** The size, the direction and the cursors of a page. */
export interface Page {
  /** Rows are taken from the end, in reversed order. */
  readonly backward: boolean;
  /** The most rows of the page. The statement reads one more if it must know whether there are others. */
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
      `'${argument}' is ${size}. A page has at most ${maximumPageSize}: read the rest in further pages, by cursor.`,
    );
  }
  return size;
}

/** Cuts the rows down to the page. They are in the order in which they were read, and can be one too many. */
export function cutPage<Row>(page: Page, rows: readonly Row[]): readonly Row[] {
  if (page.backward) return rows.slice(0, page.last).reverse();
  const head = rows.slice(0, page.first);
  return page.last === undefined ? head : head.slice(Math.max(0, head.length - page.last));
}

/** `hasNextPage` and `hasPreviousPage`. `elsewhere`: whether there is a row on the other side of the cursor. */
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

/** The cursor behind which the statement must look for rows, for the flag that the rows of the page do not tell. */
export function oppositeBoundary(page: Page): 'after' | 'before' | undefined {
  if (page.last === undefined && page.after !== undefined) return 'after';
  if (page.first === undefined && page.before !== undefined) return 'before';
  return undefined;
}

/** The flag that the rows of the page do not tell; undefined if they tell both flags. */
export function oppositeFlag(page: Page): 'hasNextPage' | 'hasPreviousPage' | undefined {
  if (oppositeBoundary(page) === undefined) return undefined;
  return page.first === undefined ? 'hasNextPage' : 'hasPreviousPage';
}
