import { readOperation } from '../api/operation.ts';
import type { Answer } from '../http/respond.ts';
import { entityPages } from '../pages/entity-pages.ts';
import { notFoundPage } from '../pages/not-found/not-found.tsx';
import { playgroundLink } from '../parts/playground-link.ts';
import { renderPage } from '../render.tsx';
import type { Visit } from '../route.ts';
import { EntityArticle } from './entity-article.tsx';
import type { Kind, KindVariables } from './kind.answer.ts';
import type { AnswerOfEntity, EntityPage } from './page.ts';
import { citationsOf } from './sources.ts';
import { tableOf } from './table.ts';

export const kindOperation = readOperation<Kind, KindVariables>(new URL('./kind.graphql', import.meta.url));

/** The page of the entity with a slug. A slug that it had before leads to the one it has now. */
export async function entityRoute(slug: string, visit: Visit): Promise<Answer> {
  const [prefix = ''] = slug.split('-');
  const guessed = entityPages.find(({ prefixes }) => prefixes.includes(prefix));
  const answer = guessed && (await pageOf(slug, guessed, visit));
  if (answer) return answer;
  const { entity } = (await visit.ask(kindOperation, { slug })).data;
  if (entity === null) return notFoundPage(slug, visit);
  const page = entityPages.find(({ types }) => types.includes(entity.__typename))!;
  return (await pageOf(slug, page, visit)) ?? notFoundPage(slug, visit);
}

/** `undefined` where there is no such entity, or one of another type. */
async function pageOf(
  slug: string,
  page: EntityPage<AnswerOfEntity>,
  { url, ask, site, vocabulary }: Visit,
): Promise<Answer | undefined> {
  const variables = { ...cursorsIn(url), slug };
  const { data, dataVersion, errors } = await ask(page.operation, variables);
  const head = data.entity;
  if (head === null) return undefined;
  if (head.slug !== slug) return movedTo(`/${head.slug}${url.search}`);
  const view = page.view(data, vocabulary);
  if (view === undefined) return undefined;
  const citations = await citationsOf(head, view, ask);
  const html = renderPage(site, {
    title: head.name,
    description: head.description ?? head.caption,
    data: `/${slug}?format=json-ld`,
    query: playgroundLink(page.operation, variables),
    forms: ['csv'],
    content: <EntityArticle head={head} view={view} citations={citations} address={url} />,
  });
  return { status: 200, html, dataVersion: errors.length > 0 ? undefined : dataVersion, table: tableOf(view) };
}

/** The cursors of lists that are shown further on. What is no list of the operation, it does not read. */
function cursorsIn({ searchParams }: URL): Readonly<Record<string, string>> {
  return Object.fromEntries(searchParams);
}

function movedTo(location: string): Answer {
  return { status: 301, html: '', headers: { location } };
}
