import { setTimeout as pause } from 'node:timers/promises';

const TICK_MS = 5;

/** Sends so many a second for so many seconds, whatever becomes of them. Each is told its number, and when it was due. */
export async function steadily(
  rate: number,
  seconds: number,
  send: (number: number, due: number) => void,
): Promise<void> {
  const started = performance.now();
  const end = started + seconds * 1_000;
  const dueAt = (number: number) => started + (number * 1_000) / rate;
  for (let sent = 0; performance.now() < end; ) {
    for (const now = performance.now(); dueAt(sent) < now; sent += 1) send(sent, dueAt(sent));
    await pause(TICK_MS);
  }
}
