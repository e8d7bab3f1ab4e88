import { isDeepStrictEqual } from 'node:util';

/**
 * What a page may read of its address: the parameters whose names it has declared. Another name does not compile, so the
 * names that are declared are those that count.
 */
export interface AddressWith<Name extends string> {
  readonly searchParams: {
    readonly get: (name: Name) => string | null;
    readonly getAll: (name: Name) => readonly string[];
  };
}

/** The address with those of its parameters alone that have one of these names. */
export function withParameters(url: URL, names: readonly string[]): URL {
  return withSome(
    url,
    [...url.searchParams].filter(([name]) => names.includes(name)),
  );
}

/**
 * The address without the values that change nothing of what `read` makes of it: those that make no sense, those that are
 * meant anyway, and all but the first where one counts.
 */
export function withoutIdleValues(url: URL, read: (address: AddressWith<string>) => unknown): URL {
  const question = read(url);
  let all = [...url.searchParams];
  for (const name of new Set(url.searchParams.keys())) {
    const first = all.findIndex(([one]) => one === name);
    const without = all.filter(([one]) => one !== name);
    const once = all.filter(([one], index) => one !== name || index === first);
    const asksTheSame = (some: typeof all) =>
      isDeepStrictEqual(read({ searchParams: new URLSearchParams(some) }), question);
    all = [without, once].find((some) => some.length < all.length && asksTheSame(some)) ?? all;
  }
  return withSome(url, all);
}

/** Changed at once: a URL is written anew at each change of one parameter, which takes long where there are thousands. */
function withSome(url: URL, some: [string, string][]): URL {
  if (some.length === url.searchParams.size) return url;
  const address = new URL(url);
  address.search = new URLSearchParams(some).toString();
  return address;
}
