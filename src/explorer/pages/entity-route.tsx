import { readOperation } from '../api/operation.ts';
import { EntityArticle } from '../entity/entity-article.tsx';
import type { AnswerOfEntity, EntityPage } from '../entity/page.ts';
import { citationsOf } from '../entity/sources.ts';
import { tableOf } from '../entity/table.ts';
import type { Answer } from '../http/respond.ts';
import type { AddressWith } from '../parameters.ts';
import { playgroundLink } from '../parts/playground-link.ts';
import { renderPage } from '../render.tsx';
import { routeOf, type Visit } from '../route.ts';
import { entityPages } from './entity-pages.ts';
import type { Kind, KindVariables } from './kind.answer.ts';
import { notFoundPage } from './not-found/not-found.tsx';

export const kindOperation = readOperation<Kind, KindVariables>(new URL('./kind.graphql', import.meta.url));

/** The variables of all operations that are cursors of lists: parameters of the same names hold them. */
const parameters: readonly string[] = [
  ...new Set(
    entityPages.flatMap(({ operation }) => [...operation.text.matchAll(/\$(\w+)\s*:/g)].map(([, name]) => name!)),
  ),
].filter((name) => name !== 'slug');

type Cursors = Readonly<Record<string, string>>;

/** The page of the entity whose slug is the path. A slug that it had before leads to the one it has now. */
export const entityRoute = routeOf({ parameters, read: readCursors, answer });

async function answer(cursors: Cursors, visit: Visit): Promise<Answer> {
  const slug = visit.site.address.pathname.slice(1);
  const [prefix = ''] = slug.split('-');
  const guessed = entityPages.find(({ prefixes }) => prefixes.includes(prefix));
  const answer = guessed && (await pageOf(slug, guessed, cursors, visit));
  if (answer) return answer;
  const { entity } = (await visit.ask(kindOperation, { slug })).data;
  if (entity === null) return notFoundPage(slug, visit);
  const page = entityPages.find(({ types }) => types.includes(entity.__typename))!;
  return (await pageOf(slug, page, cursors, visit)) ?? notFoundPage(slug, visit);
}

/** `undefined` where there is no such entity, or one of another type. */
async function pageOf(
  slug: string,
  page: EntityPage<AnswerOfEntity>,
  cursors: Cursors,
  { ask, site, vocabulary }: Visit,
): Promise<Answer | undefined> {
  const variables = { ...cursors, slug };
  const { data, dataVersion } = await ask(page.operation, variables);
  const head = data.entity;
  if (head === null) return undefined;
  if (head.slug !== slug) return movedTo(`/${head.slug}${site.address.search}`);
  const view = page.view(data, vocabulary);
  if (view === undefined) return undefined;
  const citations = await citationsOf(head, view, ask);
  const html = renderPage(site, {
    title: head.name,
    description: head.description ?? head.caption,
    data: `/${slug}?format=json-ld`,
    query: playgroundLink(page.operation, variables),
    forms: ['csv'],
    content: <EntityArticle head={head} view={view} citations={citations} address={site.address} />,
  });
  return { status: 200, html, dataVersion, table: tableOf(view) };
}

/** The cursors of lists that are shown further on. What is no list of the operation, it does not read. */
function readCursors({ searchParams }: AddressWith<string>): Cursors {
  return Object.fromEntries(
    parameters.flatMap((name) => {
      const cursor = searchParams.get(name);
      return cursor === null ? [] : [[name, cursor] as const];
    }),
  );
}

function movedTo(location: string): Answer {
  return { status: 301, html: '', headers: { location } };
}
