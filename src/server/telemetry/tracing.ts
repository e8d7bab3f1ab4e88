import type { IncomingMessage } from 'node:http';
import type { OperationRecord } from './operation-record.ts';

/** The trace of one statement. */
export interface StatementTrace {
  readonly end: (outcome: string, records: number) => void;
}

/** The trace of one operation. */
export interface OperationTrace {
  /** As W3C writes it, for the log. */
  readonly id: string;
  /** What the operation asks for is looked at: its plan is found or made. */
  readonly plans: () => void;
  /** The first statement is there. */
  readonly planned: () => void;
  readonly statement: (text: string) => StatementTrace;
  readonly end: (record: OperationRecord, status: number) => void;
}

/** Traces operations; undefined for one that is not sampled. */
export interface Tracing {
  readonly begin: (request: IncomingMessage, requestId: string) => OperationTrace | undefined;
  /** Sends what still waits, or gives up soon. */
  readonly close: () => Promise<void>;
}
