import { compareValues } from './naive-order.ts';
import type { Reached, StoredNode, StoredRelationship, Values } from './stored-graph.ts';

export type Direction = 'OUTGOING' | 'INCOMING' | 'ANY';

/** One relationship of an entity, seen from that entity. */
export interface Link {
  readonly relationship: StoredRelationship;
  readonly direction: 'OUTGOING' | 'INCOMING';
  readonly other: StoredNode;
}

/** The values that are known with a row of an author's Cypher. They take the place of a relationship. */
export interface Known extends StoredRelationship {
  readonly nodes?: readonly StoredNode[];
  readonly steps?: readonly Link[];
  readonly ties?: readonly StoredRelationship[];
  readonly distances?: readonly number[];
  /** The relations on the way to the row. */
  readonly along?: readonly string[] | null | undefined;
  /** The first year of the entities on the way. */
  readonly fromYear?: number | null | undefined;
  readonly toYear?: number | null | undefined;
  readonly start?: StoredNode;
  /** The search text. */
  readonly typed?: string;
}

/** A row that Cypher of an author finds. */
export interface FoundRow extends Reached {
  readonly relationship: Known;
}

type Parts = Omit<Known, keyof StoredRelationship>;

export function foundRow(node: StoredNode, type: string, properties: Values, parts: Parts = {}): FoundRow {
  return { node, relationship: { type, properties, from: node, to: node, ...parts } };
}

/** Relationship types that are not followed by default. */
const asides = ['SOURCED_FROM', 'ASSESSES', 'SCORES', 'RESULT_OF', 'RESULT_FOR'];

/** The relationships of a node with other entities, of the given types, or by default of all types but `asides`. */
export function linksOf(
  node: StoredNode,
  relations: readonly string[] | null | undefined,
  direction: Direction,
): readonly Link[] {
  const isFollowed = ({ type }: StoredRelationship) => relations?.includes(type) ?? !asides.includes(type);
  const out = node.out.map((relationship): Link => ({ relationship, direction: 'OUTGOING', other: relationship.to }));
  const into = node.in.map((relationship): Link => {
    // A relationship from a node to itself counts once, from its start.
    const isLoop = relationship.from === node;
    return { relationship, direction: isLoop ? 'OUTGOING' : 'INCOMING', other: relationship.from };
  });
  const links = {
    OUTGOING: out,
    INCOMING: into,
    ANY: [...out, ...into.filter(({ other }) => other !== node)],
  }[direction];
  return links.filter(({ relationship, other }) => isFollowed(relationship) && other.labels.has('Entity'));
}

/** The number of relationships of a node. A relationship to itself counts once. */
export const degreeOf = (node: StoredNode): number =>
  node.out.length + node.in.filter(({ from }) => from !== node).length;

const screaming = (name: string): string => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toUpperCase();

/** Whether a node has one of some kinds; undefined if no kinds are given. */
export function namedIn(kinds: readonly string[] | null | undefined, { labels }: StoredNode): boolean | undefined {
  return kinds ? [...labels].some((label) => kinds.includes(screaming(label))) : undefined;
}

/** The key of a relationship. */
export const labelOf = ({ properties }: StoredRelationship): string => String(properties['key'] ?? '');

export function compareRanks(
  one: { readonly relation: string; readonly direction: string },
  other: { readonly relation: string; readonly direction: string },
): number {
  return compareValues(one.relation, other.relation) || compareValues(one.direction, other.direction);
}
