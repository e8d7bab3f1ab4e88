import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { AskedOperation } from './api/asked.ts';
import type { Build } from './build.ts';
import { QueryPanel } from './parts/query-panel.tsx';
import { Shell, type ShellProps } from './parts/shell.tsx';

/** What is the same for all pages of a server. */
export interface Site {
  readonly build: Build;
  readonly hasPlayground: boolean;
}

/** The same, with what is known of one visit. */
export interface VisitedSite extends Site {
  readonly address: URL;
  /** What the page has asked the API, for a reader who wants to see it. */
  readonly asked: readonly AskedOperation[];
  /** Whether the page is to show what it asked. */
  readonly showsQuery: boolean;
}

export type PageProps = Omit<ShellProps, 'assets' | 'hasPlayground' | 'children' | 'address'> & {
  readonly content: ComponentChildren;
};

/** A whole page as HTML. */
export function renderPage(
  { build, hasPlayground, address, asked, showsQuery }: VisitedSite,
  { content, query, ...props }: PageProps,
): string {
  const assets = {
    style: build.pathOf('style.css'),
    icon: build.pathOf('icon.svg'),
    script: build.pathOf('page.ts'),
    imports: [...new Set([build.pathOf('page.ts'), ...(props.script ? [props.script] : [])].flatMap(build.importsOf))],
  };
  const html = renderToString(
    <Shell
      {...props}
      address={address}
      assets={assets}
      hasPlayground={hasPlayground}
      query={hasPlayground ? query : undefined}
    >
      {content}
      {showsQuery && <QueryPanel asked={asked} hasPlayground={hasPlayground} />}
    </Shell>,
  );
  return `<!doctype html>${html}`;
}
