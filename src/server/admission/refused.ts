import type { ErrorCode } from '../../errors.ts';

/** Why a request is refused before anything of it is read, or without an answer of the server. */
export interface Refusal {
  readonly status: 429 | 500 | 503;
  readonly code: ErrorCode;
  /** As it is counted. */
  readonly limit: string;
  readonly message: string;
  /** In seconds; undefined where coming back does not help. */
  readonly retryAfter?: number;
  /** What stands beside the code. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}
