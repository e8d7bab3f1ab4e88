import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { openDatabase } from '../../src/database/open.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { Sessions } from '../../src/pothos-plugin-neo4j/runner/sessions.ts';
import { type Member, type RoutingTable, startMember } from '../support/bolt-router.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

const RUN = 0x10;
const BEGIN = 0x11;

describeWithDatabase('several servers behind neo4j://', (database) => {
  let one: Member;
  let other: Member;
  let table: RoutingTable;
  let sessions: Sessions;
  let driver: ReturnType<typeof createDriver>;

  beforeEach(async () => {
    const { uri } = database.connection;
    [one, other] = [await startMember(uri, () => table), await startMember(uri, () => table)];
    const all = [one.address, other.address];
    table = { routers: all, readers: all, writers: [one.address] };
    const { password } = database.connection;
    const environment = { NEO4J_URI: `neo4j://${one.address}`, NEO4J_PASSWORD: password };
    const opened = await openDatabase({ environment, purpose: 'run', report: () => {} });
    await opened.close();
    const { connection } = opened;
    sessions = new Sessions((otherServers) => createDriver(connection, { otherServers }), { leaveMs: 100 });
    driver = createDriver(connection);
  });
  afterEach(async () => {
    await Promise.all([sessions.close(), driver.close()]);
    await Promise.all([one.cut(), other.cut()]);
  });

  const ask = () =>
    createRunner(sessions, { database: 'neo4j', timeoutMs: 10_000 })({ text: 'RETURN 1', parameters: {} });
  const askMany = async (times: number) => {
    for (let time = 0; time < times; time += 1) expect(await ask()).toEqual([[1]]);
  };
  /** What changes nothing, as a load without a change. */
  const write = async () => {
    const session = driver.session({ defaultAccessMode: 'WRITE', database: 'neo4j' });
    try {
      const transaction = await session.beginTransaction();
      await transaction.run('RETURN 1');
      await transaction.commit();
    } finally {
      await session.close();
    }
  };

  it('share the reading', async () => {
    await askMany(10);
    expect(one.asked(RUN)).toBeGreaterThan(2);
    expect(other.asked(RUN)).toBeGreaterThan(2);
  });

  it('can be lost one by one, and come back, without an error for anybody who reads', async () => {
    await askMany(4);
    await other.cut();
    await askMany(4);
    await other.restore();
    // The routes are good for a second.
    const before = other.asked(RUN);
    await expect
      .poll(async () => (await askMany(2)) ?? other.asked(RUN), { timeout: 10_000, interval: 200 })
      .toBeGreaterThan(before);
    // The one that the address names.
    await one.cut();
    await askMany(4);
    await other.cut();
    await expect(ask()).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
    await one.restore();
    await expect.poll(() => ask().catch(() => []), { timeout: 10_000 }).toEqual([[1]]);
  });

  it('have what writes go to the leader, and to the next one when that is lost', async () => {
    const opening = one.asked(BEGIN);
    await write();
    expect([one.asked(BEGIN), other.asked(BEGIN)]).toEqual([opening + 1, 0]);
    await one.cut();
    await expect(write()).rejects.toMatchObject({ code: expect.stringMatching(/SessionExpired|ServiceUnavailable/) });
    table = { routers: [other.address], readers: [other.address], writers: [other.address] };
    await expect
      .poll(
        () =>
          write().then(
            () => other.asked(BEGIN),
            () => 0,
          ),
        { timeout: 10_000 },
      )
      .toBe(1);
  });

  it('are found by way of one another where connections to the one of the address have gone silent', async () => {
    await askMany(4);
    await one.cut();
    sessions.noteSilence(sessions.current);
    await askMany(2);
  });
});
