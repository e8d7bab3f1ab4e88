import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { writeArchive } from '../../src/database/local/archive.ts';
import { install, installationIn, isInstalled } from '../../src/database/local/install.ts';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { OperatorError } from '../../src/errors.ts';
import { isRunning, localTools, processIdOf } from './local-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'seven-graph-local-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tools = await localTools();
const temporaryStores = () => readdirSync(tmpdir()).filter((name) => name.startsWith('seven-graph-archive-'));

interface OpenLocal {
  readonly joinRunning?: boolean;
  readonly password?: string;
  readonly port?: string;
  readonly furtherStores?: readonly string[];
}

describe.skipIf(tools === undefined)('a local Neo4j (needs Java 17 and Maven)', () => {
  const { java, maven = 'mvn' } = tools ?? ({} as NonNullable<typeof tools>);

  /** Neither a Docker engine nor an address is to be found in this environment. */
  const open = (storeDirectory: string, options: OpenLocal = {}) =>
    openDatabase({
      environment: { JAVA_HOME: java.home, NEO4J_PASSWORD: options.password, NEO4J_BOLT_PORT: options.port },
      purpose: 'test',
      report: () => {},
      storeDirectory,
      joinRunning: options.joinRunning,
      furtherStores: options.furtherStores,
    });

  beforeAll(async () => {
    const installation = installationIn();
    if (!isInstalled(installation)) await install(installation, { java, maven }, () => {});
  });

  describe('that is open', () => {
    const store = join(folder, 'open');
    let first: Database;
    beforeAll(async () => {
      first = await open(store, { furtherStores: [join(folder, 'further')] });
    });
    afterAll(() => first.close());

    it('says where it is and where its data is', () => {
      expect(first.description).toMatch(/^a local Neo4j .*bolt:\/\/127\.0\.0\.1:\d+, its data in /);
      expect(first.description).not.toContain(first.connection.password);
    });

    it('listens on this machine only, asks for a password, and sends no usage reports', async () => {
      const expected = {
        'dbms.security.allow_csv_import_from_file_urls': 'false',
        'dbms.security.auth_enabled': 'true',
        'dbms.usage_report.enabled': 'false',
        'server.bolt.listen_address': '127.0.0.1:0',
        'server.http.enabled': 'false',
      };
      const { records } = await first.driver.executeQuery(
        'SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value',
        { names: Object.keys(expected) },
      );
      expect(Object.fromEntries(records.map((record) => [record.get('name'), record.get('value')]))).toEqual(expected);
    });

    it('gives way to the server beside it, with all its threads', async () => {
      const processId = processIdOf(store);
      expect(getPriority(processId)).toBe(5);
      const threads = await readdir(`/proc/${processId}/task`).catch(() => []);
      for (const thread of threads) expect(getPriority(Number(thread))).toBe(5);
      const session = await readFile(`/proc/${processId}/autogroup`, 'utf8').catch(() => 'nice 5');
      expect(session).toContain('nice 5');
    });

    it('keeps a further database in the same process, with data of its own', async () => {
      const further = createDriver(first.further[0]!);
      try {
        await further.executeQuery('CREATE (:Further)');
        const { records } = await first.driver.executeQuery('MATCH (f:Further) RETURN count(f)');
        expect(records[0]?.get(0)).toBe(0);
      } finally {
        await further.close();
      }
    });

    it('plans a statement once, whatever the size of the lists and texts that come with it', async () => {
      const estimate = async (size: number) => {
        const list = Array.from({ length: size }, String);
        const { summary } = await first.driver.executeQuery('EXPLAIN UNWIND $list AS item RETURN item', { list });
        return summary.plan ? summary.plan.arguments['EstimatedRows'] : undefined;
      };
      expect(await estimate(1)).toBeGreaterThan(0);
      expect(await estimate(5_000)).toBe(await estimate(1));
    });

    it('reads no file of the machine', async () => {
      const load = first.driver.executeQuery("LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line");
      await expect(load).rejects.toThrow('allow_csv_import_from_file_urls');
    });

    it('belongs to one process', async () => {
      const second = open(store);
      await expect(second).rejects.toThrow(OperatorError);
      await expect(second).rejects.toThrow(`in use by another process (process id ${processIdOf(store)})`);
    });

    it('can be joined by another process, which leaves it running', async () => {
      const joined = await open(store, { joinRunning: true });
      expect(joined.connection).toEqual(first.connection);
      await joined.close();
      await first.driver.executeQuery('RETURN 1');
      expect(statSync(join(store, 'connection.json')).mode & 0o077).toBe(0);
    });

    it('keeps its data when it is closed and opened again', async () => {
      await first.driver.executeQuery('CREATE (:Kept)');
      const processId = processIdOf(store);
      await Promise.all([first.close(), first.close()]);
      expect(await isRunning(processId)).toBe(false);
      expect(existsSync(join(store, 'connection.json'))).toBe(false);

      // As a notebook wants it: at the same address each time.
      const { port } = new URL(first.connection.uri);
      first = await open(store, { password: 'chosen by the operator', port });
      expect(first.connection.password).toBe('chosen by the operator');
      expect(first.connection.uri).toBe(`bolt://127.0.0.1:${port}`);
      const { records } = await first.driver.executeQuery('MATCH (k:Kept) RETURN count(k)');
      expect(records[0]?.get(0)).toBe(1);
    });
  });

  it('that does not start quotes the end of its log', async () => {
    const store = join(folder, 'broken');
    mkdirSync(store);
    writeFileSync(join(store, 'data'), 'a file where Neo4j needs a folder');
    const broken = open(store);
    await expect(broken).rejects.toThrow(OperatorError);
    await expect(broken).rejects.toThrow(/did not start[\s\S]*launcher\.log[\s\S]*Exception/);
  });

  it.each([
    ['logs', false],
    ['logs/launcher.log', true],
  ])('says that it cannot write %s', async (name, isFolder) => {
    const store = join(folder, `unwritable ${isFolder}`);
    const path = join(store, name);
    mkdirSync(isFolder ? path : store, { recursive: true });
    if (!isFolder) writeFileSync(path, 'a file where a folder is needed');
    const refused = open(store);
    await expect(refused).rejects.toThrow(OperatorError);
    await expect(refused).rejects.toThrow(`The local Neo4j needs ${path}, which cannot be written: E`);
  });

  it('says which port is in use', async () => {
    const taken = createServer().listen({ host: '127.0.0.1', port: 0 });
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const refused = open(join(folder, 'port'), { port: String(port) });
    await expect(refused).rejects.toThrow(`Port ${port}, which NEO4J_BOLT_PORT names for the local Neo4j, is in use.`);
    taken.close();
  });

  it.each(['0', '65536', 'bolt'])('refuses the port %s', async (port) => {
    const refused = open(join(folder, 'port'), { port });
    await expect(refused).rejects.toThrow(`NEO4J_BOLT_PORT is '${port}', but must be a whole number from 1 to 65535.`);
  });

  it('asks for a password that Neo4j will take', async () => {
    await expect(open(join(folder, 'short'), { password: 'short' })).rejects.toThrow(/at least 8 characters/);
  });

  it('leaves nothing half installed when Maven fails', async () => {
    const directory = join(folder, 'install');
    const failing = install(installationIn(directory), { java, maven: 'false' }, () => {});
    await expect(failing).rejects.toThrow(/Maven could not fetch Neo4j[\s\S]*needs the network/);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('stops writing its class archive when it is told to, and leaves nothing of it behind', async () => {
    // The same installation as elsewhere, seen without the archive that may be there.
    const installation = { directory: join(folder, 'archive'), launcher: join(folder, 'archive', 'launcher.jar') };
    mkdirSync(installation.directory);
    copyFileSync(installationIn().launcher, installation.launcher);
    symlinkSync(join(installationIn().directory, 'jars'), join(installation.directory, 'jars'));
    const before = temporaryStores();
    const stopping = new AbortController();
    const written = writeArchive(installation, java, stopping.signal);
    await expect.poll(() => temporaryStores().length).toBeGreaterThan(before.length);
    stopping.abort();
    await written;
    expect(readdirSync(installation.directory).sort()).toEqual(['jars', 'launcher.jar']);
    expect(temporaryStores()).toEqual(before);
  });
});
