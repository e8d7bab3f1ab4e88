import { readOperation } from '../../api/operation.ts';
import type { Answer } from '../../http/respond.ts';
import { Mark } from '../../parts/mark.tsx';
import { renderPage } from '../../render.tsx';
import type { Visit } from '../../route.ts';
import { AllKinds } from '../search/search.tsx';
import type { Near, NearVariables } from './near.answer.ts';

const nearOperation = readOperation<Near, NearVariables>(new URL('./near.graphql', import.meta.url));

type Found = NonNullable<Near['search']>['edges'][number];

/** Names to choose from, at most. */
const MOST = 8;

/** Says that there is nothing at an address, why, and what has a similar name. */
export async function notFoundPage(
  asked: string,
  { ask, site }: Visit,
  why = `Nothing in the graph has the name “${asked}” in its address, or had it before.`,
): Promise<Answer> {
  const text = wordsIn(asked);
  const found = text === '' ? [] : ((await ask(nearOperation, { text })).data.search?.edges ?? []);
  const near = found.filter((one) => isNear(text, one)).slice(0, MOST);
  const html = renderPage(site, {
    title: 'Not found',
    description: 'There is no page at this address.',
    searched: text,
    content: (
      <>
        <h1>There is no page at this address</h1>
        <p>{why}</p>
        {near.length === 0 ? (
          <AllKinds />
        ) : (
          <section aria-labelledby="near-title">
            <h2 id="near-title">Did you mean one of these?</h2>
            <ul class="rows">
              {near.map(({ node: { __typename, slug, name, caption } }) => (
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
    .replaceAll(/[-_/.]+/g, ' ')
    .trim();
}

/** Whether more than half of the words were found: the search also gives what only one of them, misspelt, may have meant. */
function isNear(text: string, { matches }: Found): boolean {
  const found = (matches ?? []).flatMap(({ text: where, words }) =>
    words.map(({ start, end }) => where.slice(start, end).toLowerCase()),
  );
  return 2 * new Set(found).size > text.split(/\s+/).length;
}
