import { readdirSync, writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** Each pass finds only threads that began during the one before, since others begin with the priority of the one that starts them. */
const MOST_PASSES = 20;

/**
 * Lowers the priority of a process that leads a session of its own, and of all that it starts from now on. `by` is what `nice`
 * adds, 1 to 19. Linux shares the processors out by session where it can (`autogroup`), and then what `nice` says counts only
 * within a session: so that of the session is lowered too. Where the system allows neither, the process stays as it is.
 */
export function giveWay(processId: number, by: number): void {
  attempt(() => setPriority(processId, by));
  attempt(() => lowerThreads(processId, by));
  attempt(() => writeFileSync(`/proc/${processId}/autogroup`, `${by}`));
}

/** Those that it has started already: on a busy machine a JVM does before it is told to give way. Linux alone counts each by itself. */
function lowerThreads(processId: number, by: number): void {
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let isLowered = false;
    for (const thread of readdirSync(`/proc/${processId}/task`)) {
      attempt(() => {
        if (getPriority(Number(thread)) >= by) return;
        setPriority(Number(thread), by);
        isLowered = true;
      });
    }
    if (!isLowered) return;
  }
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // A process that has ended tells why by itself, and a system without sessions needs nothing.
  }
}
