import { type ErrorCode, errorCodes } from '../../errors.ts';
import { measures } from '../limits/lexical-limits.ts';
import type { RequestKind, Way } from './operation-record.ts';

/**
 * What can be counted before anything was. Prometheus takes the first value of a series for where it began: what a series had
 * counted by then is no rise to it. So a series that can be foreseen is there from the start, with 0, and the first failure
 * shows.
 */

/** The statuses that answers to operations have. */
const statusesOfOperations = [200, 304, 400, 403, 413, 415, 429, 499, 500, 503, 504];
const statusesOfPages = [200, 404, 429, 499, 500, 503, 504];

export const requestsFromZero: readonly { readonly kind: RequestKind; readonly status: number }[] = [
  ...statusesOfOperations.map((status) => ({ kind: 'operation' as const, status })),
  ...statusesOfPages.map((status) => ({ kind: 'page' as const, status })),
  ...[200, 304, 404, 500].map((status) => ({ kind: 'other' as const, status })),
  ...[200, 206, 304, 404, 503].map((status) => ({ kind: 'file' as const, status })),
];

/** What an operation ends with, by the way of its answer. */
interface Ending {
  readonly way: Way;
  readonly code: ErrorCode | 'ok' | 'ABORTED';
}

/** At the door. */
const refusals: readonly Ending[] = [
  { way: 'refused', code: 'SERVICE_UNAVAILABLE' },
  { way: 'refused', code: 'RATE_LIMITED' },
];

/** Its client has gone away. */
const abandoned: Ending = { way: 'executor', code: 'ABORTED' };

/** Of an operation whose document was never executed. */
export const endingsOfUnknown: readonly Ending[] = [
  ...refusals,
  abandoned,
  ...Object.keys(errorCodes).map((code) => ({ way: 'executor' as const, code: code as ErrorCode })),
];

/** Of every other: its answers, what it had no place or no share for, and the failures of the server. */
export const endingsOfKnown: readonly Ending[] = [
  { way: 'refused', code: 'SERVICE_UNAVAILABLE' },
  abandoned,
  ...(['executor', 'direct', 'kept'] as const).map((way) => ({ way, code: 'ok' as const })),
  ...(['RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'TIMEOUT', 'INTERNAL_SERVER_ERROR'] as const).map((code) => ({
    way: 'executor' as const,
    code,
  })),
];

/** Limits that operations are refused for, with the code. */
export const refusalsFromZero: readonly { readonly code: ErrorCode; readonly limit: string }[] = [
  { code: 'SERVICE_UNAVAILABLE', limit: 'places' },
  { code: 'RATE_LIMITED', limit: 'client cost' },
  ...[...measures, 'budget', 'memory'].map((limit) => ({ code: 'LIMIT_EXCEEDED' as const, limit })),
];

/** How statements end. */
export const outcomesFromZero = ['ok', 'ABORTED', 'SERVICE_UNAVAILABLE', 'TIMEOUT', 'INTERNAL_SERVER_ERROR'] as const;
