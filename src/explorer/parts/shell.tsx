import type { ComponentChildren } from 'preact';
import { COLOUR, DOT, dots } from './icon.ts';
import { SearchBox } from './search-box.tsx';

/** Where what belongs to every page stands. */
export interface Assets {
  readonly style: string;
  readonly icon: string;
  readonly script: string;
  /** The scripts that those of the page import: the browser asks for them before it has read who does. */
  readonly imports: readonly string[];
}

export interface ShellProps {
  readonly title: string;
  /** One sentence, for search engines and for links that others share. */
  readonly description: string;
  readonly assets: Assets;
  readonly hasPlayground: boolean;
  /** What the search box holds. */
  readonly searched?: string;
  /** The address of the same as JSON-LD. */
  readonly data?: string | undefined;
  /** The address of the playground with the operation of the page in it. */
  readonly query?: string | undefined;
  /** Another script that the page needs. */
  readonly script?: string | undefined;
  /** The forms in which what is shown can be had, beside the page. */
  readonly forms?: readonly ('csv' | 'svg')[] | undefined;
  readonly address: URL;
  readonly children: ComponentChildren;
}

/** What all pages have around their content. */
export function Shell(props: ShellProps) {
  const { title, description, assets, hasPlayground, searched = '', data, script, address, children } = props;
  const wholeTitle = title === 'Seven' ? title : `${title} – Seven`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{wholeTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content="Seven" />
        <link rel="icon" href={assets.icon} />
        <link rel="stylesheet" href={assets.style} />
        {data && <link rel="alternate" type="application/ld+json" href={data} />}
        {assets.imports.map((path) => (
          <link key={path} rel="modulepreload" href={path} />
        ))}
        <script type="module" src={assets.script} />
        {script && <script type="module" src={script} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Go to the content
        </a>
        <header class="top">
          <a class="brand" href="/">
            <svg viewBox="-12 -12 24 24" width="24" height="24" aria-hidden="true">
              <path d={dots} stroke={COLOUR} stroke-width={DOT} stroke-linecap="round" />
            </svg>{' '}
            Seven
          </a>
          <SearchBox text={searched} />
          <nav aria-label="Views">
            {views.map(({ href, name }) => (
              <a key={href} class="view-link" href={href} aria-current={href === address.pathname ? 'page' : undefined}>
                {name}
              </a>
            ))}
            {hasPlayground && (
              <a class="view-link" href="/graphql">
                Playground
              </a>
            )}
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          <Tools {...props} />
          {children}
        </main>
        <footer class="bottom">
          <span>The Group of Seven as an open knowledge graph.</span>
        </footer>
      </body>
    </html>
  );
}

/** The page in other forms, and what it asked. */
function Tools({ address, query, data, forms = [] }: ShellProps) {
  if (query === undefined && data === undefined && forms.length === 0) return null;
  const names = { csv: 'CSV', svg: 'SVG' };
  return (
    <nav class="tools" aria-label="This page">
      <a class="query-link" href={`${withParameter(address, 'show', 'query')}#query`}>
        Query
      </a>{' '}
      {query && <a href={query}>In the playground</a>}{' '}
      {forms.map((form) => (
        <a key={form} class={`${form}-link`} href={withParameter(address, 'format', form)}>
          {names[form]}
        </a>
      ))}{' '}
      {data && <a href={data}>JSON-LD</a>}
    </nav>
  );
}

function withParameter({ pathname, searchParams }: URL, name: string, value: string): string {
  const parameters = new URLSearchParams(searchParams);
  parameters.set(name, value);
  return `${pathname}?${parameters}`;
}

/** The ways to look at many things at once. */
export const views: readonly { readonly href: string; readonly name: string; readonly says: string }[] = [
  { href: '/network', name: 'Network', says: 'What a person, a meeting or a topic is linked to' },
  { href: '/path', name: 'Paths', says: 'How two people, meetings, places or topics are connected' },
  { href: '/time', name: 'Time', says: 'When they met, and on which topics, since 1973' },
  { href: '/map', name: 'Map', says: 'Where they met, year by year' },
  {
    href: '/compliance',
    name: 'Compliance',
    says: 'Who kept commitments, by year or by topic, with the number of scores behind each mean',
  },
  { href: '/met', name: 'Who met whom', says: 'Which people attended the same summits, and how many' },
];
