import type { Answer } from '../../http/respond.ts';
import { Mark } from '../../parts/mark.tsx';
import { renderPage } from '../../render.tsx';
import type { Visit } from '../../route.ts';
import { findOperation } from '../search/search.tsx';

/** Says that there is nothing at an address, why, and what has a similar name. */
export async function notFoundPage(
  asked: string,
  { ask, site }: Visit,
  why = `No entity has, or had before, the slug “${asked}”.`,
): Promise<Answer> {
  const text = wordsIn(asked);
  const near = text === '' ? [] : ((await ask(findOperation, { text, first: 8 })).data.search?.nodes ?? []);
  const html = renderPage(site, {
    title: 'Not found',
    description: 'There is no page at this address.',
    searched: text,
    content: (
      <>
        <h1>There is no page at this address</h1>
        <p>{why}</p>
        {near.length > 0 && (
          <section aria-labelledby="near-title">
            <h2 id="near-title">Did you mean one of these?</h2>
            <ul class="rows">
              {near.map(({ __typename, slug, name, caption }) => (
                <li key={slug}>
                  <span class="told">
                    <Mark type={__typename} /> <a href={`/${slug}`}>{name}</a> <span class="detail">{caption}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p>
          <a href="/">Go to the start page</a>
        </p>
      </>
    ),
  });
  return { status: 404, html };
}

/** What a slug says in words, without the kind that it begins with. */
function wordsIn(slug: string): string {
  return slug
    .slice(0, 200)
    .replace(/^(person|member|country|org|group|office|priority|place|doc|src|commitment|statement)-/, '')
    .replaceAll(/[-_/]+/g, ' ')
    .trim();
}
