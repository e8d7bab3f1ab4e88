import { entityPages } from './pages/entity-pages.ts';

const meetings = ['from', 'to', 'year', 'kind', 'member', 'priority'];

/** What the pages at addresses of their own read of these. */
const byPath: ReadonlyMap<string, readonly string[]> = new Map([
  ['/', []],
  ['/search', ['q', 'kind', 'after']],
  ['/time', meetings],
  ['/map', meetings],
  ['/compliance', ['by', 'area', 'member', 'at', 'after']],
  ['/met', ['who', 'and', 'of']],
  ['/path', ['from', 'to', 'fromSlug', 'toSlug', 'avoid']],
  ['/network', ['from', 'fromSlug', 'open', 'with', 'hide', 'relations', 'since', 'until', 'each', 'large', 'pin']],
  ['/neighbors', ['of', 'relation', 'direction', 'after', 'network']],
]);

/** The cursors of lists on pages of entities. */
const cursors: readonly string[] = [
  ...new Set(
    entityPages.flatMap(({ operation }) => [...operation.text.matchAll(/\$(\w+)\s*:/g)].map(([, name]) => name!)),
  ),
].filter((name) => name !== 'slug');

/**
 * The address with those of its parameters that its page reads: whatever else somebody adds, the page is the same, and need
 * not be made again. `show` and `format`, which change only how it is given, are no part of its question.
 */
export function knownAddress(url: URL): URL {
  const known = byPath.get(url.pathname) ?? cursors;
  const address = new URL(url);
  for (const name of new Set(url.searchParams.keys())) if (!known.includes(name)) address.searchParams.delete(name);
  return address;
}
