import type { Answer } from '../../http/respond.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import { HomeContent, homeOperation } from './home.tsx';

/** The page at `/`. */
export const homeRoute = routeOf({ parameters: [], read: () => undefined, answer });

async function answer(_question: undefined, { ask, site }: Visit): Promise<Answer> {
  const { data, dataVersion } = await ask(homeOperation, {});
  const html = renderPage(site, {
    title: 'Seven',
    description:
      'The Group of Seven as an open knowledge graph: who met, where and on what, and the source of every fact.',
    query: playgroundLink(homeOperation, {}),
    content: <HomeContent {...data} />,
  });
  return { status: 200, html, dataVersion };
}
