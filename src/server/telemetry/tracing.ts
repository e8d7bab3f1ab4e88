import type { IncomingMessage } from 'node:http';
import type { OperationTrace } from './operation-record.ts';

/** Traces operations; undefined for one that is not sampled. */
export interface Tracing {
  readonly begin: (request: IncomingMessage, requestId: string) => OperationTrace | undefined;
  /** Sends what still waits, or gives up soon. */
  readonly close: () => Promise<void>;
}
