import type { Answer } from '../../http/respond.ts';
import { kinds } from '../../parts/kinds.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import { listOperation } from './list.ts';
import {
  type Found,
  findOperation,
  parameters,
  type Question,
  readQuestion,
  SearchContent,
  titleOf,
} from './search.tsx';

interface Asked {
  readonly found: Found | null;
  readonly dataVersion: string | undefined;
  readonly query: string;
}

/** The search page: what a text finds, or all entities of a kind where there is no text. */
export const searchRoute = routeOf({ parameters, read: readQuestion, answer });

async function answer(question: Question, visit: Visit): Promise<Answer> {
  const asked = await answerTo(question, visit);
  const html = renderPage(visit.site, {
    title: titleOf(question),
    description: 'People, meetings, places, priorities, commitments and documents of the Group of Seven.',
    searched: question.text,
    query: asked?.query,
    forms: asked?.found ? ['csv'] : [],
    content: <SearchContent question={question} found={asked?.found} />,
  });
  return {
    status: 200,
    html,
    dataVersion: asked?.found ? asked.dataVersion : undefined,
    table: {
      columns: ['slug', 'name', 'kind', 'caption'],
      rows: (asked?.found?.nodes ?? []).map(({ slug, name, __typename, caption }) => [
        slug,
        name,
        kinds[__typename].value,
        caption,
      ]),
    },
  };
}

async function answerTo({ text, type, after }: Question, { ask }: Visit): Promise<Asked | undefined> {
  if (text !== '') {
    const variables = { text, ...(type && { types: [kinds[type].value] }), ...(after && { after }) };
    const { data, dataVersion } = await ask(findOperation, variables);
    const query = playgroundLink(findOperation, variables);
    const counts = data.all?.countBy?.flatMap(({ key, count }) => (key === null ? [] : [[key, count] as const]));
    const found = data.search && {
      ...pageOf(data.search),
      kinds: counts && new Map(counts),
      allCount: data.all?.totalCount,
    };
    return { found, dataVersion, query };
  }
  if (type === undefined) return undefined;
  const operation = listOperation(type);
  const { data, dataVersion } = await ask(operation, { after });
  return { found: data.list && pageOf(data.list), dataVersion, query: playgroundLink(operation, { after }) };
}

interface Connection extends Omit<Found, 'next'> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const pageOf = ({ totalCount, nodes, pageInfo }: Connection): Found => ({
  totalCount,
  nodes,
  next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});
