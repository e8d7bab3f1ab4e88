import { compareValues } from './naive-order.ts';
import type { Reached, StoredNode, StoredRelationship, Values } from './stored-graph.ts';

export type Direction = 'OUTGOING' | 'INCOMING' | 'ANY';

/** One relationship of an entity, as it is followed from there. */
export interface Link {
  readonly relationship: StoredRelationship;
  readonly direction: 'OUTGOING' | 'INCOMING';
  readonly other: StoredNode;
}

/** What is known of a row that Cypher of an author finds: it stands where a relationship would, and holds what its fields tell. */
export interface Known extends StoredRelationship {
  readonly nodes?: readonly StoredNode[];
  readonly steps?: readonly Link[];
  readonly ties?: readonly StoredRelationship[];
  readonly distances?: readonly number[];
  /** The relations that it was found over. */
  readonly along?: readonly string[] | null | undefined;
  /** The years of what it was found over. */
  readonly fromYear?: number | null | undefined;
  readonly toYear?: number | null | undefined;
  readonly start?: StoredNode;
  /** What was typed to find it. */
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

/** Relationships that are not followed where nothing is said. */
const asides = ['SOURCED_FROM', 'ASSESSES', 'SCORES', 'RESULT_OF', 'RESULT_FOR'];

/** The relationships of a node with other entities, over those that are named, or over all that lead along the subject. */
export function linksOf(
  node: StoredNode,
  relations: readonly string[] | null | undefined,
  direction: Direction,
): readonly Link[] {
  const isFollowed = ({ type }: StoredRelationship) => relations?.includes(type) ?? !asides.includes(type);
  const out = node.out.map((relationship): Link => ({ relationship, direction: 'OUTGOING', other: relationship.to }));
  const into = node.in.map((relationship): Link => {
    // What leads back to where it starts is followed from its start, and once.
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

/** How many relationships a node has; one that leads back to where it starts counts once. */
export const degreeOf = (node: StoredNode): number =>
  node.out.length + node.in.filter(({ from }) => from !== node).length;

const screaming = (name: string): string => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toUpperCase();

/** Whether a node is of one of some kinds; undefined where none are named. */
export function namedIn(kinds: readonly string[] | null | undefined, { labels }: StoredNode): boolean | undefined {
  return kinds ? [...labels].some((label) => kinds.includes(screaming(label))) : undefined;
}

/** What tells a relationship from every other of its type. */
export const labelOf = ({ properties }: StoredRelationship): string => String(properties['key'] ?? '');

export function compareRanks(
  one: { readonly relation: string; readonly direction: string },
  other: { readonly relation: string; readonly direction: string },
): number {
  return compareValues(one.relation, other.relation) || compareValues(one.direction, other.direction);
}
