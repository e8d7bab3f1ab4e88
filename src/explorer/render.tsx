import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Build } from './build.ts';
import { Shell, type ShellProps } from './parts/shell.tsx';

/** What is the same for all pages of a server. */
export interface Site {
  readonly build: Build;
  readonly hasPlayground: boolean;
}

export type PageProps = Omit<ShellProps, 'assets' | 'hasPlayground' | 'children'> & {
  readonly content: ComponentChildren;
};

/** A whole page as HTML. */
export function renderPage({ build, hasPlayground }: Site, { content, query, ...props }: PageProps): string {
  const assets = {
    style: build.pathOf('style.css'),
    icon: build.pathOf('icon.svg'),
    script: build.pathOf('page.ts'),
  };
  const html = renderToString(
    <Shell {...props} assets={assets} hasPlayground={hasPlayground} query={hasPlayground ? query : undefined}>
      {content}
    </Shell>,
  );
  return `<!doctype html>${html}`;
}
