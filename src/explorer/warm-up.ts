import type { FetchHere } from '../server/server.ts';
import { askThrough } from './api/ask.ts';
import { entityPages } from './pages/entity-pages.ts';
import { homeOperation } from './pages/home/home.tsx';
import { findOperation } from './pages/search/search.tsx';

/**
 * Runs every operation of the pages once, one after the other, so that no reader waits for the planning of its
 * statements, which takes longer than all that comes after. Ends when the server stops; what fails is no loss.
 */
export async function warmUp(fetchHere: FetchHere, signal: AbortSignal): Promise<void> {
  const ask = askThrough((body, headers) =>
    fetchHere(new Request('http://explorer.invalid/graphql', { method: 'POST', body, headers, signal }), {}),
  );
  const asking = [
    () => ask(homeOperation, {}),
    () => ask(findOperation, { text: 'Kananaskis' }),
    ...entityPages.map(
      ({ operation }) =>
        () =>
          ask(operation, { slug: 'summit-2025-kananaskis' }),
    ),
  ];
  for (const one of asking) {
    if (signal.aborted) return;
    await one().catch(() => {});
  }
}
