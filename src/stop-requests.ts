/** Ctrl-C reaches each process of the terminal, and npm hands it on: the same again within this time is no second wish. */
const SAME_REQUEST_MS = 500;
const LOOK_FOR_PARENT_MS = 500;

/**
 * Calls `stop` each time that somebody wants this process to end: by a signal (an interrupt, a request to terminate,
 * the loss of the terminal), or by ending the npm that started it, however hard.
 */
export function onStopRequest(stop: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  let last = Number.NEGATIVE_INFINITY;
  const request = () => {
    if (performance.now() - last < SAME_REQUEST_MS) return;
    last = performance.now();
    stop();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, request);
  if (environment['npm_lifecycle_event'] !== undefined) onceOrphaned(request);
}

/** No signal tells of a parent that was killed; the process then belongs to another. */
function onceOrphaned(notify: () => void): void {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    notify();
  }, LOOK_FOR_PARENT_MS);
  look.unref();
}
