/**
 * Has the process outlive a promise that rejects and that nobody waits for; Node.js would end it, with all requests of others. What the
 * promise was about has failed by itself. `tell` is given the reason. An exception that nobody catches ends the process as ever: it may have
 * left something half done.
 */
export function outliveStrayFailures(tell: (reason: unknown) => void): void {
  process.on('unhandledRejection', tell);
}
