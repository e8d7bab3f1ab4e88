// Imported into a server that is measured, this answers the bench without keeping the process alive: see usage.ts.
process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ processorMs: (user + system) / 1_000, memoryBytes: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit(0));
