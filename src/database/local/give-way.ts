import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Lowers the priority of a process that leads a session of its own, and of all that it starts from now on. `by` is what `nice`
 * adds, 1 to 19. Linux shares the processors out by session where it can (`autogroup`), and then what `nice` says counts only
 * within a session: so that of the session is lowered too. Where the system allows neither, the process stays as it is.
 */
export function giveWay(processId: number, by: number): void {
  attempt(() => setPriority(processId, by));
  attempt(() => writeFileSync(`/proc/${processId}/autogroup`, `${by}`));
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // A process that has ended tells why by itself, and a system without sessions needs nothing.
  }
}
