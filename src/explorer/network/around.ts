import type { Ask } from '../api/ask.ts';
import { readOperation } from '../api/operation.ts';
import type { Around, AroundVariables } from './around.answer.ts';
import { type Along, type Branch, othersEnd, type Surroundings } from './network.ts';

export const aroundOperation = readOperation<Around, AroundVariables>(new URL('./around.graphql', import.meta.url));

/** One answer of the API holds so many entities beside the one that is asked for. */
const MOST_IN_ANSWER = 199;

export interface AroundQuestion {
  readonly slug: string;
  readonly along: Along;
  /** How many of each relation are drawn, the best joined: 1 to 100. */
  readonly each: number;
  readonly hidden: ReadonlySet<string>;
}

/**
 * What an entity is joined to, of each relation the best joined. Where that is more than one answer holds, each relation
 * is asked for by itself. It is `undefined` where there is no such entity.
 */
export async function readAround(
  { slug, along, each, hidden }: AroundQuestion,
  ask: Ask,
): Promise<Surroundings | undefined> {
  const question = { slug, ...along, firstPerRelation: each };
  const { data } = await ask(aroundOperation, question);
  if (data.entity === null) return undefined;
  const counts = data.subgraph?.counts ?? [];
  const wanted = counts.reduce((sum, { totalCount }) => sum + Math.min(each, totalCount), 0);
  const isWhole = wanted <= MOST_IN_ANSWER && !data.subgraph?.hasMoreRelationships;
  if (isWhole) return surroundingsIn(data, hidden);
  const branches: Branch[] = [];
  for (const relation of new Set(counts.map((count) => count.relation))) {
    const one = await ask(aroundOperation, { ...question, relations: [relation] });
    branches.push(...surroundingsIn({ ...one.data, entity: data.entity }, hidden).branches);
  }
  return { center: data.entity, branches };
}

function surroundingsIn({ entity, subgraph }: Around, hidden: ReadonlySet<string>): Surroundings {
  const center = entity!;
  const nodes = (subgraph?.nodes ?? []).map(({ node }) => node);
  const branches = (subgraph?.counts ?? []).map(({ relation, direction, totalCount }): Branch => {
    const joined = new Set(
      (subgraph?.relationships ?? []).map((tie) => othersEnd(tie, center.slug, { relation, direction })),
    );
    // The best joined of another relation can be joined over this one, too: they are drawn once, where they are first met.
    const drawn = nodes.filter(({ slug }) => joined.has(slug) && !hidden.has(slug));
    return { relation, direction, count: totalCount, drawn, links: 0 };
  });
  return { center, branches };
}
