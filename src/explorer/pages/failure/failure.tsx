import { ApiFailure } from '../../api/ask.ts';
import type { Answer } from '../../http/respond.ts';
import { renderPage, type VisitedSite } from '../../render.tsx';

/** What the API says is for those who wrote the operation; nobody who reads a page can ask for less. */
function messageOf(error: unknown, status: number): string {
  if (status === 504) return 'The answer took too long and was stopped. The server may be busy.';
  return error instanceof ApiFailure ? error.message : 'Something went wrong on the server.';
}

/** Says why a page could not be made, and when to try again. */
export function failurePage(error: unknown, site: VisitedSite): Answer {
  const status = error instanceof ApiFailure && error.status >= 400 ? error.status : 500;
  const isBusy = status === 503;
  const message = messageOf(error, status);
  const html = renderPage(site, {
    title: 'This page is not available right now',
    description: 'The page is not available right now.',
    content: (
      <>
        <h1>This page is not available right now</h1>
        <p role="alert">{message}</p>
        {status !== 429 && (
          <p>
            <a href={`${site.address.pathname}${site.address.search}`}>Try again</a>
            {/* Where nothing can be read now, the start page cannot be shown either. */}
            {isBusy ? (
              ' in a few seconds.'
            ) : (
              <>
                , or <a href="/">go to the start page</a>.
              </>
            )}
          </p>
        )}
      </>
    ),
  });
  return { status, html, headers: isBusy ? { 'retry-after': '1' } : {} };
}
