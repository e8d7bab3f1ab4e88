import type { GraphQLSchema } from 'graphql';
import type { Random } from './random.ts';
import type { StoredGraph, StoredNode } from './stored-graph.ts';

/** An operation as a client sends it. */
export interface Operation {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field up to its selection set, as it was written: written again with other selections, the two must merge. */
export interface Head {
  readonly text: string;
  readonly type: string;
  readonly place: Place;
}

/** Where in an operation something is written. */
export interface Place {
  /** How many levels of nodes may still follow. */
  readonly levels: number;
  /** How many rows the pages around it can hold at most. */
  readonly rows: number;
  /** How many fragments stand around it within one selection set. */
  readonly nesting: number;
  /** One of the nodes that will be found there, so that what is asked of it can have an answer. */
  readonly node: StoredNode | undefined;
}

export interface WrittenFragment {
  readonly name: string;
  readonly type: string;
  readonly place: Place;
  readonly matches: number;
}

/** An operation while it is being written, and what may still be spent on it. */
export interface Draft {
  readonly random: Random;
  readonly schema: GraphQLSchema;
  readonly graph: StoredGraph;
  /** Relations and lists that may still be asked for: planning time grows with them. */
  matches: number;
  /** Selections that may still be written. */
  selections: number;
  /** Names made so far, to make further ones. */
  names: number;
  readonly variables: {
    readonly definition: string;
    readonly name: string;
    readonly type: string;
    readonly value: unknown;
  }[];
  readonly fragments: string[];
  /** Fragments that are whole, so that spreading them makes no cycle. */
  readonly whole: WrittenFragment[];
}

/** Rows of one root field at most; the naive execution visits them one by one. */
export const maximumRows = 2_000;

export const newName = (draft: Draft, prefix: string): string => `${prefix}${draft.names++}`;
