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
  const starter = starterIn(environment);
  if (starter !== undefined) onceOrphaned(starter, request);
}

/**
 * The npm that started this process. It may be gone by now, killed while the program was built: the script `start` has noted its id
 * first of all.
 */
function starterIn(environment: NodeJS.ProcessEnv): number | undefined {
  const { NPM_PROCESS_ID: noted, npm_lifecycle_event: script } = environment;
  if (noted) return Number(noted);
  return script === undefined ? undefined : process.ppid;
}

/** No signal tells of a parent that was killed; the process then belongs to another. */
function onceOrphaned(parent: number, notify: () => void): void {
  if (process.ppid !== parent) {
    notify();
    return;
  }
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    notify();
  }, LOOK_FOR_PARENT_MS);
  look.unref();
}
