import type { Operation } from './operation.ts';

/** A statement that answered an operation, as the API explains it. */
export interface ExplainedStatement {
  readonly statement: string;
  readonly browser: string;
  readonly rows: number;
  readonly milliseconds: number;
}

/** An operation that a page asked. */
export interface AskedOperation {
  readonly operation: Operation<unknown, never>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Absent where the API was not asked for them, or does not tell them. */
  readonly statements: readonly ExplainedStatement[] | undefined;
  /** The version of the data that answered it. */
  readonly dataVersion: string | undefined;
  /** Whether all of it was answered. */
  readonly isWhole: boolean;
}
