/** What a process has taken so far. */
export interface Usage {
  /** Of the processors, in milliseconds. */
  readonly processorMs: number;
  /** Of memory now, in bytes. */
  readonly memoryBytes: number;
}

export const askUsage = 'usage';

// Imported into a server that is measured, this answers the bench without keeping the process alive.
process.on('message', (message) => {
  if (message !== askUsage) return;
  const { user, system } = process.cpuUsage();
  process.send?.({ processorMs: (user + system) / 1_000, memoryBytes: process.memoryUsage.rss() } satisfies Usage);
});
process.on('disconnect', () => process.exit(0));
