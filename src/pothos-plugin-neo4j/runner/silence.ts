import type { Driver } from 'neo4j-driver';
import type { SessionSource } from './sessions.ts';

/** A server that still answers ends a statement within this time. */
const SILENCE_MS = 3_000;

/** Reports a driver whose session does not close in time. */
export async function watchForSilence(
  sessions: SessionSource,
  driver: Driver | undefined,
  closed: Promise<unknown>,
): Promise<void> {
  const silence = setTimeout(() => driver && sessions.noteSilence?.(driver), SILENCE_MS).unref();
  await closed;
  clearTimeout(silence);
}
