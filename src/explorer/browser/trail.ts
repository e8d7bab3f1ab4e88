interface HistoryEntry {
  readonly url: string | null;
  readonly index: number;
}

interface Navigation {
  readonly currentEntry: HistoryEntry | null;
  readonly entries: () => readonly HistoryEntry[];
}

const SHOWN = 5;
/** The names of statements are whole sentences. */
const LONGEST = 60;
const slug = /^\/([a-z0-9]+(?:-[a-z0-9]+)+)$/;

/**
 * The last things that were looked at in this tab, to find one's way back. The browser's own history knows them; nothing is
 * kept by the page. Where a browser does not tell its history, there is no trail.
 */
export function showTrail(): void {
  const { navigation } = window as { readonly navigation?: Navigation };
  const place = document.querySelector('.bottom');
  if (!navigation?.currentEntry || !place) return;
  const { index } = navigation.currentEntry;
  const before = navigation
    .entries()
    .filter((entry) => entry.index < index)
    .flatMap(({ url }) => (url === null ? [] : (slug.exec(new URL(url).pathname)?.[1] ?? [])))
    .reverse();
  const here = slug.exec(location.pathname)?.[1];
  const slugs = [...new Set(before)].filter((one) => one !== here).slice(0, SHOWN);
  if (slugs.length > 0) void show(slugs, place);
}

const names = 'query Trail($slugs: [String!]!) { subgraph(slugs: $slugs, depth: 0) { nodes { node { slug name } } } }';

interface Named {
  readonly slug: string;
  readonly name: string;
}

async function show(slugs: readonly string[], place: Element): Promise<void> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: names, variables: { slugs } }),
    });
    const { data } = (await response.json()) as {
      readonly data?: { readonly subgraph: { readonly nodes: readonly { readonly node: Named }[] } | null };
    };
    const found = new Map(data?.subgraph?.nodes.map(({ node }) => [node.slug, node]));
    const ordered = slugs.flatMap((one) => found.get(one) ?? []);
    if (ordered.length > 0) place.before(navOf(ordered));
  } catch {
    // The page is complete without it.
  }
}

function navOf(found: readonly Named[]): HTMLElement {
  const nav = document.createElement('nav');
  nav.className = 'trail';
  nav.setAttribute('aria-label', 'Looked at before');
  nav.append('Looked at before: ');
  for (const [index, { slug: to, name }] of found.entries()) {
    const link = document.createElement('a');
    link.href = `/${to}`;
    link.textContent = name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;
    link.title = name;
    nav.append(...(index > 0 ? [' · '] : []), link);
  }
  return nav;
}
