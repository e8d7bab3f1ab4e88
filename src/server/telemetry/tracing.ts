import type { IncomingMessage } from 'node:http';
import type { OperationRecord } from './operation-record.ts';

/** The trace of one statement. */
export interface StatementTrace {
  end(outcome: string, records: number): void;
}

/** The trace of one operation. */
export interface OperationTrace {
  /** What the operation asks for is compiled to statements, unless a plan is kept. */
  plans(): void;
  /** The first statement is there. */
  planned(): void;
  statement(text: string): StatementTrace;
  end(record: OperationRecord, status: number): void;
}

export interface Tracing {
  begin(request: IncomingMessage, requestId: string): OperationTrace | undefined;
}
