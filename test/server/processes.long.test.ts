import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { isThere, servedBy } from './processes-of.ts';
import { apiAlone, runMain, toDatabase, untilServing } from './run-main.ts';

describeWithDatabase('many processes behind one port', (database) => {
  it('end with the first one, however hard that ends', { timeout: 90_000 }, async () => {
    const run = runMain({ ...toDatabase(database), ...apiAlone, PORT: '0', PROCESSES: '2' });
    await untilServing(run, 60_000);
    const serving = servedBy(run.child.pid!);
    expect(serving).toHaveLength(2);
    run.child.kill('SIGKILL');
    await expect.poll(() => serving.filter(isThere), { timeout: 5_000 }).toEqual([]);
  });

  it('end with the first one, where one of them hangs that is asked to stop', { timeout: 90_000 }, async () => {
    const never = { DRAIN_MS: '0', SHUTDOWN_TIMEOUT_MS: '0' };
    const run = runMain({ ...toDatabase(database), ...apiAlone, ...never, PORT: '0', PROCESSES: '2' });
    await untilServing(run, 60_000);
    const serving = servedBy(run.child.pid!);
    process.kill(serving[0]!, 'SIGSTOP');
    run.child.kill('SIGTERM');
    await expect.poll(() => isThere(serving[1]!), { timeout: 5_000 }).toBe(false);
    const began = performance.now();
    expect(await run.ended).toBe(1);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(run.errors()).toContain('Not closed within 5 s, and left: serving processes.');
    await expect.poll(() => serving.filter(isThere), { timeout: 5_000 }).toEqual([]);
  });
});
