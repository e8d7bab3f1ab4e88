import { connect, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { wireTo } from '../support/wire.ts';
import { childrenOf } from './processes-of.ts';
import { apiAlone, node, npm, runMain, toDatabase, untilServing } from './run-main.ts';

describe('the program', () => {
  it('says what is wrong with its configuration, and no more', async () => {
    const { ended, errors, output } = runMain({ PORT: 'http', MAX_DEPTH: '0' });
    expect(await ended).toBe(1);
    expect(errors()).toBe(
      "PORT is 'http', but must be a whole number from 0 to 65535.\nMAX_DEPTH is '0', but must be a whole number from 1 to 90.\n",
    );
    expect(output()).toBe('');
  });

  it.runIf(process.platform === 'linux')(
    'does not start with too few files for everything beside its clients',
    async () => {
      const { ended, errors } = runMain({}, ['sh', '-c', `ulimit -n 256; exec ${node.join(' ')}`]);
      expect(await ended).toBe(1);
      expect(errors()).toMatch(
        /^This process may open 256 files, and needs 576: .*ulimit -n 576.*LimitNOFILE=576.*\n$/,
      );
    },
  );

  it.each(['1', '2'])(
    'misses its list of operations before it looks for a database, with PROCESSES=%s',
    async (processes) => {
      const address = { NEO4J_URI: 'bolt://127.0.0.1:1', PROCESSES: processes };
      const { ended, errors } = runMain({ ...address, PERSISTED_OPERATIONS: '/nowhere/list.json' });
      expect(await ended).toBe(1);
      expect(errors()).toMatch(/^PERSISTED_OPERATIONS names \/nowhere\/list\.json, which cannot be used: ENOENT.*\n$/);
    },
  );
});

describeWithDatabase('the program, with a database', (database) => {
  it.each([
    ['node', 'SIGINT', node, 0],
    ['npm', 'SIGTERM', npm, 0],
    ['npm', 'SIGKILL', npm, 'SIGKILL'],
  ] as const)('serves, and stops in order when %s gets %s', async (_, signal, command, status) => {
    const run = runMain({ ...toDatabase(database), PORT: '0' }, command);
    const { child, output, errors, ended } = run;
    await untilServing(run);
    const address = /API: +(http:\S+)/.exec(output())?.[1];
    expect(output()).toContain(`Playground: ${address}`);
    expect(output()).toContain(`Explorer:   ${address?.replace('/graphql', '/')}`);

    const response = await fetch(`${address}?query={presidency(year:2025){name}}`);
    expect(await response.json()).toMatchObject({ data: { presidency: { name: 'Canada 2025' } } });
    expect((await fetch(new URL('/health/ready', address))).status).toBe(200);

    child.kill(signal);
    expect(await ended).toBe(status);
    expect(output()).toContain('Stopping.');
    expect(errors()).toBe('');
    await expect(fetch(`${address}`)).rejects.toThrow();
  });

  it('writes files for who asks while it drains', async () => {
    const run = runMain({ ...toDatabase(database), ...apiAlone, PORT: '0', DRAIN_MS: '20000' });
    await untilServing(run);
    const address = /API: +(http:\S+)/.exec(run.output())?.[1];
    run.child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(new URL('/health/ready', address))).status).toBe(503);
    const file = await fetch(new URL('/export/csv/nodes/Country.csv', address));
    expect([file.status, await file.text()]).toEqual([200, expect.stringContaining('Canada')]);
  });

  it('ends where npm was killed while it was being built', async () => {
    const { child, output, errors, ended } = runMain({ ...toDatabase(database), PORT: '0' }, npm);
    // What the shell of the script runs first.
    await expect.poll(() => childrenOf(child.pid ?? 0).flatMap(childrenOf)).toHaveLength(1);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    expect(output()).not.toContain('API:');
    expect(errors()).toBe('');
  });

  it.each([
    ['it reads what that holds', 1, '1'],
    ['a process that is to serve does', 2, '2'],
  ])('stops in order where the database has gone silent while %s', async (_when, times, processes) => {
    const wire = await wireTo(database.connection.uri);
    const silent = wire.hangAt('DatasetManifest', times);
    const run = runMain({ ...toDatabase(database), NEO4J_URI: wire.uri, PORT: '0', PROCESSES: processes });
    await silent;
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.output()).toContain('Stopping.');
    await wire.end();
  });

  it('ends at once when it is told a second time', async () => {
    const { child, output, ended } = runMain({
      ...toDatabase(database),
      ...apiAlone,
      PORT: '0',
      HEALTH_PORT: '0',
      SHUTDOWN_TIMEOUT_MS: '600000',
    });
    await expect.poll(output, { timeout: 25_000 }).toContain('Press Ctrl-C to stop.');
    const address = new URL(/API: +(http:\S+)/.exec(output())?.[1] ?? '');
    const health = /Health: +(http:\S+)\/health\/live and/.exec(output())?.[1];
    const probe = async (path: string) => {
      const response = await fetch(`${health}/health/${path}`);
      return [response.status, await response.text()];
    };
    expect(new URL(health ?? '').port).not.toBe(address.port);
    expect(await probe('live')).toEqual([200, '']);
    await expect.poll(() => probe('ready')).toEqual([200, '{"status":"ready"}']);
    // A request that does not come to its end keeps the server from closing.
    const unfinished = connect(Number(address.port), '127.0.0.1');
    unfinished.on('error', () => {});
    unfinished.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
    );
    await pause(200);
    child.kill('SIGINT');
    await expect.poll(output).toContain('Stopping.');
    // So soon it would be the same Ctrl-C, which npm hands on.
    await pause(700);
    expect(child.exitCode).toBeNull();
    // At its own port it is told until the end.
    await expect(fetch(address)).rejects.toThrow();
    expect(await probe('live')).toEqual([200, '']);
    expect(await probe('ready')).toEqual([503, '{"status":"stopping"}']);
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    unfinished.destroy();
  });

  it('says that its port is in use', async () => {
    const other = await occupy();
    const { port } = other.address() as { port: number };
    const { ended, errors } = runMain({ ...toDatabase(database), PORT: String(port) });
    expect(await ended).toBe(1);
    expect(errors()).toBe(`Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set PORT to another.\n`);
    const health = runMain({ ...toDatabase(database), PORT: '0', HEALTH_PORT: String(port) });
    expect(await health.ended).toBe(1);
    expect(health.errors()).toBe(
      `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set HEALTH_PORT to another.\n`,
    );
    other.close();
  });
});

function occupy(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
}
