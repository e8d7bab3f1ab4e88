import { ApiFailure, type Ask } from '../../api/ask.ts';
import { readOperation } from '../../api/operation.ts';
import type { Answer } from '../../http/respond.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import { endOf } from './end.ts';
import { PathContent } from './path.tsx';
import { parameters, type Question, readQuestion } from './question.ts';
import type { Ways, WaysVariables } from './ways.answer.ts';

export const waysOperation = readOperation<Ways, WaysVariables>(new URL('./ways.graphql', import.meta.url));

/** The ways between two entities. */
export const pathRoute = routeOf({ parameters, read: readQuestion, answer });

async function answer(question: Question, { ask, site, vocabulary }: Visit): Promise<Answer> {
  const from = await endOf(question.from, question.fromSlug, ask);
  const to = await endOf(question.to, question.toSlug, ask);
  const { avoid } = question;
  const variables = from.found &&
    to.found && { from: from.found.slug, to: to.found.slug, ...(avoid.length > 0 && { avoid }) };
  const asked = variables && (await waysFor(variables, ask));
  const html = renderPage(site, {
    title: from.found && to.found ? `From ${from.found.name} to ${to.found.name}` : 'How are two things connected?',
    description:
      'The shortest paths between two people, meetings, places or topics of the Group of Seven, with their sources.',
    query: variables && playgroundLink(waysOperation, variables),
    forms: asked?.ways ? ['csv'] : [],
    content: <PathContent {...{ question, from, to, vocabulary }} ways={asked?.ways} refusal={asked?.refusal} />,
  });
  return {
    status: 200,
    html,
    dataVersion: asked?.refusal === undefined ? asked?.dataVersion : undefined,
    table: {
      columns: ['way', 'step', 'from', 'relation', 'direction', 'to', 'sources'],
      rows: (asked?.ways ?? []).flatMap(({ nodes, steps }, way) =>
        steps.map(({ relation, direction, sources }, step) => [
          way + 1,
          step + 1,
          nodes[step]!.slug,
          relation,
          direction,
          nodes[step + 1]!.slug,
          sources.map(({ slug }) => slug).join(' '),
        ]),
      ),
    },
  };
}

/** Ways can be too much to ask for: then the page says why, and nothing else of it fails. */
async function waysFor(variables: WaysVariables, ask: Ask) {
  try {
    const { data, dataVersion, errors } = await ask(waysOperation, variables);
    return { ways: data.paths, dataVersion, refusal: errors[0]?.message };
  } catch (error) {
    if (!(error instanceof ApiFailure) || [429, 503].includes(error.status)) throw error;
    return { ways: null, dataVersion: undefined, refusal: error.message };
  }
}
