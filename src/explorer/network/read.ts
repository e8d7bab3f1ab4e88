import type { Ask } from '../api/ask.ts';
import { readOperation } from '../api/operation.ts';
import type { Direction, Relation } from '../api/vocabulary.ts';
import type { Reference } from '../entity/view.ts';
import type { Among, AmongVariables } from './among.answer.ts';
import type { Around, AroundVariables } from './around.answer.ts';
import type { More, MoreVariables } from './more.answer.ts';

export const aroundOperation = readOperation<Around, AroundVariables>(new URL('./around.graphql', import.meta.url));
const amongOperation = readOperation<Among, AmongVariables>(new URL('./among.graphql', import.meta.url));
export const moreOperation = readOperation<More, MoreVariables>(new URL('./more.graphql', import.meta.url));

/** More than these are not drawn: the API tells the links among so many. What has no room is counted with the rest. */
const MOST_DRAWN = 200;

/** What a relation joins an entity to, in one direction. */
export interface Branch {
  readonly relation: Relation;
  readonly direction: Direction;
  /** How many links there are. */
  readonly count: number;
  /** Those that it brings into the drawing: the best joined, and those that were picked. */
  readonly drawn: readonly Reference[];
  /** How many of its links lead to what is drawn, whatever brought that in. */
  readonly links: number;
}

export interface Surroundings {
  readonly center: Reference;
  readonly branches: readonly Branch[];
}

export interface Link {
  readonly relation: Relation;
  readonly from: string;
  readonly to: string;
}

/** What is drawn: the surroundings of the entities that are opened, and every link among all that is drawn. */
export interface Network {
  readonly surroundings: readonly Surroundings[];
  readonly links: readonly Link[];
  /** How many links each entity that is drawn has, by its slug. */
  readonly linkCounts: ReadonlyMap<string, number>;
}

/** Which part of the graph is drawn. */
export interface NetworkQuestion {
  /** The slugs of the entities that are opened, the first first. */
  readonly opened: readonly string[];
  /** Slugs of others that are drawn with them. */
  readonly picked: readonly string[];
  readonly hidden: readonly string[];
  readonly relations: readonly Relation[];
  /** Only what is of these years, or of none. */
  readonly since: number | undefined;
  readonly until: number | undefined;
}

/** What is to be drawn; `undefined` where the first entity is none. */
export async function readNetwork(question: NetworkQuestion, ask: Ask) {
  const { since, until } = question;
  const along = {
    ...(question.relations.length > 0 && { relations: question.relations }),
    ...(since !== undefined && { fromYear: since }),
    ...(until !== undefined && { toYear: until }),
  };
  const hidden = new Set(question.hidden);
  const found: Surroundings[] = [];
  let isPart = false;
  for (const slug of question.opened) {
    const { data, errors } = await ask(aroundOperation, { slug, ...along });
    isPart ||= errors.length > 0;
    // What was opened and is no more is left out; without the first there is nothing to draw.
    if (data.entity === null && slug === question.opened[0]) return undefined;
    if (data.entity !== null) found.push(surroundingsIn(data, hidden));
  }
  const slugs = new Set(found.map(({ center }) => center.slug));
  for (const slug of question.picked) slugs.add(slug);
  for (const { drawn } of found.flatMap(({ branches }) => branches)) for (const { slug } of drawn) slugs.add(slug);
  const { data, dataVersion, errors } = await ask(amongOperation, {
    slugs: [...slugs].slice(0, MOST_DRAWN),
    ...along,
  });
  return {
    network: networkOf(found, question.picked, data),
    dataVersion,
    along,
    isPart: isPart || errors.length > 0,
  };
}

function surroundingsIn({ entity, subgraph }: Around, hidden: ReadonlySet<string>): Surroundings {
  const center = entity!;
  const nodes = (subgraph?.nodes ?? []).map(({ node }) => node);
  const branches = (subgraph?.counts ?? []).map(({ relation, direction, totalCount }): Branch => {
    const joined = new Set(
      (subgraph?.relationships ?? []).flatMap((link) => othersEnd(link, center.slug, relation, direction)),
    );
    // The best joined of another relation can be joined over this one, too: they are drawn once, where they are first met.
    const drawn = nodes.filter(({ slug }) => joined.has(slug) && !hidden.has(slug));
    return { relation, direction, count: totalCount, drawn, links: 0 };
  });
  return { center, branches };
}

const othersEnd = (
  { relation, from, to }: { readonly relation: Relation; readonly from: Slug; readonly to: Slug },
  slug: string,
  wanted: Relation,
  direction: Direction,
): readonly string[] => {
  const [own, other] = direction === 'OUTGOING' ? [from, to] : [to, from];
  return relation === wanted && own.slug === slug ? [other.slug] : [];
};

interface Slug {
  readonly slug: string;
}

/** Numbers and links over all that is drawn. */
function networkOf(found: readonly Surroundings[], picked: readonly string[], { subgraph }: Among): Network {
  const nodes = new Map((subgraph?.nodes ?? []).map(({ node }) => [node.slug, node]));
  const links = subgraph?.relationships ?? [];
  const included = new Map(
    (subgraph?.counts ?? []).map((count) => [
      `${count.node.slug} ${count.relation} ${count.direction}`,
      count.includedCount,
    ]),
  );
  const surroundings = found.map(({ center, branches }) => ({
    center,
    branches: branches.map((branch): Branch => {
      const joined = new Set(links.flatMap((link) => othersEnd(link, center.slug, branch.relation, branch.direction)));
      const added = picked.flatMap((slug) => (joined.has(slug) ? (nodes.get(slug) ?? []) : []));
      return {
        ...branch,
        drawn: [
          ...new Map(
            [...branch.drawn.filter(({ slug }) => nodes.has(slug)), ...added].map((one) => [one.slug, one]),
          ).values(),
        ],
        links: included.get(`${center.slug} ${branch.relation} ${branch.direction}`) ?? 0,
      };
    }),
  }));
  const linkCounts = new Map<string, number>();
  for (const { node, totalCount } of subgraph?.counts ?? [])
    linkCounts.set(node.slug, (linkCounts.get(node.slug) ?? 0) + totalCount);
  return {
    surroundings,
    linkCounts,
    links: links.map(({ relation, from, to }) => ({ relation, from: from.slug, to: to.slug })),
  };
}
