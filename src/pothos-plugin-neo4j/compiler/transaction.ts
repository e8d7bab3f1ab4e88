import type { RunStatement } from './statement.ts';

/** A record of a statement that the author of a schema wrote. */
export interface WrittenRecord<Row extends object> {
  get<Name extends keyof Row>(name: Name): Row[Name];
  toObject(): Row;
}

/** The result of such a statement: a part of the results of the driver. */
export interface WrittenResult<Row extends object> {
  readonly records: readonly WrittenRecord<Row>[];
  readonly summary: { readonly counters: { updates(): WriteCounts } };
}

export interface WriteCounts {
  readonly nodesCreated: number;
  readonly nodesDeleted: number;
  readonly relationshipsCreated: number;
  readonly relationshipsDeleted: number;
  readonly propertiesSet: number;
}

/** A transaction in which a resolver writes, and in which what it answers can be read. */
export interface WriteTransaction {
  /** Runs a statement of the author's, whose values are parameters as the driver takes them. */
  run<Row extends object = Record<string, unknown>>(
    query: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): PromiseLike<WrittenResult<Row>>;
  /** Runs a compiled statement. */
  readonly read: RunStatement;
}

/** The result of a transaction that is committed. */
export interface Committed<Result> {
  readonly value: Result;
  /** Runs a read statement that sees the committed data. */
  readonly run: RunStatement;
}

/** Does some work in one transaction and commits it. The work is done again from its beginning where that can help. */
export type RunTransaction = <Result>(
  work: (transaction: WriteTransaction) => Promise<Result>,
) => Promise<Committed<Result>>;
