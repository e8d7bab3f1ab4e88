import type { Connection } from './driver.ts';

/** A Neo4j that is up: how to reach it, and how to end what was started for it. */
export interface Server {
  readonly connection: Connection;
  /** Those of the further databases that were asked for, where it can have some. */
  readonly further?: readonly Connection[] | undefined;
  /** Which way and which address, for a person to read. Holds no password. */
  readonly description: string;
  /** Aborts where Neo4j was started here, has ended and cannot be brought back; its reason says why. */
  readonly lost?: AbortSignal | undefined;
  /** Ends what was started; does nothing where Neo4j ran before. */
  stop(): Promise<void>;
}

/**
 * What a Neo4j is opened for. For tests and for measuring, a container or local Neo4j of their own is started, which
 * nothing else uses. The one for a test starts quicker, and runs slower once it is warm; that for a run of tests is between.
 */
export type Purpose = 'run' | 'test' | 'test-run' | 'measure';

export type Report = (line: string) => void;
