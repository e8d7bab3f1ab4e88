import type { IncomingMessage } from 'node:http';
import type { OperationTrace } from './operation-record.ts';

/** Traces operations; undefined for one that is not sampled. */
export interface Tracing {
  readonly begin: (request: IncomingMessage, requestId: string) => OperationTrace | undefined;
  /** Sends what still waits, or gives up soon. */
  readonly close: () => Promise<void>;
}

/** Which operations are traced, as the specification of OpenTelemetry names it. */
export const samplerNames = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export type SamplerName = (typeof samplerNames)[number];
