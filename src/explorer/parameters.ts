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
  const address = new URL(url);
  for (const name of new Set(url.searchParams.keys())) if (!names.includes(name)) address.searchParams.delete(name);
  return address;
}
