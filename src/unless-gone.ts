/** Those who wait for something, and have not gone. */
const waiting = new WeakMap<Promise<unknown>, Set<() => void>>();

/**
 * What something gives for which many may wait; undefined as soon as the signal fires. Whoever goes leaves nothing behind, whereas a
 * promise keeps all that was ever chained to it until it is settled, as `Promise.race` does. Rejects as the work does.
 */
export async function unlessGone<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result | undefined> {
  // It fires no more where it has fired.
  if (signal.aborted) return undefined;
  const others = waitingFor(work);
  await new Promise<void>((resolve) => {
    const end = () => {
      others.delete(end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    others.add(end);
    signal.addEventListener('abort', end, { once: true });
  });
  return signal.aborted ? undefined : work;
}

function waitingFor(work: Promise<unknown>): Set<() => void> {
  const known = waiting.get(work);
  if (known !== undefined) return known;
  const all = new Set<() => void>();
  waiting.set(work, all);
  const wake = () => {
    // Whoever comes from now on is woken by a set of their own.
    waiting.delete(work);
    for (const end of all) end();
  };
  work.then(wake, wake);
  return all;
}
