import { setTimeout as pause } from 'node:timers/promises';
import { processorSeconds } from './process-figures.ts';
import type { Stage } from './scene.ts';

const LOOK_MS = 500;
const LONGEST_MS = 120_000;
/** Of one processor. */
const QUIET_PART = 0.1;

/**
 * Resolves once the server and the database have had nothing to do for a second. A server that nobody asks runs what it expects to be
 * asked, and the JVM compiles new code meanwhile and throws away old: in pauses between measurements that would slow down what follows.
 */
export async function untilQuiet({ serverId, databaseProcess }: Stage): Promise<void> {
  const used = async () => (await processorSeconds(serverId)) + (await processorSeconds(databaseProcess?.() ?? 0));
  const end = performance.now() + LONGEST_MS;
  let before = await used();
  for (let quiet = 0; quiet < 2 && performance.now() < end; ) {
    await pause(LOOK_MS);
    const now = await used();
    quiet = now - before < (QUIET_PART * LOOK_MS) / 1_000 ? quiet + 1 : 0;
    before = now;
  }
}
