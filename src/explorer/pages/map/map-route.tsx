import type { Answer } from '../../http/respond.ts';
import { meetingsTable } from '../../meetings/meetings-table.ts';
import { filterOf, parameters, type Question, readQuestion } from '../../meetings/question.ts';
import { meetingsOperation, readMeetings } from '../../meetings/read.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import { MapContent } from './map.tsx';

/** The map of meetings. */
export const mapRoute = routeOf({
  parameters,
  read: (address) => ({ ...readQuestion(address), member: undefined, priority: undefined }),
  answer,
});

async function answer(question: Question, { ask, site }: Visit): Promise<Answer> {
  const filter = filterOf(question);
  const read = await readMeetings(ask, filter);
  const html = renderPage(site, {
    title: 'Where they met',
    description: 'The places where the Group of Seven met, on a map, from 1973 on.',
    query: playgroundLink(meetingsOperation, { filter }),
    forms: ['csv', 'svg'],
    script: site.build.pathOf('marks.ts'),
    content: <MapContent question={question} read={read} lastYear={new Date().getFullYear()} />,
  });
  return {
    status: 200,
    html,
    dataVersion: read.dataVersion,
    table: meetingsTable(read.meetings),
  };
}
