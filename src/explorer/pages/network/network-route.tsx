import type { Answer } from '../../http/respond.ts';
import type { Surroundings } from '../../network/read.ts';
import { aroundOperation, readSurroundings } from '../../network/read.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import type { Visit } from '../../route.ts';
import { notFoundPage } from '../not-found/not-found.tsx';
import { NetworkContent } from './network.tsx';
import { NetworkStart } from './network-start.tsx';
import { readQuestion } from './question.ts';

/** What an entity is joined to. */
export async function networkRoute(visit: Visit): Promise<Answer> {
  const { url, ask, site } = visit;
  const question = readQuestion(url);
  if (question.from === '') {
    const html = renderPage(site, {
      title: 'Network',
      description: 'What a person, a meeting, a place or a topic is joined to.',
      content: <NetworkStart />,
    });
    return { status: 200, html };
  }
  const found: Surroundings[] = [];
  let dataVersion: string | undefined;
  let isPart = false;
  for (const slug of [question.from, ...question.open]) {
    const read = await readSurroundings(slug, ask);
    // What was opened and is no more is left out; without the first there is nothing to draw.
    if (read === undefined) continue;
    found.push(read.surroundings);
    dataVersion = read.dataVersion;
    isPart ||= read.isPart;
  }
  const [first] = found;
  if (first === undefined) return notFoundPage(question.from, visit);
  const html = renderPage(site, {
    title: `${first.center.name}: network`,
    description: `What ${first.center.name} is joined to.`,
    query: playgroundLink(aroundOperation, { slug: first.center.slug, slugs: [first.center.slug] }),
    script: site.build.pathOf('marks.ts'),
    content: <NetworkContent question={question} surroundings={found} />,
  });
  return { status: 200, html, dataVersion: isPart ? undefined : dataVersion };
}
