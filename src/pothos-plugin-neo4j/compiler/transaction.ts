import type { RunStatement } from './statement.ts';

/** A record of a statement of the author. */
export interface WrittenRecord<Row extends object> {
  get<Name extends keyof Row>(name: Name): Row[Name];
  toObject(): Row;
}

/** The result of such a statement: a part of the driver's result type. */
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

/** A transaction in which a resolver writes, and in which the answer can be read. */
export interface WriteTransaction {
  /** Runs a statement of the author. The parameters are values that the driver accepts. */
  run<Row extends object = Record<string, unknown>>(
    query: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): PromiseLike<WrittenResult<Row>>;
  /** Runs a compiled statement. */
  readonly read: RunStatement;
}

/** The result of a committed transaction. */
export interface Committed<Result> {
  readonly value: Result;
  /** Runs a read statement that sees the committed data. */
  readonly run: RunStatement;
}

/** Does some work in one transaction and commits it. After a transient failure, the whole work is done again. */
export type RunTransaction = <Result>(
  work: (transaction: WriteTransaction) => Promise<Result>,
) => Promise<Committed<Result>>;
