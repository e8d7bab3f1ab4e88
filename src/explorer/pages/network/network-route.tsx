import type { Answer, Table } from '../../http/respond.ts';
import { aroundOperation } from '../../network/around.ts';
import type { Network } from '../../network/network.ts';
import { addressOf, anyRelation, parameters, type Question, readQuestion } from '../../network/question.ts';
import { readNetwork } from '../../network/read.ts';
import { sceneOf } from '../../network/scene.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import { notFoundPage } from '../not-found/not-found.tsx';
import { endOf } from '../path/end.ts';
import { MOST_IN_SVG, place } from './drawing-of.tsx';
import { NetworkContent } from './network.tsx';
import { NetworkStart } from './network-start.tsx';

interface Asked {
  /** Its relations are any words: what a relation is, the API says. */
  readonly drawn: Question;
  /** What came with a name that somebody typed: the slug of what was picked, or nothing. */
  readonly typed: string | null;
}

/** What an entity is joined to. */
export const networkRoute = routeOf({
  parameters: [...parameters, 'fromSlug'],
  read: (address): Asked => ({
    drawn: readQuestion(address, anyRelation),
    typed: address.searchParams.get('fromSlug'),
  }),
  answer,
});

async function answer({ drawn, typed }: Asked, visit: Visit): Promise<Answer> {
  const { ask, site, vocabulary, inTurns } = visit;
  const question = { ...drawn, relations: drawn.relations.filter((text) => vocabulary.isRelation(text)) };
  if (typed !== null && question.from !== '') {
    const { found } = await endOf(question.from, typed, ask);
    if (found) return { status: 303, html: '', headers: { location: addressOf({ ...question, from: found.slug }) } };
  }
  if (question.from === '' || typed !== null) {
    const html = renderPage(site, {
      title: 'Network',
      description: 'What a person, a meeting, a place or a topic is joined to.',
      content: <NetworkStart text={question.from} />,
    });
    return { status: 200, html };
  }
  const { from, open, with: picked, hide: hidden, relations, since, until, each } = question;
  const read = await readNetwork({ opened: [from, ...open], picked, hidden, relations, since, until, each }, ask);
  if (read === undefined) return notFoundPage(from, visit);
  const { network, dataVersion } = read;
  const { center } = network.surroundings[0]!;
  const scene = sceneOf(network.surroundings, network.links, vocabulary);
  const placed = await place(scene, question, inTurns);
  const isOnCanvas = scene.marks.length > MOST_IN_SVG;
  const html = renderPage(site, {
    title: `${center.name}: network`,
    description: `What ${center.name} is joined to.`,
    query: playgroundLink(aroundOperation, { slug: center.slug, ...read.along }),
    // What a browser lays out it can save as well; without one there is no drawing.
    forms: isOnCanvas ? ['csv'] : ['csv', 'svg'],
    script: site.build.pathOf('network.ts'),
    content: (
      <NetworkContent
        {...{ question, network, scene, placed, vocabulary, dataVersion }}
        worker={site.build.pathOf('canvas-worker.ts')}
      />
    ),
  });
  return { status: 200, html, dataVersion, table: linksTable(network) };
}

const linksTable = ({ links }: Network): Table => ({
  columns: ['from', 'relation', 'to'],
  rows: links.map(({ from, relation, to }) => [from, relation, to]),
});
