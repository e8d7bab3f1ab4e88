import { readOperation } from '../../api/operation.ts';
import type { Answer } from '../../http/respond.ts';
import { meetingsTable } from '../../meetings/meetings-table.ts';
import { filterOf, parameters, type Question, readQuestion } from '../../meetings/question.ts';
import { meetingsOperation, readMeetings } from '../../meetings/read.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import type { Choices, ChoicesVariables } from './choices.answer.ts';
import { TimeContent } from './time.tsx';

export const choicesOperation = readOperation<Choices, ChoicesVariables>(new URL('./choices.graphql', import.meta.url));

/** Meetings over the years. */
export const timeRoute = routeOf({
  parameters,
  read: (address) => ({ ...readQuestion(address), kind: undefined }),
  answer,
});

async function answer(question: Question, { ask, site, vocabulary }: Visit): Promise<Answer> {
  const filter = filterOf(question);
  const read = await readMeetings(ask, filter);
  const { data: choices } = await ask(choicesOperation, {});
  const html = renderPage(site, {
    title: 'When they met',
    description: 'The meetings of the Group of Seven year by year: summits, leaders, and ministers by portfolio.',
    query: playgroundLink(meetingsOperation, { filter }),
    forms: ['csv', 'svg'],
    script: site.build.pathOf('marks.ts'),
    content: <TimeContent {...{ question, read, choices, vocabulary }} />,
  });
  return {
    status: 200,
    html,
    dataVersion: read.dataVersion,
    table: meetingsTable(read.meetings),
  };
}
