import { readOperation } from '../../api/operation.ts';
import { citationsFor } from '../../entity/sources.ts';
import type { Answer } from '../../http/respond.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import { kindOperation } from '../entity-route.tsx';
import { notFoundPage } from '../not-found/not-found.tsx';
import type { Met, MetVariables } from './met.answer.ts';
import { MetContent, type OpenCell } from './met.tsx';
import type { MetAt, MetAtVariables } from './met-at.answer.ts';
import { findNamed } from './named.ts';
import { parameters, type Question, readQuestion } from './question.ts';
import { attendeesOf, metBy, together } from './together.ts';

export const metOperation = readOperation<Met, MetVariables>(new URL('./met.graphql', import.meta.url));
const metAt = readOperation<MetAt, MetAtVariables>(new URL('./met-at.graphql', import.meta.url));

/** So many people are shown against each other, and so many that one of them met. */
const MOST = 25;
const MOST_OF_ONE = 20;

/** Who met whom: people by people, by the number of summits that both attended. */
export const metRoute = routeOf({ parameters, read: readQuestion, answer });

async function answer(asked: Question, visit: Visit): Promise<Answer> {
  const { ask, site } = visit;
  const { question, unknown } = await findNamed(asked, ask);
  const { data, dataVersion, errors } = await ask(metOperation, {});
  const all = attendeesOf(data);
  const who = question.who === undefined ? undefined : all.find(({ person }) => person.slug === question.who);
  if (question.who !== undefined && who === undefined) return nobodyMet(question.who, visit);
  const cell = await readCell(question, visit);
  const most = all.slice(0, MOST);
  const met = who && metBy(who, all);
  const isPart = errors.length > 0 || data.events === null;
  const html = renderPage(site, {
    title: who ? `Whom ${who.person.name} met` : 'Who met whom',
    description: 'Who was at the same summits of the Group of Seven, and at how many.',
    query: playgroundLink(metOperation, {}),
    forms: ['csv'],
    content: (
      <MetContent
        question={question}
        unknown={unknown}
        summits={data.events?.totalCount ?? 0}
        attendees={all.length}
        most={most}
        who={who && { attendee: who, met: met!.slice(0, MOST_OF_ONE), all: met!.length }}
        nameOf={(slug) => all.find(({ person }) => person.slug === slug)?.person.name}
        cell={cell}
        isPart={isPart}
      />
    ),
  });
  const rows = who
    ? met!.map(({ other, count }) => [who.person, other.person, count] as const)
    : most.flatMap((one, index) =>
        most.slice(index + 1).map((other) => [one.person, other.person, together(one, other)] as const),
      );
  return {
    status: 200,
    html,
    dataVersion,
    table: {
      columns: ['person', 'personName', 'other', 'otherName', 'summits'],
      rows: rows.map(([one, other, count]) => [one.slug, one.name, other.slug, other.name, count]),
    },
  };
}

/** Somebody who is recorded at no summit, or nobody at all. */
async function nobodyMet(slug: string, visit: Visit): Promise<Answer> {
  const { entity } = (await visit.ask(kindOperation, { slug })).data;
  if (entity === null) return notFoundPage(slug, visit);
  const html = renderPage(visit.site, {
    title: `Whom ${entity.name} met`,
    description: `${entity.name} is recorded at no summit.`,
    content: (
      <div class="view">
        <h1>Whom {entity.name} met</h1>
        <p class="description">
          <a href={`/${entity.slug}`}>{entity.name}</a> is recorded at no summit that was held.
        </p>
        <p>
          <a href="/met">Those who attended most summits</a>
        </p>
      </div>
    ),
  });
  return { status: 200, html };
}

async function readCell({ who, of, and }: Question, { ask }: Visit): Promise<OpenCell | undefined> {
  const one = of ?? who;
  if (one === undefined || and === undefined) return undefined;
  const { data } = await ask(metAt, { one, other: and });
  const meetings = data.events?.nodes ?? [];
  const cited = meetings.flatMap(({ participants }) =>
    (participants?.edges ?? []).flatMap(({ roles }) => roles.flatMap(({ sources }) => sources)),
  );
  return { meetings, citations: await citationsFor([], cited, ask) };
}
