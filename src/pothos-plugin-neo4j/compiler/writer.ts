import type { GraphQLResolveInfo } from 'graphql';
import type { Reader } from './reader.ts';
import type { RequestValues } from './request-values.ts';
import type { PositionalRecord } from './statement.ts';

/** The operation that is answered, for resolvers of authors. */
export interface WrittenOperation
  extends Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'rootValue' | 'operation' | 'variableValues'> {
  readonly context: object;
}

/** One answer while it is written. */
export interface Writing {
  readonly request: RequestValues;
  readonly operation: WrittenOperation;
  /** The size of the answer so far, by the measure of `answer-size.ts`. */
  size: number;
  /** The most that it may hold. */
  readonly limit: number;
}

/**
 * Writes one value of the answer as JSON, out of a row of positions; `null` where there is none. Throws where only the
 * executor can answer.
 */
export type Writer = (row: PositionalRecord, writing: Writing) => string;

/** How one value of the answer comes out of a row: read for resolvers, or written. Both say the same. */
export interface Output {
  readonly read: Reader;
  /** Undefined for values without fields, which the object around them writes, and where only resolvers can answer. */
  readonly write: Writer | undefined;
}

/** Fills one place of an object. */
export interface Filler extends Output {
  readonly key: string;
}
