import neo4j from 'neo4j-driver';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { createRunner, type StatementLog } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { Sessions } from '../../src/pothos-plugin-neo4j/runner/sessions.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { type Wire, wireTo } from '../support/wire.ts';

describeWithDatabase('a statement whose connection fails', (database) => {
  let wire: Wire;
  let driver: ReturnType<typeof createDriver>;
  const logged: StatementLog[] = [];
  const ask = (text: string, timeoutMs = 10_000) =>
    createRunner(driver, { database: undefined, timeoutMs, log: (entry) => logged.push(entry) })(
      { text, parameters: {} },
      { operationName: text },
    );
  const runs = async (text: string) => {
    const { records } = await database.driver.executeQuery(
      'SHOW TRANSACTIONS YIELD metaData WHERE metaData.operation = $text RETURN 1',
      { text },
    );
    return records.length > 0;
  };

  beforeEach(async () => {
    wire = await wireTo(database.connection.uri);
    driver = createDriver({ ...database.connection, uri: wire.uri }, { poolSize: 2 });
    await ask('RETURN 1');
    logged.splice(0);
  });
  afterEach(async () => {
    await wire.end();
    await driver.close();
  });

  const SLOW = 'UNWIND range(1, 8000000) AS a RETURN count(sin(a))';

  it('is run once more when the connection breaks under it', async () => {
    const answer = ask(SLOW);
    await expect.poll(() => runs(SLOW), { interval: 10 }).toBe(true);
    await wire.cut({ closeDoor: false });
    expect(await answer).toEqual([[8_000_000]]);
    expect(logged).toMatchObject([{ attempts: 2, outcome: 'ok' }]);
  });

  it('is refused as unavailable when the database stays away', async () => {
    const answer = ask(SLOW);
    const outcome = expect(answer).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
    await expect.poll(() => runs(SLOW), { interval: 10 }).toBe(true);
    await wire.cut({ closeDoor: true });
    await outcome;
    expect(logged).toMatchObject([{ attempts: 2, outcome: 'ServiceUnavailable' }]);
    await expect(ask('RETURN 1')).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
  });

  it('ends in time when the database hangs', async () => {
    wire.hang();
    const started = performance.now();
    await expect(ask('RETURN 1', 500)).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('is refused as unavailable, or in time, when statements that hang hold all connections', async () => {
    await driver.close();
    const { user, password } = database.connection;
    // As the driver of the product, but for the time.
    driver = neo4j.driver(wire.uri, neo4j.auth.basic(user, password), {
      maxConnectionPoolSize: 2,
      connectionAcquisitionTimeout: 500,
    });
    await Promise.all([ask('RETURN 1'), ask('RETURN 2')]);
    wire.hang();
    const started = performance.now();
    const refusals = await Promise.allSettled([2_500, 2_500, 2_500, 100].map((limitMs) => ask('RETURN 3', limitMs)));
    expect(performance.now() - started).toBeLessThan(3_500);
    expect(refusals.map((refusal) => refusal.status === 'rejected' && refusal.reason.extensions?.code)).toEqual([
      'TIMEOUT',
      'TIMEOUT',
      'SERVICE_UNAVAILABLE',
      'TIMEOUT',
    ]);
  });

  it('runs on new connections once those that are held have gone without a word', async () => {
    const noted: string[] = [];
    const make = () => createDriver({ ...database.connection, uri: wire.uri }, { poolSize: 2 });
    const sessions = new Sessions(make, { leaveMs: 100, onSilence: () => noted.push('silence') });
    const run = createRunner(sessions, { database: undefined, timeoutMs: 500 });
    const askBoth = () => Promise.allSettled([1, 2].map(() => run({ text: 'RETURN 1', parameters: {} })));
    const timeout = { status: 'rejected', reason: { extensions: { code: 'TIMEOUT' } } };
    await askBoth();
    wire.vanish();
    expect(await askBoth()).toMatchObject([timeout, timeout]);
    await expect.poll(askBoth, { timeout: 8_000 }).toMatchObject([{ value: [[1]] }, { value: [[1]] }]);
    expect(noted).toEqual(['silence']);
    const started = performance.now();
    await sessions.close();
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('is refused as unavailable once the driver is closed', async () => {
    await driver.close();
    await expect(ask('RETURN 1')).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
  });
});
