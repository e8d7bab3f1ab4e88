import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { createRunner, type StatementLog } from '../../src/database/run.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

/** A wire between driver and database that can be cut. */
interface Wire {
  readonly uri: string;
  /** Ends every connection as a crash would; new ones are let through again, or not. */
  cut(options: { readonly closeDoor: boolean }): Promise<void>;
  /** Lets nothing through any more, while connections stay open. */
  hang(): void;
}

async function wireTo(uri: string): Promise<Wire & { end(): Promise<void> }> {
  const { hostname, port } = new URL(uri);
  const sockets = new Set<Socket>();
  let isHanging = false;
  const server: Server = createServer((near) => {
    const far = dial(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => isHanging || to.write(data));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const closeDoor = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    uri: `bolt://127.0.0.1:${(server.address() as { port: number }).port}`,
    cut: async (options) => {
      const closed = options.closeDoor ? closeDoor() : undefined;
      cut();
      await closed;
    },
    hang: () => {
      isHanging = true;
    },
    end: async () => {
      const closed = closeDoor();
      cut();
      await closed;
    },
  };
}

describeWithDatabase('a statement whose connection fails', (database) => {
  let wire: Awaited<ReturnType<typeof wireTo>>;
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

  it('is refused as unavailable once the driver is closed', async () => {
    await driver.close();
    await expect(ask('RETURN 1')).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
  });
});
