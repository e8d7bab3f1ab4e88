import type { GraphQLSchema } from 'graphql';
import type { Random } from './random.ts';
import type { StoredGraph, StoredNode } from './stored-graph.ts';

/** An operation as a client sends it. */
export interface Operation {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field without its selection set, as it was written. The same text with other selections must merge with it. */
export interface Head {
  readonly text: string;
  readonly type: string;
  readonly place: Place;
}

/** A place in an operation that is written. */
export interface Place {
  /** How many further levels of nodes are allowed. */
  readonly levels: number;
  /** The most rows that the pages around it can have. */
  readonly rows: number;
  /** The number of fragments around it within one selection set. */
  readonly nesting: number;
  /** One of the nodes at this place, so that arguments and fragments can fit it. */
  readonly node: StoredNode | undefined;
}

export interface WrittenFragment {
  readonly name: string;
  readonly type: string;
  readonly place: Place;
  readonly matches: number;
}

/** An operation while it is written, and its remaining limits. */
export interface Draft {
  readonly random: Random;
  readonly schema: GraphQLSchema;
  readonly graph: StoredGraph;
  /** How many further relations and lists are allowed, since planning time grows with them. */
  matches: number;
  /** How many further selections are allowed. */
  selections: number;
  /** The number of names so far, for the next name. */
  names: number;
  readonly variables: {
    readonly definition: string;
    readonly name: string;
    readonly type: string;
    readonly value: unknown;
  }[];
  readonly fragments: string[];
  /** Finished fragments. Spreading them makes no cycle. */
  readonly whole: WrittenFragment[];
}

/** The most rows of one root field, since the naive execution visits each. */
export const maximumRows = 2_000;

export const newName = (draft: Draft, prefix: string): string => `${prefix}${draft.names++}`;
