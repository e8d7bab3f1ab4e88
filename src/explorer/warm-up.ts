import type { FetchHere } from '../server/fetch-here.ts';
import type { Calm } from '../server/warm-up.ts';
import { askThrough } from './api/ask.ts';
import { entityPages } from './pages/entity-pages.ts';

/** One of each view: what it asks is the same for every address, but for values. */
const views = [
  '/',
  '/search?q=Kananaskis',
  '/time',
  '/map',
  '/compliance',
  '/compliance?by=area',
  '/compliance?by=priority',
  '/met',
  '/network?from=summit-2025-kananaskis',
  '/network?from=summit-2025-kananaskis&since=2024',
  '/path?from=priority-migrant-smuggling&to=summit-2025-kananaskis',
  '/no-such-page',
];

/**
 * Asks for every view, and runs every operation of the pages of entities once, one after the other, each in a calm, so that
 * no reader waits for the planning of their statements, which takes longer than all that comes after. Ends when the server
 * stops; what fails is no loss.
 */
export async function warmUpPages(fetchHere: FetchHere, calm: Calm, signal: AbortSignal): Promise<void> {
  const open = async (address: string) => {
    const request = new Request(`http://explorer.invalid${address}`, { headers: { accept: 'text/html' }, signal });
    await (await fetchHere(request, {})).text();
  };
  const ask = askThrough((body, headers) =>
    fetchHere(new Request('http://explorer.invalid/graphql', { method: 'POST', body, headers, signal }), {}),
  );
  const asking = [
    ...views.map((address) => () => open(address)),
    ...entityPages.map(
      ({ operation }) =>
        () =>
          ask(operation, { slug: 'summit-2025-kananaskis' }),
    ),
  ];
  for (const one of asking) {
    await calm();
    if (signal.aborted) return;
    await one().catch(() => {});
  }
}
