import type { GraphQLResolveInfo } from 'graphql';
import type { Reader } from './reader.ts';
import type { RequestValues } from './request-values.ts';
import type { PositionalRecord } from './statement.ts';

/** The operation, for the resolve info of resolvers of authors. */
export interface WrittenOperation
  extends Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'rootValue' | 'operation' | 'variableValues'> {
  readonly context: object;
}

/** The state of an answer that is being written. */
export interface Writing {
  readonly request: RequestValues;
  readonly operation: WrittenOperation;
  /** The size of the answer so far, as in `answer-size.ts`. */
  size: number;
  /** The largest size that is allowed. */
  readonly limit: number;
}

/**
 * Writes one value of the answer as JSON, from a row of a record. The text is `null` if there is no value. Throws if only the
 * executor can answer.
 */
export type Writer = (row: PositionalRecord, writing: Writing) => string;

/** One value of the answer: how it is read from a row for resolvers, and how it is written as JSON. Both give the same value. */
export interface Output {
  readonly read: Reader;
  /** Undefined for leaf values, which the object around them writes, and if only resolvers can answer. */
  readonly write: Writer | undefined;
}

/** Fills one slot or property of an object. */
export interface Filler extends Output {
  readonly key: string;
}
