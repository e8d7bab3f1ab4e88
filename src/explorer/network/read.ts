import type { Ask } from '../api/ask.ts';
import { readOperation } from '../api/operation.ts';
import type { Reference } from '../entity/view.ts';
import type { Direction, Relation } from '../parts/phrases.ts';
import type { Around, AroundVariables } from './around.answer.ts';
import type { More, MoreVariables } from './more.answer.ts';

export const aroundOperation = readOperation<Around, AroundVariables>(new URL('./around.graphql', import.meta.url));
export const moreOperation = readOperation<More, MoreVariables>(new URL('./more.graphql', import.meta.url));

/** Of each relation so many are drawn; the others are told as a number. */
const DRAWN = 4;

/** What a relation joins an entity to, in one direction. */
export interface Branch {
  readonly relation: Relation;
  readonly direction: Direction;
  /** How many there are. */
  readonly count: number;
  /** Those that are drawn: of all that were read, the best joined among themselves. */
  readonly drawn: readonly Reference[];
  /** How many links lead to them: somebody can hold an office twice. */
  readonly links: number;
}

export interface Surroundings {
  readonly center: Reference;
  readonly branches: readonly Branch[];
  /** Links among all that were read. */
  readonly links: readonly Link[];
  /** Whether there is more than could be read at once: then the best joined are so only among what was read. */
  readonly isCut: boolean;
}

export interface Link {
  readonly relation: Relation;
  readonly from: string;
  readonly to: string;
}

/** An entity with its surroundings; `undefined` where there is none. */
export async function readSurroundings(slug: string, ask: Ask) {
  const { data, dataVersion, errors } = await ask(aroundOperation, { slug, slugs: [slug] });
  const { entity, subgraph } = data;
  if (entity === null) return undefined;
  const links = (subgraph?.relationships ?? []).map(({ relation, from, to }) => ({
    relation,
    from: from.slug,
    to: to.slug,
  }));
  const nodes = new Map(subgraph?.nodes.map(({ node }) => [node.slug, node]));
  const degrees = new Map<string, number>();
  for (const { from, to } of links) for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  const branches: Branch[] = [];
  for (const { relation, direction, count } of entity.neighborCounts ?? []) {
    const seen = links
      .filter((link) => link.relation === relation && (direction === 'OUTGOING' ? link.from : link.to) === entity.slug)
      .map(({ from, to }) => nodes.get(direction === 'OUTGOING' ? to : from))
      .filter((node) => node !== undefined);
    const best = [...new Set(seen)]
      .sort((one, other) => degrees.get(other.slug)! - degrees.get(one.slug)! || one.slug.localeCompare(other.slug))
      .slice(0, DRAWN);
    // What the surroundings hold is cut off somewhere: a relation of which nothing is in them is asked for by itself.
    const drawn = best.length > 0 ? best : await firstOf(entity.slug, relation, direction, ask);
    const toDrawn = best.length > 0 ? seen.filter((node) => best.includes(node)).length : drawn.length;
    branches.push({ relation, direction, count, drawn, links: Math.min(count, toDrawn) });
  }
  return {
    surroundings: { center: entity, branches, links, isCut: subgraph?.hasMoreNodes ?? true },
    dataVersion,
    isPart: errors.length > 0,
  };
}

async function firstOf(
  slug: string,
  relation: Relation,
  direction: Direction,
  ask: Ask,
): Promise<readonly Reference[]> {
  const { data } = await ask(moreOperation, { slug, relation, direction, first: DRAWN });
  return data.entity?.neighbors?.edges.map(({ node }) => node) ?? [];
}
