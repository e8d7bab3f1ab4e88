import type { Driver } from 'neo4j-driver';
import type { SessionSource } from './sessions.ts';

/** A server that is there ends a statement within this time once it is asked to. */
const SILENCE_MS = 3_000;

/** Tells of a driver whose session does not come to the end of its closing. */
export async function watchForSilence(
  sessions: SessionSource,
  driver: Driver | undefined,
  closed: Promise<unknown>,
): Promise<void> {
  const silence = setTimeout(() => driver && sessions.noteSilence?.(driver), SILENCE_MS).unref();
  await closed;
  clearTimeout(silence);
}
