import { defaultLimits } from '../../src/server/limits/limits.ts';
import type { ServerSettings } from '../../src/server/server.ts';
import type { Log } from '../../src/server/telemetry/log.ts';

/** What an operator gets who sets nothing, in development. */
export const settings: ServerSettings = {
  corsOrigins: '*',
  bodyLimitBytes: 100_000,
  answerLimitBytes: 3_000_000,
  queryTimeoutMs: 10_000,
  keptAnswersBytes: 10_000_000,
  limits: defaultLimits,
  explain: true,
  playground: true,
  introspection: true,
};

/** A log that keeps what is written, for a test to look at. */
export function keepingLog(): Log & { readonly entries: string[] } {
  const entries: string[] = [];
  const write = (level: string) => (message: string, details?: object | (() => object)) => {
    const told = typeof details === 'function' ? details() : details;
    entries.push(
      `${level} ${message} ${JSON.stringify(told, (_, value) => (value instanceof Error ? value.message : value))}`,
    );
  };
  return { entries, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
