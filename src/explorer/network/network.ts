import type { Direction, Relation } from '../api/vocabulary.ts';
import type { Reference } from '../entity/view.ts';

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
  /** Whether links among what is not opened are left out, as there are too many to ask for. */
  readonly lacksLinks: boolean;
}

/** The years and relations that are asked for, as variables of operations. */
export interface Along {
  readonly relations?: readonly Relation[];
  readonly fromYear?: number;
  readonly toYear?: number;
}

interface Slug {
  readonly slug: string;
}

/** A relationship as the API tells it. */
export interface Tie {
  readonly relation: Relation;
  readonly from: Slug;
  readonly to: Slug;
}

/** What a relationship joins an entity to by a relation, if it does. */
export function othersEnd(
  { relation, from, to }: Tie,
  slug: string,
  branch: Pick<Branch, 'relation' | 'direction'>,
): string | undefined {
  const [own, other] = branch.direction === 'OUTGOING' ? [from, to] : [to, from];
  return relation === branch.relation && own.slug === slug ? other.slug : undefined;
}
